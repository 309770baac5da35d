"""What someone may have meant who typed a word that nobody used."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from itertools import islice, product
from typing import TYPE_CHECKING

from django.db.models import Q

from ..models import SearchWord
from .engines import database_of, matching
from .stop_words import STOP_WORDS
from .text import plain, words_of_query
from .vocabulary import LONGEST

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# How many spellings of one word, and of the whole text, are looked at.
MOST_NEAR, MOST_TRIED = 3, 4
# Of so many words that share letters the likest are chosen.
MOST_COMPARED = 40
# difflib: from nothing in common (0) to the same word (1).
NEAR_ENOUGH = 0.7
# Who mistypes more words than this meant something that nobody says; looking for each would take longer than the page.
MOST_MISTYPED = 4
SHORTEST = 4


def correction(people: ProfileQuerySet, text: str) -> str:
    """Another spelling of the text that someone of `people` matches; "" where there is none.

    Word by word: one that is known stays. The words that are known are everybody's, so a spelling counts only if it
    finds someone whom a visitor may meet.
    """
    asked = words_of_query(text)
    spellings = _spellings(people, [word for word in asked if word not in STOP_WORDS])
    for spelling in islice(product(*[spellings.get(word, [word]) for word in asked]), MOST_TRIED):
        words = " ".join(spelling)
        if list(spelling) != asked and matching(people, words).exists():
            return words
    return ""


def _spellings(people: ProfileQuerySet, asked: list[str]) -> dict[str, list[str]]:
    """For each word that nobody used, known words like it; two queries, however many words there are.

    The likest come first; alone, those that are only typed without æ, ø and å. None for more than four such words.
    """
    letters = {word: plain(word) for word in asked if SHORTEST <= len(word) <= LONGEST}
    rows = SearchWord.objects.filter(Q(word__in=asked) | Q(plain__in=letters.values()))
    known, same = set(), defaultdict(list)
    for word, in_letters in rows.order_by("word").values_list("word", "plain"):
        known.add(word)
        same[in_letters].append(word)
    unknown = {word: key for word, key in letters.items() if word not in known and key}
    lost = {key for key in unknown.values() if key not in same}
    if len(lost) > MOST_MISTYPED:
        return {}
    near = database_of(people).near_words(sorted(lost), MOST_COMPARED) if lost else {}
    return {
        word: same[key][:MOST_NEAR] if key in same else _likest(key, near[key]) or [word]
        for word, key in unknown.items()
    }


def _likest(letters: str, known: dict[str, str]) -> list[str]:
    return [known[other] for other in get_close_matches(letters, known, n=MOST_NEAR, cutoff=NEAR_ENOUGH)]
