"""The question library as a reader finds it: by themes, and what was answered to one question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from media.reading import foreign

from .models import Answer, ProfilePage, Question


@dataclass(frozen=True)
class Shelf:
    """The questions of one theme, by its name in the reader's language; None for those that have none.

    `foreign` is the language of that name where it is not the reader's, or else "".
    """

    theme: str | None
    foreign: str
    questions: list[Question]


def by_theme(questions: Iterable[Question]) -> list[Shelf]:
    """Questions (asked for with_theme) by theme in the editor's order, those without a theme last.

    A theme in several languages is one.
    """
    shelves: dict[UUID | None, list[Question]] = {}
    for question in questions:
        shelves.setdefault(question.theme and question.theme.translation_key, []).append(question)
    in_order = sorted(shelves.values(), key=lambda shelf: min(map(_place_in_order, shelf)))
    return [_labelled(shelf) for shelf in in_order]


def _labelled(questions: list[Question]) -> Shelf:
    first = questions[0]
    return Shelf(first.theme_here, foreign(first.theme_language) if first.theme else "", questions)


def _place_in_order(question: Question) -> tuple:
    """By the editor's order; themes that nobody has put in order yet after those, by name; no theme last."""
    if question.theme is None:
        return (2, 0, "")
    return (question.theme.sort_order is None, question.theme.sort_order or 0, question.theme_here)


def answers_to(question: Question, people: Iterable[ProfilePage]) -> list[Answer]:
    """What these people answered to a question, in the order of the people, each with its `page` at hand; one query."""
    by_key = {person.pk: person for person in people}
    order = list(by_key)
    answers = list(Answer.objects.to(question).filter(page__in=order).order_by("sort_order", "pk"))
    for answer in answers:
        answer.page = by_key[answer.page_id]
    return sorted(answers, key=lambda answer: order.index(answer.page_id))
