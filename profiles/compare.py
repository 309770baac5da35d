"""Two or three people side by side: choosing them, and what each answered to the questions that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict

from .languages.choice import in_reading_language
from .models import Answer, Question

if TYPE_CHECKING:
    from media.models import Image

    from .models import ProfilePage
    from .querysets import ProfileQuerySet

FEWEST, MOST = 2, 3
PICK = ("pick", "1")
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
class Named:
    """Whom a query string names (`?compare=`), and whether the reader is still `choosing` (`?pick=1`)."""

    people: list[ProfilePage]
    choosing: bool

    @classmethod
    def parse(cls, query: QueryDict, people: ProfileQuerySet) -> Named:
        """Of these people. Whoever names too few or too many to compare is still choosing; one query for the names."""
        named = people_named(query.getlist("compare"), people)
        unfit = "compare" in query and not FEWEST <= len(named) <= MOST
        return cls(named, choosing=bool(unfit or query.get("pick") or ("pick" in query and not named)))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The keys and values of an address that names them so."""
        names = tuple(("compare", key_of(person)) for person in self.people)
        return (PICK, *names) if self.choosing else names


@dataclass(frozen=True)
class Picker:
    """Whom a reader may choose from: those `named` already, and those `listed` in this part of the list.

    `kept` are the keys and values that the form sends along.
    """

    named: Named
    listed: list[ProfilePage]
    kept: list[tuple[str, str]]

    @property
    def open(self) -> bool:
        return self.named.choosing

    @property
    def ticked(self) -> list[ProfilePage]:
        return self.named.people

    @property
    def people(self) -> list[ProfilePage]:
        return [person for person in self.ticked if person not in self.listed] + self.listed


def key_of(person: ProfilePage) -> str:
    """How an address names a person: by series and slug, so that it means the same after a move to another server."""
    return f"{person.series.slug}/{person.slug}"


def querystring(people: Iterable[ProfilePage]) -> str:
    return urlencode(Named(list(people), choosing=False).pairs, safe="/")


def people_named(names: Iterable[str], people: ProfileQuerySet) -> list[ProfilePage]:
    """The people whom an address names, in its order, each once; names of nobody are left out."""
    given = dict.fromkeys(names)
    keys = [name.split("/") for name in given if name.count("/") == 1 and "\0" not in name][:MOST_NAMED]
    wanted = Q()
    for series, slug in keys:
        wanted |= Q(series__slug=series, slug=slug)
    found = {key_of(person): person for person in people.filter(wanted).for_cards()} if wanted else {}
    return [found[key] for key in map("/".join, keys) if key in found]


def compare(people: list[ProfilePage], first: Question) -> Comparison:
    """These people side by side; two queries.

    First comes the question that the reader comes from, then the others in the order in which the first person was
    asked them.
    """
    given: dict[UUID, dict[int, Answer]] = {}
    order = {person.pk: place for place, person in enumerate(people)}
    answers = Answer.objects.filter(page__in=order, question__isnull=False).select_related("question")
    for answer in sorted(answers, key=lambda answer: (order[answer.page_id], answer.sort_order or 0)):
        given.setdefault(answer.question.translation_key, {}).setdefault(answer.page_id, answer)
    asked = {answer.question.translation_key: answer.question for answer in answers}
    questions = dict(zip(asked, in_reading_language(list(asked.values())), strict=True))
    rows = [
        Row(questions[key], [Cell(person, by_person.get(person.pk)) for person in people])
        for key, by_person in given.items()
        if len(by_person) >= FEWEST
    ]
    return Comparison(
        people, sorted(rows, key=lambda row: row.question.translation_key != first.translation_key)
    )
