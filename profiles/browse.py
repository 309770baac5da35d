"""Choices -> who is found, and how many people each further choice would leave.

A state of the explore page is an address, so every link, chip and part of the list is made here from choices, and the
same choices always make the same address.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from math import ceil
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from . import search
from .browse_parts import Chip, Group, Sort, Value, WayOut
from .choices import BEST, NAME, NEWEST, SERIES, SORTS, Choices, usual_sort
from .facets import FACETS, Facet, FacetValue, count, had_by_none, values_of
from .wording import in_quotes

if TYPE_CHECKING:
    from .querysets import ProfileQuerySet

PER_PAGE = 24


class Browse:
    """What `choices` find among `people`, all of whom a visitor may meet, on this site.

    One query for the values of the facets and one for all counts, whatever is chosen and however many people there are;
    where a choice finds nobody together with the others, one more to know whether anybody has it at all.
    """

    def __init__(self, people: ProfileQuerySet, choices: Choices, site: Site, url: str) -> None:
        self._everyone = people
        self._url = url
        self._site = site
        self._known = values_of(site)
        self.choices = choices.only(self._known)
        self.text = self.choices.text
        # Another spelling that was looked for instead; "" where the visitor's own found someone.
        self.corrected = ""
        self._shared = {
            key
            for key, values in self._known.items()
            if any(len(value.keys) > 1 for value in values.values())
        }
        self._chosen = self._keys_chosen()
        self._totals: Counter[str] = Counter()
        self._counts: dict[str, Counter[int]] = {}
        self._count()
        self._drop_what_nobody_has()
        if self.text and not self.total and not self._matching(self.text).exists():
            self.corrected = search.correction(people, self.text)
            if self.corrected:
                self._count()
        last = max(1, ceil(self.total / PER_PAGE))
        self.choices = replace(self.choices, page=min(self.choices.page, last))

    @property
    def total(self) -> int:
        return self._totals[""]

    @property
    def address(self) -> str:
        """The canonical address of what is shown."""
        return self._address(self.choices)

    @property
    def clear_url(self) -> str:
        return self._address(Choices(carried=self.choices.carried))

    @property
    def previous_url(self) -> str:
        """The part of the list before this one. There is one if `page` has a previous."""
        return self._address(self.choices.at_part(self.choices.page - 1))

    @property
    def next_url(self) -> str:
        return self._address(self.choices.at_part(self.choices.page + 1))

    @cached_property
    def people(self) -> ProfileQuerySet:
        """Everyone found, in no order."""
        return self._narrowed(self._found())

    @property
    def sort(self) -> str:
        """The order that holds: the chosen one, or the usual one."""
        return self.choices.sort or usual_sort(self.text)

    def in_order(self) -> ProfileQuerySet:
        """Everyone found, in the order that holds. Not for the best match: that order is the search's own."""
        order = {
            NEWEST: self.people.newest_first,
            NAME: self.people.by_name,
            SERIES: self.people.series_order,
        }
        return order[self.sort]()

    def best(self, start: int, stop: int) -> list[int]:
        """The keys of those found from `start` to `stop`, the best match first."""
        return search.best(self.people, self._looked_for, start, stop, self.total)

    @cached_property
    def page(self) -> Page:
        """The chosen part of those found, as on cards, each with the `passage` that matched (None where none did)."""
        first = (self.choices.page - 1) * PER_PAGE
        keys = self._keys(first, first + PER_PAGE)
        people = self._everyone.filter(pk__in=keys).order_by().for_cards().in_bulk()
        shown = [people[key] for key in keys if key in people]
        passages = search.passages(shown, self._looked_for) if self._looked_for else {}
        for person in shown:
            person.passage = passages.get(person.pk)
        # Counted with the facets already.
        paginator = Paginator(range(self.total), PER_PAGE)
        return Page(shown, self.choices.page, paginator)

    @cached_property
    def facets(self) -> list[Group]:
        """Each facet with the values that would find someone, and the chosen ones."""
        return [Group(facet.key, facet.label, self._values(facet)) for facet in FACETS]

    @cached_property
    def chips(self) -> list[Chip]:
        chips = (
            [Chip(in_quotes(self.text), _("Words"), self._address(self.choices.without_text()))]
            if self.text
            else []
        )
        return chips + [
            Chip(
                self._known[facet.key][slug].label,
                facet.label,
                self._address(self.choices.toggled(facet, slug)),
            )
            for facet in FACETS
            for slug in self.choices.chosen(facet)
        ]

    @property
    def narrowed(self) -> int:
        """How many values of facets are chosen."""
        return sum(len(self.choices.chosen(facet)) for facet in FACETS)

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """Where nobody is found: each choice that alone stands in the way of someone; one query where words are one."""
        if self.total or not self.chips:
            return []
        ways = []
        if self.text:
            without = self.choices.without_text()
            ways.append(
                WayOut(in_quotes(self.text), self._narrowed(self._everyone).count(), self._address(without))
            )
        for facet in FACETS:
            if chosen := self.choices.chosen(facet):
                label = ", ".join(self._known[facet.key][slug].label for slug in chosen)
                url = self._address(self.choices.without(facet))
                ways.append(WayOut(label, self._totals[facet.key], url))
        return [way for way in ways if way.count]

    @cached_property
    def sorts(self) -> list[Sort]:
        return [
            Sort(key, label, key == self.sort, self._address(self.choices.sorted_by(key)))
            for key, label in SORTS.items()
            if key != BEST or self.text
        ]

    def _keys(self, start: int, stop: int) -> list[int]:
        """The keys of those found from `start` to `stop`, in the chosen order.

        Keys first, and then what a card shows of these few: the database sorts narrow rows, however many there are.
        """
        if self.sort == BEST:
            return self.best(start, stop)
        return list(self.in_order().values_list("pk", flat=True)[start:stop])

    @property
    def _looked_for(self) -> str:
        return self.corrected or self.text

    def _matching(self, text: str) -> ProfileQuerySet:
        return search.matching(self._everyone, text)

    def _found(self) -> ProfileQuerySet:
        return self._matching(self._looked_for) if self._looked_for else self._everyone

    def _keys_chosen(self) -> dict[str, list[int]]:
        return {
            facet.key: [key for slug in chosen for key in self._known[facet.key][slug].keys]
            for facet in FACETS
            if (chosen := self.choices.chosen(facet))
        }

    def _narrowed(self, people: ProfileQuerySet) -> ProfileQuerySet:
        for facet in FACETS:
            if (keys := self._chosen.get(facet.key)) is not None:
                people = facet.narrow(people, keys)
        return people

    def _count(self) -> None:
        self._totals, self._counts = count(self._found(), FACETS, self._chosen, self._shared)

    def _number(self, facet: Facet, value: FacetValue) -> int:
        """How many people have this value, with the other facets held."""
        counts = self._counts[facet.key]
        return sum(counts[key] for key in value.keys) if value.keys else counts[0]

    def _drop_what_nobody_has(self) -> None:
        """Let go chosen values of nobody among `people`: only drafts have them, or people whom nobody may meet here.

        Their names are not for visitors, so they are treated as values that there are not.
        """
        doubtful = [
            (facet, value)
            for facet in FACETS
            for value in map(self._known[facet.key].get, self.choices.chosen(facet))
            if not self._number(facet, value)
        ]
        if gone := had_by_none(self._everyone, doubtful, self._site):
            for facet, value in gone:
                del self._known[facet.key][value.slug]
            self.choices = self.choices.only(self._known)
            self._chosen = self._keys_chosen()
            self._count()

    def _values(self, facet: Facet) -> list[Value]:
        chosen = self.choices.chosen(facet)
        values = []
        for value in self._known[facet.key].values():
            number = self._number(facet, value)
            if number or value.slug in chosen:
                address = partial(self._toggling, facet, value.slug)
                values.append(Value(value.slug, value.label, number, value.slug in chosen, address))
        return values

    def _toggling(self, facet: Facet, slug: str) -> str:
        return self._address(self.choices.toggled(facet, slug))

    def _address(self, choices: Choices) -> str:
        query = choices.querystring
        return f"{self._url}?{query}" if query else self._url
