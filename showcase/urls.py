"""Every address of the site, in one place (the address map stands in docs/architecture.md)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from .api.v1 import api
from .delivery.policy import Public
from .delivery.uploads import serve_upload

handler404 = "profiles.views.not_found"
handler500 = "showcase.delivery.failures.failed"

urlpatterns = [
    # Before Wagtail's own: whoever signs in comes through here.
    path(settings.SHOWCASE_ADMIN_PATH, include("showcase.signin.urls")),
    path(settings.SHOWCASE_ADMIN_PATH, include(wagtailadmin_urls)),
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
    path("", include("showcase.signin.page_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

# Which addresses are the same for everyone, by the names of their views; whatever is not named here is answered anew
# each time. Their query strings are what the address map says of them.
PART = frozenset({"page"})
POLICIES = {
    "wagtail_serve": Public(PART),
    "profiles:explore": Public(None),
    "profiles:suggestions": Public(frozenset({"q"})),
    "profiles:questions": Public(),
    "profiles:question": Public(None),
    "profiles:films": Public(PART),
    "profiles:film": Public(PART),
    "profiles:topic": Public(PART),
    "profiles:sector": Public(PART),
    "profiles:occupation": Public(PART),
    "profiles:places": Public(),
    "profiles:place": Public(PART),
    "sharing:answer": Public(lists=False),
    "sharing:profile_embed": Public(lists=False),
    "sharing:answer_embed": Public(lists=False),
    "sharing:series_embed": Public(),
    "sharing:manifest": Public(),
    **{
        f"sharing:{of}_feed_{kind}": Public()
        for of in ("site", "series", "topic")
        for kind in ("atom", "rss", "json")
    },
    "machine:robots": Public(),
    "machine:oembed": Public(frozenset({"url", "format", "maxwidth", "maxheight"})),
    "machine:sitemap": Public(),
    "machine:sitemap_section": Public(frozenset({"p"})),
}
