"""Pages that are no page of the tree. Each view parses, asks, returns."""

from .errors import not_found
from .explore import explore, suggestions
from .films import film_detail, film_index
from .groups import group_detail, place_index
from .meet import meet
from .questions import question_detail, question_index

__all__ = [
    "explore",
    "suggestions",
    "film_detail",
    "film_index",
    "group_detail",
    "meet",
    "not_found",
    "place_index",
    "question_detail",
    "question_index",
]
