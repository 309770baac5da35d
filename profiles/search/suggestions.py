"""What is offered while someone types: people, questions and topics with words that begin so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Exists, Model, OuterRef, QuerySet

from ..models import Answer, ProfileTopic, Question, Topic
from .engines import database_of
from .text import words, words_of_query

if TYPE_CHECKING:
    from ..models import ProfilePage
    from ..querysets import ProfileQuerySet

SHORTEST = 2
MOST_PEOPLE, MOST_QUESTIONS, MOST_TOPICS = 5, 3, 3


@dataclass(frozen=True)
class Suggestions:
    people: list[ProfilePage] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)


def suggestions(people: ProfileQuerySet, text: str) -> Suggestions:
    """At most five people by name or job, three questions and three topics that these people answer and talk about.

    Five queries at most. Nothing for less than two letters.
    """
    typed = words_of_query(text)
    if not typed or len(typed[-1]) < SHORTEST and len(typed) == 1:
        return Suggestions()
    found = database_of(people).named(people, text).newest_first()[:MOST_PEOPLE]
    answers = Answer.objects.filter(
        question__translation_key=OuterRef("translation_key"), page__in=people.order_by()
    )
    questions = Question.objects.in_reading_language()
    talks = ProfileTopic.objects.filter(tag=OuterRef("pk"), content_object__in=people.order_by())
    return Suggestions(
        list(found),
        _beginning(questions, "text", typed, answers)[:MOST_QUESTIONS],
        _beginning(Topic.objects.all(), "name", typed, talks)[:MOST_TOPICS],
    )


def _beginning(rows: QuerySet, column: str, typed: list[str], used: QuerySet) -> list[Model]:
    """Rows in use whose text has, for each word typed, one that begins so; those that begin with it first."""
    keys = [
        key
        for key, text in rows.order_by(column).values_list("pk", column)
        if _has_beginnings(words(text), typed)
    ]
    found = list(rows.filter(Exists(used), pk__in=keys)) if keys else []
    return sorted(found, key=lambda row: not words(getattr(row, column))[0].startswith(typed[0]))


def _has_beginnings(text: list[str], typed: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in text) for beginning in typed)
