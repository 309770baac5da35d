"""The addresses of sharing. They stand before the page tree's, whose pages they belong to."""

from django.urls import URLPattern, path, re_path

from .feeds.views import feed
from .robots import robots
from .sitemaps import views as sitemaps
from .views.accent import accent
from .views.answers import answer
from .views.cards import card
from .views.embed_script import embed_script
from .views.embeds import answer_embed, profile_embed, series_embed
from .views.favicon import favicon
from .views.manifest import manifest
from .views.oembed import oembed

app_name = "sharing"

feeds: list[URLPattern] = [
    path("feed/", feed, {"kind": "site", "name": "atom"}, name="site_feed_atom"),
    path("feed/rss/", feed, {"kind": "site", "name": "rss"}, name="site_feed_rss"),
    path("feed/json/", feed, {"kind": "site", "name": "json"}, name="site_feed_json"),
    path("topics/<slug:slug>/feed/", feed, {"kind": "topic", "name": "atom"}, name="topic_feed_atom"),
    path("topics/<slug:slug>/feed/rss/", feed, {"kind": "topic", "name": "rss"}, name="topic_feed_rss"),
    path("topics/<slug:slug>/feed/json/", feed, {"kind": "topic", "name": "json"}, name="topic_feed_json"),
    path("<slug:slug>/feed/", feed, {"kind": "series", "name": "atom"}, name="series_feed_atom"),
    path("<slug:slug>/feed/rss/", feed, {"kind": "series", "name": "rss"}, name="series_feed_rss"),
    path("<slug:slug>/feed/json/", feed, {"kind": "series", "name": "json"}, name="series_feed_json"),
]

robots_and_sitemaps: list[URLPattern] = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
]

urlpatterns: list[URLPattern] = [
    path("cards/<slug:kind>/<int:key>/<slug:shape>-<slug:digest>.jpg", card, name="card"),
    path("cards/<slug:kind>/<int:key>/<slug:shape>.jpg", card, name="card"),
    re_path(r"^accent-(?P<digits>[0-9a-f]{6})\.css$", accent, name="accent"),
    path("site.webmanifest", manifest, name="manifest"),
    path("favicon.ico", favicon, name="favicon"),
    path("<slug:series>/<slug:profile>/answers/<int:pk>/", answer, name="answer"),
    path("oembed", oembed, name="oembed"),
    path("oembed/", oembed),
    path("embed.js", embed_script, name="embed_script"),
    path("<slug:series>/embed/", series_embed, name="series_embed"),
    path("<slug:series>/<slug:profile>/embed/", profile_embed, name="profile_embed"),
    path("<slug:series>/<slug:profile>/answers/<int:pk>/embed/", answer_embed, name="answer_embed"),
    *feeds,
    *robots_and_sitemaps,
]
