"""Every address of the site, in one place (the address map stands in docs/architecture.md)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from .api.v1 import api
from .delivery.uploads import serve_upload

handler404 = "profiles.views.not_found"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("", include("showcase.sharing.machine_urls")),
]

if settings.DEBUG or settings.SHOWCASE_DEMO:
    urlpatterns.append(path("", include("showcase.styleguide.urls")))

if settings.SHOWCASE_SERVE_UPLOADS:
    prefix = settings.MEDIA_URL.removeprefix("/")
    urlpatterns.append(path(f"{prefix}<path:path>", serve_upload, name="uploads"))

# What people read has an address in every language. Whatever is not one of these is a page of the tree.
urlpatterns += i18n_patterns(
    path("", include("profiles.urls")),
    path("", include("showcase.sharing.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
