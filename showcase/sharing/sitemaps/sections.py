"""What every part of the sitemap has in common, and the parts of pages that are not in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Site

from profiles.querysets import published_profiles


@dataclass(frozen=True)
class Video:
    """A film as https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps asks for it.

    One of `content` (the file) and `player` is an address, the other "". `duration` is in seconds.
    """

    thumbnail: str
    title: str
    description: str
    content: str = ""
    player: str = ""
    duration: int | None = None
    published_on: date | None = None


@dataclass(frozen=True)
class Alternate:
    """The same page in a language, or for all others ("x-default")."""

    language: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One public address with what is on it; `changed` is None where that is not known."""

    location: str
    changed: datetime | None = None
    images: Sequence[str] = ()
    video: Video | None = None
    alternates: Sequence[Alternate] = ()


class Section(Sitemap):
    """One part of the sitemap of the request's site. Django's views ask it for parts of at most `limit` addresses."""

    # Sitemaps may have 50,000; a part of this size still takes seconds and a few megabytes.
    limit = 10_000
    name: str

    def __init__(self, request: HttpRequest, site: Site) -> None:
        self.request = request
        self.site = site
        self.people = published_profiles(site)

    @cached_property
    def totals(self) -> dict[str, Any]:
        """`number` of addresses and when the newest was published, `newest` (or None)."""
        raise NotImplementedError

    def rows(self) -> QuerySet | list:
        """What the entries are made of, in an order that new ones are added to at the end where that can be."""
        raise NotImplementedError

    def entries(self, rows: Iterable) -> list[Entry]:
        """The entries of one part; in a number of queries that does not depend on how many there are."""
        raise NotImplementedError

    def absolute(self, path: str) -> str:
        return self.request.build_absolute_uri(path)

    @cached_property
    def paginator(self) -> Paginator:
        paginator = Paginator(self.rows(), self.limit, allow_empty_first_page=False)
        paginator.count = self.totals["number"]
        return paginator

    def get_urls(self, page: int | str = 1, site: object = None, protocol: str | None = None) -> list[Entry]:
        self.latest_lastmod = self.totals["newest"]
        return self.entries(self.paginator.page(page).object_list)

    def get_latest_lastmod(self) -> datetime | None:
        return self.totals["newest"]


class Group(Section):
    """Pages of what people have in common: each as new as the newest of its people.

    `slug` is an expression on a profile. A slug that stands in several languages is one page, as on the site.
    """

    url_name: str
    slug: Any

    @cached_property
    def in_group(self) -> QuerySet:
        return self.people.order_by().annotate(group=self.slug).filter(group__isnull=False)

    @cached_property
    def totals(self) -> dict[str, Any]:
        return self.in_group.aggregate(number=Count("group", distinct=True), newest=Max("last_published_at"))

    def rows(self) -> QuerySet:
        return self.in_group.values("group").annotate(changed=Max("last_published_at")).order_by("group")

    def entries(self, rows: Iterable) -> list[Entry]:
        return [
            Entry(self.absolute(reverse(self.url_name, args=[row["group"]])), row["changed"]) for row in rows
        ]


class Questions(Group):
    name = "questions"
    url_name = "profiles:question"
    slug = F("answers__question__slug")


class Topics(Group):
    name = "topics"
    url_name = "profiles:topic"
    slug = F("topic_items__tag__slug")


class Sectors(Group):
    name = "sectors"
    url_name = "profiles:sector"
    slug = F("workplace__sector__slug")


class Places(Group):
    name = "places"
    url_name = "profiles:place"
    # Their own place, or else their workplace's.
    slug = Coalesce("place__slug", "workplace__place__slug")


class Occupations(Group):
    name = "occupations"
    url_name = "profiles:occupation"
    slug = F("occupation_rows__occupation__slug")
