"""The addresses of sharing that belong to a page, or to a language. They stand before the page tree's."""

from django.urls import URLPattern, path

from .feeds.views import feed
from .views.answers import answer
from .views.cards import card
from .views.embeds import answer_embed, profile_embed, series_embed
from .views.manifest import manifest

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

urlpatterns: list[URLPattern] = [
    path("cards/<slug:kind>/<int:key>/<slug:shape>-<slug:digest>.jpg", card, name="card"),
    path("cards/<slug:kind>/<int:key>/<slug:shape>.jpg", card, name="card"),
    path("site.webmanifest", manifest, name="manifest"),
    path("<slug:series>/<slug:profile>/answers/<int:pk>/", answer, name="answer"),
    path("<slug:series>/embed/", series_embed, name="series_embed"),
    path("<slug:series>/<slug:profile>/embed/", profile_embed, name="profile_embed"),
    path("<slug:series>/<slug:profile>/answers/<int:pk>/embed/", answer_embed, name="answer_embed"),
    *feeds,
]
