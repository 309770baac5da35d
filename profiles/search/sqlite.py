"""Search on SQLite: its full-text index (FTS5), asked for words and for what begins with their stems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connections
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from ..models import SearchWord
from .text import stems, telling_words, words_of_query

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# What name, job, facts, answers and transcripts count (FTS5 §4.3.2, bm25).
WEIGHTS = (10, 6, 6, 2, 0.5)
SHORTEST_BEGINNING = 3
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


def near_words(plain: str, most: int) -> dict[str, str]:
    """Known words by how they are in plain letters: those of the same first letter and about the same length."""
    known = SearchWord.objects.filter(plain__startswith=plain[:1]).annotate(length=Length("plain"))
    about = known.filter(length__range=(len(plain) - SLIP, len(plain) + SLIP))
    return dict(about.values_list("plain", "word"))


def _found(query: str) -> RawSQL:
    return RawSQL(  # noqa: S611
        "SELECT rowid FROM profiles_searchentry_fts WHERE profiles_searchentry_fts MATCH %s", [query]
    )


def _query(text: str) -> str:
    """An FTS5 expression that asks for every word, as it is or by its stems; short words only where there is no other.

    Words come without anything but letters and digits, and stand in quotes, so nothing in them is an operator.
    """
    asked = telling_words(text)
    return " AND ".join(f"({_forms(word)})" for word in asked) or '""'


def _forms(word: str) -> str:
    """What begins with the word or with one of its stems; a short word only as it is."""
    if len(word) < SHORTEST_BEGINNING:
        return f'"{word}"'
    return " OR ".join(f'"{form}" *' for form in sorted({word, *stems(word)}))
