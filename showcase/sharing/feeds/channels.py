"""Which feeds there are: one of the site, of each series, and of each topic; and where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from profiles import groups
from profiles.languages.homes import home_of
from profiles.models import HomePage, ProfilePage, SeriesPage, Topic
from profiles.querysets import ProfileQuerySet, published_profiles

from ..models import Branding
from .formats import FORMATS

SITE, SERIES, TOPIC = "site", "series", "topic"


@dataclass(frozen=True)
class Channel:
    """What a feed is about, and whose interviews are in it.

    `path` is the page that the feed belongs to, without host. `changed` is when that page was published last, or None
    for a topic, which has no dates.
    """

    title: str
    description: str
    site_name: str
    path: str
    language: str
    people: ProfileQuerySet
    changed: datetime | None = None


@dataclass(frozen=True)
class FeedLink:
    """A feed as a page's head names it (RFC 8288 `alternate`): `type` is a media type, `address` has its host.

    `name` is the format's: what a link says that stands beside those of the other formats.
    """

    name: str
    title: str
    type: str
    address: str


def find_channel(kind: str, slug: str, request: HttpRequest) -> Channel | None:
    """The feed of the request's site, of one of its series, or of a topic; None where visitors do not meet that."""
    site = Site.find_for_request(request)
    return _CHANNELS[kind](site, slug, request) if site else None


def feed_path(kind: str, slug: str, name: str) -> str:
    """Where a feed is, without host; `name` is a key of `FORMATS`."""
    return reverse(f"sharing:{kind}_feed_{name}", args=[slug] if slug else [])


def feed_links(thing: Model | None, request: HttpRequest) -> list[FeedLink]:
    """The feeds that a page's head names: a series' or topic's own, a person's series', the site's for all else.

    No query beside the site's, where a profile has its series at hand. Empty where no site answers to the host.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    thing = thing.series if isinstance(thing, ProfilePage) else thing
    kind, slug, title = SITE, "", Branding.for_request(request).site_name
    if isinstance(thing, SeriesPage):
        kind, slug, title = SERIES, thing.slug, _within(request, thing.title)
    elif isinstance(thing, Topic):
        kind, slug, title = TOPIC, thing.slug, _within(request, thing.name)
    return [
        FeedLink(
            form.name,
            f"{title} ({form.name})",
            form.media_type,
            request.build_absolute_uri(feed_path(kind, slug, name)),
        )
        for name, form in FORMATS.items()
    ]


def _of_site(site: Site, slug: str, request: HttpRequest) -> Channel | None:
    home = HomePage.objects.published().select_related("locale").filter(pk=home_of(site).pk).first()
    people = published_profiles(site)
    return _of_page(home, Branding.for_request(request).site_name, people, request) if home else None


def _of_series(site: Site, slug: str, request: HttpRequest) -> Channel | None:
    all_series = SeriesPage.objects.child_of(home_of(site)).published().select_related("locale")
    series = all_series.filter(slug=slug).first()
    if series is None:
        return None
    people = published_profiles(site).in_series(series)
    return _of_page(series, _within(request, series.title), people, request)


def _of_page(
    page: HomePage | SeriesPage, title: str, people: ProfileQuerySet, request: HttpRequest
) -> Channel:
    return Channel(
        title=title,
        description=page.summary,
        site_name=Branding.for_request(request).site_name,
        path=page.get_url(request),
        language=page.locale.language_code,
        people=people,
        changed=page.last_published_at or page.first_published_at,
    )


def _of_topic(site: Site, slug: str, request: HttpRequest) -> Channel | None:
    """A topic that nobody published talks about has no feed, as it has no page."""
    topic = groups.find("topic", slug, published_profiles(site))
    if topic is None or not topic.people.exists():
        return None
    return Channel(
        title=_within(request, topic.row.name),
        description=topic.row.description,
        site_name=Branding.for_request(request).site_name,
        path=reverse("profiles:topic", args=[slug]),
        language=home_of(site).locale.language_code,
        people=topic.people,
    )


def _within(request: HttpRequest, title: str) -> str:
    return f"{title} – {Branding.for_request(request).site_name}"


_CHANNELS: dict[str, Callable[[Site, str, HttpRequest], Channel | None]] = {
    SITE: _of_site,
    SERIES: _of_series,
    TOPIC: _of_topic,
}
