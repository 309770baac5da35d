"""The parts of the sitemap with pages of the tree: people; and home, series, texts and the lists beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Locale

from media.renditions import Place
from profiles.models import (
    AccessibilityPage,
    HomePage,
    ProfileFilm,
    ProfilePage,
    SeriesPage,
    ShowcasePage,
    TextPage,
)

from .pictures import jpegs, picture_address
from .sections import Alternate, Entry, Section

# Addresses beside the tree that are there on every site.
LISTS = ("profiles:explore", "profiles:questions", "profiles:films", "profiles:places")
X_DEFAULT = "x-default"


class TreeSection(Section):
    """A part with pages of the tree: each with its picture and the languages that it is there in."""

    def of_pages(
        self, pages: Iterable[ShowcasePage], picture: str, place: Place, newest: dict[int, datetime]
    ) -> list[Entry]:
        """`picture` is the name of the pages' field; `newest` is by key, for pages that others make newer."""
        pages = list(pages)
        languages = self._languages_of(pages)
        return [
            Entry(
                self.absolute(page.get_url(self.request)),
                latest(page.last_published_at, newest.get(page.pk)),
                [found] if (found := picture_address(getattr(page, picture), place, self.request)) else [],
                alternates=languages.get(page.translation_key, ()),
            )
            for page in pages
        ]

    def _languages_of(self, pages: Sequence[ShowcasePage]) -> dict[UUID, list[Alternate]]:
        """By translation key: every published version of a page that is there in several, itself too.

        The same from whichever of them one looks, as hreflang asks for. The site's first language serves all others.
        """
        if not pages or self._languages < 2:
            return {}
        keys = {page.translation_key for page in pages}
        versions = type(pages[0]).objects.published().filter(translation_key__in=keys)
        found: dict[UUID, list[Alternate]] = defaultdict(list)
        for page in versions.select_related("locale").order_by("locale__language_code"):
            # A tree that no site shows has no addresses.
            if path := page.get_url(self.request):
                found[page.translation_key].append(Alternate(page.locale.language_code, self.absolute(path)))
        several = {key: versions for key, versions in found.items() if len(versions) > 1}
        for versions in several.values():
            first = [one for one in versions if one.language == settings.LANGUAGE_CODE]
            versions += [Alternate(X_DEFAULT, one.address) for one in first]
        return several

    @cached_property
    def _languages(self) -> int:
        return Locale.objects.count()


class People(TreeSection):
    """Every profile with its portrait. Their answers are not read."""

    name = "people"
    columns = ("path", "depth", "url_path", "slug", "translation_key", "last_published_at", "portrait")

    @cached_property
    def totals(self) -> dict[str, Any]:
        return self.people.order_by().aggregate(number=Count("pk"), newest=Max("last_published_at"))

    def rows(self) -> QuerySet:
        people = self.people.order_by("pk").only(*self.columns).select_related("portrait")
        return people.prefetch_related(jpegs("portrait", Place.PORTRAIT_LEAD))

    def entries(self, rows: Iterable[ProfilePage]) -> list[Entry]:
        return self.of_pages(rows, "portrait", Place.PORTRAIT_LEAD, {})


class Pages(TreeSection):
    """Home, series, their films, texts, and the lists: few enough to be put together before they are parted."""

    name = "pages"

    @cached_property
    def totals(self) -> dict[str, Any]:
        entries = self.rows()
        return {"number": len(entries), "newest": latest(*(entry.changed for entry in entries))}

    def rows(self) -> list[Entry]:
        return self._all

    def entries(self, rows: Iterable[Entry]) -> list[Entry]:
        return list(rows)

    @cached_property
    def _all(self) -> list[Entry]:
        """Home, series and lists are as new as the newest of their people."""
        by_series = dict(self.people.order_by().values_list("series").annotate(Max("last_published_at")))
        newest = latest(*by_series.values())
        homes = self._led(
            HomePage.objects.filter(pk=self.site.root_page_id), {self.site.root_page_id: newest}
        )
        series = SeriesPage.objects.in_site(self.site)
        texts = TextPage.objects.in_site(self.site).defer("body")
        statements = AccessibilityPage.objects.in_site(self.site).defer("body", "failures")
        lists = [Entry(self.absolute(reverse(name)), newest) for name in LISTS]
        words = [*self._led(texts, {}), *self._led(statements, {})]
        return [*homes, *self._led(series, by_series), *self._films(series), *words, *lists]

    def _led(self, pages: QuerySet, newest: dict[int, datetime]) -> list[Entry]:
        """Pages that a lead picture leads."""
        shown = pages.published().order_by("path").select_related("lead_image")
        shown = shown.prefetch_related(jpegs("lead_image", Place.LANDSCAPE))
        return self.of_pages(shown, "lead_image", Place.LANDSCAPE, newest)

    def _films(self, series: QuerySet) -> list[Entry]:
        """The films of each series that has any: as new as the newest person in them."""
        uses = ProfileFilm.objects.filter(page__in=self.people.order_by()).order_by()
        newest = dict(uses.values_list("page__series").annotate(Max("page__last_published_at")))
        return [
            Entry(self.absolute(f"{page.get_url(self.request)}films/"), newest[page.pk])
            for page in series.published().filter(pk__in=newest).order_by("path")
        ]


def latest(*moments: datetime | None) -> datetime | None:
    """The latest of those that are known."""
    return max((moment for moment in moments if moment), default=None)
