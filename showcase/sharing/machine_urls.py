"""The addresses of sharing that programs ask for: one each, whatever the language."""

from django.urls import URLPattern, path, re_path

from .robots import robots
from .security import security_txt
from .sitemaps import views as sitemaps
from .views.accent import accent
from .views.embed_script import embed_script
from .views.favicon import favicon
from .views.oembed import oembed

app_name = "machine"

urlpatterns: list[URLPattern] = [
    re_path(r"^accent-(?P<digits>[0-9a-f]{6})\.css$", accent, name="accent"),
    path("favicon.ico", favicon, name="favicon"),
    path("oembed", oembed, name="oembed"),
    path("oembed/", oembed),
    path("embed.js", embed_script, name="embed_script"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
]
