"""Search on SQLite: its full-text index (FTS5), asked for words and for what begins with their stems."""

from __future__ import annotations

import json
from collections.abc import Collection
from heapq import nlargest
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from ..models import SearchWord
from .text import SHORTEST_BEGINNING, beginning_of_name, stems, telling_words, words_of_query

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# What name, job, facts, headline and summary, answers and transcripts count (FTS5 §4.3.2, bm25).
WEIGHTS = (10, 6, 6, 6, 2, 0.5)
# Letters that one slip adds or takes.
SLIP = 2


def matching(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    return people.filter(pk__in=_found(_query(text)))


def best(people: ProfileQuerySet, text: str, start: int, stop: int, total: int) -> list[int]:
    """Keys of those among `people`, who all match, from `start` to `stop` in order of relevance."""
    connection = connections[people.db]
    inner, params = (
        people.order_by().values_list("pk", flat=True).query.get_compiler(connection=connection).as_sql()
    )
    # The plus keeps SQLite from asking the index anew for each of these people.
    sql = (
        "SELECT rowid FROM profiles_searchentry_fts AS entry WHERE profiles_searchentry_fts MATCH %s "  # noqa: S608
        f"AND +rowid IN ({inner}) "
        f"ORDER BY bm25(profiles_searchentry_fts, {', '.join(map(str, WEIGHTS))}), rowid DESC LIMIT %s OFFSET %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_query(text), *params, stop - start, start])
        return [key for (key,) in cursor.fetchall()]


def named(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    """Those whose name or job has, for each word of the text, one that begins so."""
    terms = " AND ".join(f'"{word}" *' for word in words_of_query(text))
    return people.filter(pk__in=_found(f"{{name job}} : ({terms})"))


def near_words(asked: Collection[str], most: int) -> dict[str, dict[str, str]]:
    """For each of the words asked, in plain letters: known words by how they are in plain letters; one query.

    Those of the same first letter and about the same length that have most pairs of letters in common.
    """
    near = [
        Q(plain__startswith=word[0], length__range=(len(word) - SLIP, len(word) + SLIP)) for word in asked
    ]
    if not near:
        return {}
    known = SearchWord.objects.annotate(length=Length("plain")).filter(Q(*near, _connector=Q.OR))
    pairs_of = {plain: (word, _pairs(plain)) for plain, word in known.values_list("plain", "word")}
    found = {}
    for word in asked:
        pairs = _pairs(word)
        likest = nlargest(most, pairs_of, key=lambda plain: len(pairs & pairs_of[plain][1]))
        found[word] = {plain: pairs_of[plain][0] for plain in likest}
    return found


def unused(words: Collection[str]) -> list[str]:
    """Those of these words that no entry has; one query."""
    with connections[SearchWord.objects.db].cursor() as cursor:
        cursor.execute(
            "SELECT asked.value FROM json_each(%s) AS asked WHERE NOT EXISTS ("
            "SELECT 1 FROM profiles_searchentry_fts "
            "WHERE profiles_searchentry_fts MATCH '\"' || asked.value || '\"')",
            [json.dumps(list(words))],
        )
        return [word for (word,) in cursor.fetchall()]


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(-1, len(word))}


def _found(query: str) -> RawSQL:
    return RawSQL(
        "SELECT rowid FROM profiles_searchentry_fts WHERE profiles_searchentry_fts MATCH %s", [query]
    )


def _query(text: str) -> str:
    """An FTS5 expression that asks for every telling word, as it is or by its stems.

    Words come without anything but letters and digits, and stand in quotes, so nothing in them is an operator.
    """
    terms = {word: _forms(word) for word in telling_words(text)} or {
        word: f'{{name job facts}} : "{word}"' for word in words_of_query(text)
    }
    if beginning := beginning_of_name(text):
        terms[beginning] += f' OR {{name job}} : "{beginning}" *'
    return " AND ".join(f"({term})" for term in terms.values()) or '""'


def _forms(word: str) -> str:
    """What begins with the word or with one of its stems; a short word only as it is."""
    if len(word) < SHORTEST_BEGINNING:
        return f'"{word}"'
    return " OR ".join(f'"{form}" *' for form in sorted({word, *stems(word)}))
