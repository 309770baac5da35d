"""The parts of the sitemap with pages of the tree: people; and home, series, texts and the lists beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from django.utils import translation
from django.utils.functional import cached_property

from media.renditions import Place
from profiles.languages.homes import home_of
from profiles.models import (
    AccessibilityPage,
    HomePage,
    ProfileFilm,
    ProfilePage,
    SeriesPage,
    ShowcasePage,
    TextPage,
)
from profiles.querysets import ProfileQuerySet, published_profiles

from ..alternates import Alternate, with_default
from .pictures import jpegs, picture_address
from .sections import Entry, Section, latest

# Addresses beside the tree that are there on every site.
LISTS = ("profiles:explore", "profiles:questions", "profiles:films", "profiles:places")


class TreeSection(Section):
    """A part with pages of the tree: each with its picture and the languages that it is there in."""

    def of_pages(
        self, pages: Iterable[ShowcasePage], picture: str, place: Place, newest: dict[UUID, datetime]
    ) -> list[Entry]:
        """`picture` is the name of the pages' field; `newest` is by key, for pages that others make newer."""
        pages = list(pages)
        languages = self._languages_of(pages)
        return [
            Entry(
                self.absolute(page.get_url(self.request)),
                latest(page.last_published_at, newest.get(page.translation_key)),
                [found] if (found := picture_address(getattr(page, picture), place, self.request)) else [],
                alternates=languages.get(page.translation_key, ()),
            )
            for page in pages
        ]

    def _languages_of(self, pages: Sequence[ShowcasePage]) -> dict[UUID, list[Alternate]]:
        """By translation key: every published version of a page that is there in several, itself too; one query."""
        if not pages or len(self.languages) < 2:
            return {}
        keys = {page.translation_key for page in pages}
        versions = type(pages[0]).objects.in_every_language_of(self.site).published()
        found: dict[UUID, list[Alternate]] = defaultdict(list)
        for page in versions.filter(translation_key__in=keys).select_related("locale"):
            address = self.absolute(page.get_url(self.request))
            found[page.translation_key].append(Alternate(page.locale.language_code, address))
        order = self.languages.index
        return {
            key: with_default(sorted(same, key=lambda version: order(version.language)))
            for key, same in found.items()
        }


class People(TreeSection):
    """Every profile with its portrait. Their answers are not read."""

    name = "people"
    columns = ("path", "depth", "url_path", "slug", "translation_key", "last_published_at", "portrait")

    @cached_property
    def people(self) -> ProfileQuerySet:
        return ProfilePage.objects.in_every_language_of(self.site).published()

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
        return [entry for language in self.languages for entry in self._in(language)]

    def _in(self, language: str) -> list[Entry]:
        """Home, series and lists are as new as the newest of their people."""
        with translation.override(language):
            home = home_of(self.site)
            people = published_profiles(self.site)
            series = SeriesPage.objects.in_site(self.site)
            texts = TextPage.objects.in_site(self.site).defer("body")
            statements = AccessibilityPage.objects.in_site(self.site).defer("body", "failures")
        by_series = people.order_by().values_list("series__translation_key")
        by_series = dict(by_series.annotate(Max("last_published_at")))
        newest = latest(*by_series.values())
        homes = self._led(HomePage.objects.filter(pk=home.pk), {home.translation_key: newest})
        lists = [
            Entry(versions[language].address, newest, alternates=with_default(versions.values()))
            for versions in map(self.beside_the_tree, LISTS)
        ]
        words = [*self._led(texts, {}), *self._led(statements, {})]
        return [*homes, *self._led(series, by_series), *self._films(series, people), *words, *lists]

    def _led(self, pages: QuerySet, newest: dict[UUID, datetime]) -> list[Entry]:
        """Pages that a lead picture leads."""
        shown = pages.published().order_by("path").select_related("lead_image")
        shown = shown.prefetch_related(jpegs("lead_image", Place.LANDSCAPE))
        return self.of_pages(shown, "lead_image", Place.LANDSCAPE, newest)

    def _films(self, series: QuerySet, people: ProfileQuerySet) -> list[Entry]:
        """The films of each series that has any: as new as the newest person in them."""
        uses = ProfileFilm.objects.filter(page__in=people.order_by()).order_by()
        newest = dict(
            uses.values_list("page__series__translation_key").annotate(Max("page__last_published_at"))
        )
        pages = list(series.published().filter(translation_key__in=newest).order_by("path"))
        languages = self._languages_of(pages)
        return [
            Entry(
                self.absolute(f"{page.get_url(self.request)}films/"),
                newest[page.translation_key],
                alternates=[
                    Alternate(each.language, f"{each.address}films/")
                    for each in languages.get(page.translation_key, ())
                ],
            )
            for page in pages
        ]
