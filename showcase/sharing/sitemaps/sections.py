"""What every part of the sitemap has in common, and the parts of pages that are not in the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Site

from profiles.languages.homes import homes_of
from profiles.querysets import ProfileQuerySet, published_profiles

from ..alternates import Alternate, with_default


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
class Entry:
    """One public address with what is on it; `changed` is None where that is not known."""

    location: str
    changed: datetime | None = None
    images: Sequence[str] = ()
    video: Video | None = None
    alternates: Sequence[Alternate] = ()


def latest(*moments: datetime | None) -> datetime | None:
    """The latest of those that are known."""
    return max((moment for moment in moments if moment), default=None)


class Section(Sitemap):
    """One part of the sitemap of the request's site. Django's views ask it for parts of at most `limit` addresses."""

    # Sitemaps may have 50,000; a part of this size still takes seconds and a few megabytes.
    limit = 10_000
    name: str

    def __init__(self, request: HttpRequest, site: Site) -> None:
        self.request = request
        self.site = site
        self.languages = list(homes_of(site))

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

    def people_of(self, language: str) -> ProfileQuerySet:
        """Everyone whom readers of a language meet."""
        with translation.override(language):
            return published_profiles(self.site)

    def beside_the_tree(self, name: str, *args: str, languages: Sequence[str] = ()) -> dict[str, Alternate]:
        """Where a page that is not in the tree is, by language."""
        found = {}
        for language in languages or self.languages:
            with translation.override(language):
                found[language] = Alternate(language, self.absolute(reverse(name, args=args)))
        return found

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
    def totals(self) -> dict[str, Any]:
        rows = self.rows()
        return {"number": len(rows), "newest": latest(*(row["changed"] for row in rows))}

    def rows(self) -> list[dict[str, Any]]:
        """`group`, `language`, and when the newest of its people was published, `changed`."""
        return self._rows

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        return [row for language in self.languages for row in self._rows_in(language)]

    def _rows_in(self, language: str) -> list[dict[str, Any]]:
        people = self.people_of(language).order_by().annotate(group=self.slug).filter(group__isnull=False)
        rows = people.values("group").annotate(changed=Max("last_published_at")).order_by("group")
        return [row | {"language": language} for row in rows]

    def where(self, rows: Iterable[dict[str, Any]], slugs: Mapping | None = None) -> list[Entry]:
        """An entry for each row, which names the others of its group. `slugs` is by group, if those are not slugs."""
        languages = defaultdict(list)
        for row in self._rows:
            languages[row["group"]].append(row["language"])
        entries = []
        for row in rows:
            slug = slugs[row["group"]] if slugs else row["group"]
            versions = self.beside_the_tree(self.url_name, slug, languages=languages[row["group"]])
            here = versions[row["language"]].address
            entries.append(Entry(here, row["changed"], alternates=with_default(versions.values())))
        return entries

    def entries(self, rows: Iterable[dict[str, Any]]) -> list[Entry]:
        return self.where(rows)


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
