"""Search on PostgreSQL: text search vectors with the stems of each entry's language, ranked by weight."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import F, FloatField
from django.db.models.expressions import RawSQL

from ..models import SearchEntry, SearchWord
from .text import SHORTEST_BEGINNING, STEMMED, beginning_of_name, stems, telling_words, words_of_query

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# Ranking reads all that somebody said. Where more people match, their names, jobs and facts decide.
MOST_WEIGHED = 500
# What D, C, B and A count: transcripts; answers; headline, summary, job and facts; the name, and the whole words of
# job and facts.
WEIGHTS = "{0.05, 0.2, 0.6, 1.0}"
# So many entries are read to know which words are common.
FEW = 30
_ENTRIES = "SELECT page_id FROM profiles_searchentry WHERE"
_SPACED = " || ' ' || "


def matching(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    terms = _terms(text)
    query, params = _query(terms)
    found = f"{_ENTRIES} vector @@ {query}"
    if beginning := beginning_of_name(text):
        # Not OR: that leads the planner to look at everyone's entry, one by one.
        found += f" UNION {_ENTRIES} names @@ to_tsquery('simple', %s)"
        params = [*params, f"{beginning}:*"]
        if others := {word: term for word, term in terms.items() if word != beginning}:
            query, more = _query(others)
            found += f" AND vector @@ {query}"
            params += more
    return people.filter(pk__in=RawSQL(found, params))  # noqa: S611


def best(people: ProfileQuerySet, text: str, start: int, stop: int, total: int) -> list[int]:
    """Keys of those among `people`, who all match, from `start` to `stop` in order of relevance."""
    query, params = _query(_terms(text))
    vector = "vector" if total <= MOST_WEIGHED else "head"
    rank = RawSQL(  # noqa: S611
        f"ts_rank(%s, profiles_searchentry.{vector}, {query})",
        [WEIGHTS, *params],
        output_field=FloatField(),
    )
    entries = SearchEntry.objects.filter(page__in=people.order_by()).annotate(rank=rank)
    ordered = entries.order_by(
        F("rank").desc(), F("page__first_published_at").desc(nulls_last=True), "page__path"
    )
    return list(ordered.values_list("pk", flat=True)[start:stop])


def named(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    """Those whose name or job has, for each word of the text, one that begins so."""
    terms = words_of_query(text)
    beginnings = " && ".join(["to_tsquery('simple', %s)"] * len(terms))
    found = RawSQL(  # noqa: S611
        f"SELECT page_id FROM profiles_searchentry WHERE names @@ ({beginnings})",  # noqa: S608
        [f"{term}:*" for term in terms],
    )
    return people.filter(pk__in=found)


def near_words(asked: Collection[str], most: int) -> dict[str, dict[str, str]]:
    """For each of the words asked, in plain letters: known words by how they are in plain letters; one query.

    Those with most trigrams in common, which the index knows.
    """
    found: dict[str, dict[str, str]] = {word: {} for word in asked}
    with connections[SearchWord.objects.db].cursor() as cursor:
        cursor.execute(
            "SELECT asked.letters, near.plain, near.word FROM unnest(%s::text[]) AS asked(letters), LATERAL ("
            "SELECT plain, word FROM profiles_searchword ORDER BY plain <-> asked.letters LIMIT %s) AS near",
            [list(asked), most],
        )
        for letters, plain, word in cursor.fetchall():
            found[letters][plain] = word
    return found


def unused(words: Collection[str]) -> list[str]:
    """Those of these words that no entry has; two queries.

    Common words are told by reading a few entries: the index would read a long list of people for each.
    """
    few = SearchEntry.objects.order_by("-pk").values_list(*SearchEntry.COLUMNS)[:FEW]
    common = set(chain.from_iterable(column.split() for entry in few for column in entry))
    # As the migration has it in its index, to the letter: otherwise every entry would be read.
    vector = f"to_tsvector('simple', {_SPACED.join(SearchEntry.COLUMNS)})"
    with connections[SearchWord.objects.db].cursor() as cursor:
        cursor.execute(
            "SELECT asked.word FROM unnest(%s::text[]) AS asked(word) WHERE NOT EXISTS ("  # noqa: S608
            f"SELECT 1 FROM profiles_searchentry WHERE {vector} @@ to_tsquery('simple', asked.word))",
            [[word for word in words if word not in common]],
        )
        return [word for (word,) in cursor.fetchall()]


def _terms(text: str) -> dict[str, tuple[str, list[str]]]:
    """What is asked for, by word: SQL of a `tsquery` and its parameters.

    A telling word is asked for as a stem of any language, or as a beginning; where there is none, each word as it is
    in names, jobs and facts, which alone weigh A. Words come without anything but letters and digits, so nothing in
    them is an operator.
    """
    return {word: _forms(word) for word in telling_words(text)} or {
        word: ("to_tsquery('simple', %s)", [f"{word}:A"]) for word in words_of_query(text)
    }


def _forms(word: str) -> tuple[str, list[str]]:
    beginnings = [part for part in sorted({word, *stems(word)}) if len(part) >= SHORTEST_BEGINNING]
    terms = [f"to_tsquery('{language}', %s)" for language in (*STEMMED, "simple")]
    terms += ["to_tsquery('simple', %s)"] * len(beginnings)
    return f"({' || '.join(terms)})", [*[word] * (len(STEMMED) + 1), *[f"{part}:*" for part in beginnings]]


def _query(terms: dict[str, tuple[str, list[str]]]) -> tuple[str, list[str]]:
    """SQL of a `tsquery` that asks for all of these, and its parameters."""
    if not terms:
        return "''::tsquery", []
    return f"({' && '.join(sql for sql, _ in terms.values())})", [
        param for _, params in terms.values() for param in params
    ]
