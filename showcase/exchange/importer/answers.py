"""Which answer of a bundle is which answer of a profile: permalinks hold an answer's id, so it must stay."""

from collections.abc import Callable
from typing import Any

from profiles.models import Answer, ProfilePage

Item = dict[str, Any]


def matched_answers(
    page: ProfilePage, items: list[Item], write: Callable[[Answer, Item], None]
) -> list[Answer]:
    """The answers that the page is to have, in order: each one that it has already, or a new one.

    An answer is the same if it is to the same question of the library; if the question was asked once, if its
    wording is the same; and if neither, if a question that was asked once stands in the same place.
    """
    free = list(page.answers.select_related("question")) if page.pk else []
    places = {id(answer): place for place, answer in enumerate(free)}
    found: dict[int, Answer] = {}
    for same in (
        _same_question,
        _same_wording,
        lambda answer, item, at: _same_place(answer, item, at, places),
    ):
        for at, item in enumerate(items):
            match = None if at in found else next((answer for answer in free if same(answer, item, at)), None)
            if match is not None:
                free.remove(match)
                found[at] = match
    answers = []
    for at, item in enumerate(items):
        answer = found.get(at) or Answer()
        write(answer, item)
        answer.sort_order = at
        answers.append(answer)
    return answers


def _same_question(answer: Answer, item: Item, at: int) -> bool:
    return answer.question is not None and answer.question.slug == item["question"]


def _same_wording(answer: Answer, item: Item, at: int) -> bool:
    return answer.question is None and item["question"] is None and answer.wording == item["wording"]


def _same_place(answer: Answer, item: Item, at: int, places: dict[int, int]) -> bool:
    return answer.question is None and item["question"] is None and places[id(answer)] == at
