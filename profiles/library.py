"""The question library as a reader finds it: by themes, and what was answered to one question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Answer, ProfilePage, Question, Theme


@dataclass(frozen=True)
class Shelf:
    """The questions of one theme; `theme` is None for those that have none."""

    theme: Theme | None
    questions: list[Question]


def by_theme(questions: Iterable[Question]) -> list[Shelf]:
    """Questions (with their themes) by theme in the editor's order, those without a theme last."""
    shelves: dict[Theme | None, list[Question]] = {}
    for question in questions:
        shelves.setdefault(question.theme, []).append(question)
    return [Shelf(theme, shelves[theme]) for theme in sorted(shelves, key=_place_in_order)]


def _place_in_order(theme: Theme | None) -> tuple:
    """By the editor's order; themes that nobody has put in order yet after those, by name; no theme last."""
    if theme is None:
        return (2, 0, "")
    return (theme.sort_order is None, theme.sort_order or 0, theme.name)


def answers_to(question: Question, people: Iterable[ProfilePage]) -> list[Answer]:
    """What these people answered to a question, in the order of the people, each with its `page` at hand; one query."""
    by_key = {person.pk: person for person in people}
    order = list(by_key)
    answers = list(Answer.objects.to(question).filter(page__in=order).order_by("sort_order", "pk"))
    for answer in answers:
        answer.page = by_key[answer.page_id]
    return sorted(answers, key=lambda answer: order.index(answer.page_id))
