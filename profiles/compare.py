"""Two or three people side by side: choosing them, and what each answered to the questions that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q

from .models import Answer, Question

if TYPE_CHECKING:
    from media.models import Image

    from .models import ProfilePage
    from .querysets import ProfileQuerySet

FEWEST, MOST = 2, 3
# A longer list is somebody trying what the site can bear.
MOST_NAMED = 24


@dataclass(frozen=True)
class Cell:
    """What one of the people answered; None for one who was not asked."""

    person: ProfilePage
    answer: Answer | None


@dataclass(frozen=True)
class Row:
    """One question, and a cell for each of the people, in their order."""

    question: Question
    cells: list[Cell]


@dataclass(frozen=True)
class Comparison:
    """People side by side, and a row for each question that at least two of them answered."""

    people: list[ProfilePage]
    rows: list[Row]

    @property
    def portraits(self) -> list[Image | None]:
        return [person.portrait for person in self.people]


@dataclass(frozen=True)
class Picker:
    """Whom a reader may choose from: those already `named`, and those `listed` in this part of the list.

    `open` says that the reader is choosing; `kept` are the keys and values that the form sends along.
    """

    named: list[ProfilePage]
    listed: list[ProfilePage]
    open: bool
    kept: list[tuple[str, str]]

    @property
    def people(self) -> list[ProfilePage]:
        return [person for person in self.named if person not in self.listed] + self.listed


def key_of(person: ProfilePage) -> str:
    """How an address names a person: by series and slug, so that it means the same after a move to another server."""
    return f"{person.series.slug}/{person.slug}"


def pairs(people: Iterable[ProfilePage]) -> list[tuple[str, str]]:
    """How a query string names these people."""
    return [("compare", key_of(person)) for person in people]


def querystring(people: Iterable[ProfilePage]) -> str:
    return urlencode(pairs(people), safe="/")


def people_named(names: Iterable[str], people: ProfileQuerySet) -> list[ProfilePage]:
    """The people whom an address names, in its order, each once; names of nobody are left out."""
    given = dict.fromkeys(names)
    keys = [name.split("/") for name in given if name.count("/") == 1 and "\0" not in name][:MOST_NAMED]
    wanted = Q()
    for series, slug in keys:
        wanted |= Q(series__slug=series, slug=slug)
    found = {key_of(person): person for person in people.filter(wanted).for_cards()} if wanted else {}
    return [found[key] for key in map("/".join, keys) if key in found]


def can_be_compared(people: list[ProfilePage]) -> bool:
    return FEWEST <= len(people) <= MOST


def compare(people: list[ProfilePage], first: Question) -> Comparison:
    """These people side by side; one query.

    First comes the question that the reader comes from, then the others in the order in which the first person was
    asked them.
    """
    given: dict[Question, dict[int, Answer]] = {}
    order = {person.pk: place for place, person in enumerate(people)}
    answers = Answer.objects.filter(page__in=order, question__isnull=False).select_related("question")
    for answer in sorted(answers, key=lambda answer: (order[answer.page_id], answer.sort_order or 0)):
        given.setdefault(answer.question, {}).setdefault(answer.page_id, answer)
    rows = [
        Row(question, [Cell(person, by_person.get(person.pk)) for person in people])
        for question, by_person in given.items()
        if len(by_person) >= FEWEST
    ]
    return Comparison(people, sorted(rows, key=lambda row: row.question != first))
