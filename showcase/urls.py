"""Every address of the site, in one place (the address map stands in docs/architecture.md)."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

handler404 = "profiles.views.not_found"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("profiles.urls")),
]

if settings.SHOWCASE_SERVE_UPLOADS:
    prefix = settings.MEDIA_URL.removeprefix("/")
    urlpatterns.append(
        re_path(rf"^{prefix}(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="uploads")
    )

# Everything else is a page of the tree.
urlpatterns.append(path("", include(wagtail_urls)))
