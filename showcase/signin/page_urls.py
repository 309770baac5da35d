"""Where Wagtail sends visitors of private pages: to log in by the one door, or to say the page's password."""

from django.urls import path
from django.views.generic import RedirectView

from .private_pages import open_page

urlpatterns = [
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        open_page,
        name="wagtailcore_authenticate_with_password",
    ),
]
