"""What someone may have meant who typed a word that nobody used."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice, product
from typing import TYPE_CHECKING

from ..models import SearchWord
from .engines import database_of, matching
from .text import plain, words_of_query

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# How many spellings of one word, and of the whole text, are looked at.
MOST_NEAR, MOST_TRIED = 3, 4
# Of so many words that share letters the likest are chosen.
MOST_COMPARED = 40
# difflib: from nothing in common (0) to the same word (1).
NEAR_ENOUGH = 0.7
SHORTEST = 4


def correction(people: ProfileQuerySet, text: str) -> str:
    """Another spelling of the text that someone of `people` matches; "" where there is none.

    Word by word: one that is known stays. The words that are known are everybody's, so a spelling counts only if it
    finds someone whom a visitor may meet.
    """
    asked = words_of_query(text)
    known = set(SearchWord.objects.filter(word__in=asked).values_list("word", flat=True))
    spellings = [[word] if word in known or len(word) < SHORTEST else _near(people, word) for word in asked]
    for spelling in islice(product(*spellings), MOST_TRIED):
        words = " ".join(spelling)
        if list(spelling) != asked and matching(people, words).exists():
            return words
    return ""


def _near(people: ProfileQuerySet, word: str) -> list[str]:
    """Known words like this one, the likest first; before all those that are only typed without æ, ø and å."""
    letters = plain(word)
    same = list(SearchWord.objects.filter(plain=letters).values_list("word", flat=True)[:MOST_NEAR])
    if same:
        return same
    known = database_of(people).near_words(letters, MOST_COMPARED)
    near = get_close_matches(letters, known, n=MOST_NEAR, cutoff=NEAR_ENOUGH)
    return [known[other] for other in near] or [word]
