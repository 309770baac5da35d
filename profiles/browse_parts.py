"""What the explore page shows of a state: values of facets, chips, ways out of a dead end, and orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext

# How many values of one facet stand open; the others are a click away.
LEADING_VALUES = 8


@dataclass(frozen=True)
class Value:
    """One value of a facet as the page shows it: `count` people would be found by it, `url` takes or drops it."""

    slug: str
    label: str
    count: int
    chosen: bool
    address: Callable[[], str]

    @property
    def url(self) -> str:
        """Made when it is shown: where values are boxes of a form, nobody asks for some hundred addresses."""
        return self.address()

    @property
    def noun(self) -> str:
        """What is counted, as it is read aloud. Said here: a template tag for each of some hundred values is slow."""
        return ngettext("person", "people", self.count)


@dataclass(frozen=True)
class Group:
    """One facet as the page shows it."""

    key: str
    label: Promise
    values: list[Value]

    @property
    def shelves(self) -> list[list[Value]]:
        """The chosen and most frequent values, and if there are others, those: the first stand open."""
        most = sorted(self.values, key=lambda value: (not value.chosen, -value.count))[:LEADING_VALUES]
        open_ones = {value.slug for value in most}
        leading = [value for value in self.values if value.slug in open_ones or value.chosen]
        others = [value for value in self.values if value.slug not in open_ones and not value.chosen]
        return [leading, others] if others else [leading]


@dataclass(frozen=True)
class Chip:
    """One choice that can be let go at `url`."""

    label: str
    facet: Promise
    url: str


@dataclass(frozen=True)
class WayOut:
    """For a search that found nobody: without `label` there would be `count` people, at `url`."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Sort:
    key: str
    label: Promise
    chosen: bool
    url: str
