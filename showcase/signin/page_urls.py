"""Where Wagtail sends visitors of private pages to log in: to the one door."""

from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
]
