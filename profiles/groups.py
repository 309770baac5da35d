"""The pages of sectors, places, occupations and topics: who belongs to each, and what is near it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from os.path import commonprefix
from typing import TYPE_CHECKING

from django.db.models import Model
from wagtail.models import TranslatableMixin

from media.alphabet import norwegian_key

from .facets import FACETS, Facet, count
from .languages.choice import place_in_order
from .models import Occupation, Topic

if TYPE_CHECKING:
    from .querysets import ProfileQuerySet

# How many neighbours a page names.
NEIGHBOURS = 12


@dataclass(frozen=True)
class Group:
    """One sector, place, occupation or topic, and its share of everyone whom a visitor may meet."""

    row: Model
    people: ProfileQuerySet
    facet: Facet
    _everyone: ProfileQuerySet

    @cached_property
    def all_of_kind(self) -> list[Model]:
        """Every group of the same kind that has people, itself too, by name, with `people_count`; two queries."""
        return with_people(self.facet, self._everyone)

    @cached_property
    def neighbours(self) -> list[Model]:
        """A few groups of the same kind that are near this one, each with `people_count`."""
        return NEAR[self.facet.key](self)[:NEIGHBOURS]

    @property
    def others(self) -> list[Model]:
        """The other groups of the same kind, those with most people first."""
        others = [other for other in self.all_of_kind if other.slug != self.row.slug]
        return sorted(others, key=lambda other: -other.people_count)


def find(kind: str, slug: str, people: ProfileQuerySet) -> Group | None:
    """The group of that slug with its share of these people, who may be none; None where there is no such group.

    A slug that stands in several languages is one group, and goes by its name in the reader's. One query.
    """
    facet = FACET[kind]
    rows = _in_reading_order(facet, slug=slug)
    return Group(rows[0], facet.narrow(people, [row.pk for row in rows]), facet, people) if rows else None


def with_people(facet: Facet, people: ProfileQuerySet) -> list[Model]:
    """Every group of a kind to which any of these people belong, with `people_count`, by name; two queries."""
    _total, counts = count(people, [facet])
    number = counts[facet.key]
    found: dict[str, Model] = {}
    slugs = facet.model._default_manager.filter(pk__in=number).order_by().values("slug")
    for row in _in_reading_order(facet, slug__in=slugs):
        first = found.setdefault(row.slug, row)
        first.people_count = getattr(first, "people_count", 0) + number[row.pk]
    return sorted(found.values(), key=lambda row: norwegian_key(row.name))


def _in_reading_order(facet: Facet, **which) -> list[Model]:
    """Rows of a facet's model, those in the reader's language first where they have one."""
    rows = facet.model._default_manager.filter(**which).order_by("pk")
    if not issubclass(facet.model, TranslatableMixin):
        return list(rows)
    return sorted(rows.select_related("locale"), key=place_in_order())


def _of_same_kind(group: Group) -> list[Occupation]:
    """The occupations that STYRK-08 puts nearest: those whose codes begin with most of the same digits."""

    def digits_in_common(other: Occupation) -> int:
        return len(commonprefix([group.row.styrk08, other.styrk08]))

    others = group.others
    most = max(map(digits_in_common, others), default=0)
    return [other for other in others if most and digits_in_common(other) == most]


def _of_same_people(group: Group) -> list[Topic]:
    """What the same people also talk about; `people_count` is how many of them do."""
    return list(Topic.objects.of(group.people).exclude(slug=group.row.slug)[:NEIGHBOURS])


FACET = {facet.key: facet for facet in FACETS if facet.key in {"sector", "place", "occupation", "topic"}}
NEAR: dict[str, Callable[[Group], list[Model]]] = {
    "sector": lambda group: group.others,
    "place": lambda group: group.others,
    "occupation": _of_same_kind,
    "topic": _of_same_people,
}
