"""The words that people used, kept to put mistyped ones right; a word that nobody uses any more is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from ..models import SearchEntry, SearchWord
from .engines import database_of
from .stop_words import STOP_WORDS
from .text import plain

SHORTEST, LONGEST = 3, 60
# One letter of another script may be several from a to z.
LONGEST_PLAIN = 120
BATCH = 1_000


def words_of(entries: Iterable[SearchEntry]) -> set[str]:
    """The words of these entries that a mistyped one may have been.

    Numbers and the shortest words are nobody's slip of the finger, stop words are known without a list.
    """
    columns = chain.from_iterable(
        (getattr(entry, column) for column in SearchEntry.COLUMNS) for entry in entries
    )
    found = set(chain.from_iterable(column.split() for column in columns)) - STOP_WORDS
    return {word for word in found if SHORTEST <= len(word) <= LONGEST and not word.isdigit()}


def learn(words: Iterable[str]) -> None:
    """Add these words to the list. One that cannot be written from a to z, or not briefly, is no help and left out."""
    rows = [SearchWord(word=word, plain=plain(word)) for word in sorted(words)]
    SearchWord.objects.bulk_create(
        [row for row in rows if 0 < len(row.plain) <= LONGEST_PLAIN], ignore_conflicts=True, batch_size=BATCH
    )


def forget(words: Collection[str]) -> None:
    """Take out those of these words that no entry has any more; call it when the entries are written."""
    if words:
        unused = database_of(SearchWord.objects.all()).unused(sorted(words))
        for start in range(0, len(unused), BATCH):
            SearchWord.objects.filter(word__in=unused[start : start + BATCH]).delete()
