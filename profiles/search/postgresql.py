"""Search on PostgreSQL: text search vectors with the stems of each entry's language, ranked by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, FloatField
from django.db.models.expressions import RawSQL

from ..models import SearchEntry, SearchWord
from .text import STEMMED, stems, words_of_query

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# Ranking reads all that somebody said. Where more people match, their names, jobs and facts decide.
MOST_WEIGHED = 500
# What D, C, B and A count: transcripts; answers; headline, job and facts; the name.
WEIGHTS = "{0.05, 0.2, 0.6, 1.0}"
SHORTEST_BEGINNING = 3


def matching(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    query, params = _query(text)
    found = RawSQL(f"SELECT page_id FROM profiles_searchentry WHERE vector @@ {query}", params)  # noqa: S608, S611
    return people.filter(pk__in=found)


def best(people: ProfileQuerySet, text: str, start: int, stop: int, total: int) -> list[int]:
    """Keys of those among `people`, who all match, from `start` to `stop` in order of relevance."""
    query, params = _query(text)
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


def near_words(plain: str, most: int) -> dict[str, str]:
    """Known words by how they are in plain letters: those with most trigrams in common, which the index knows."""
    found = SearchWord.objects.annotate(distance=RawSQL("plain <-> %s", [plain], output_field=FloatField()))  # noqa: S611
    return dict(found.order_by("distance").values_list("plain", "word")[:most])


def _query(text: str) -> tuple[str, list[str]]:
    """SQL of a `tsquery` that asks for every word of the text, as a stem of any language or as a beginning.

    Words come without anything but letters and digits, so nothing in them is an operator. A word that is a stop
    word in one of the languages ("du", "the") is not asked for, unless there is no other.
    """
    strict, loose = [], []
    strict_params: list[str] = []
    loose_params: list[str] = []
    for word in words_of_query(text):
        beginnings = [part for part in sorted({word, *stems(word)}) if len(part) >= SHORTEST_BEGINNING]
        terms = [f"to_tsquery('{language}', %s)" for language in (*STEMMED, "simple")]
        terms += ["to_tsquery('simple', %s)"] * len(beginnings)
        params = [*[word] * (len(STEMMED) + 1), *[f"{part}:*" for part in beginnings]]
        term = f"({' || '.join(terms)})"
        stop = " OR ".join(f"numnode(to_tsquery('{language}', %s)) = 0" for language in STEMMED)
        strict.append(f"CASE WHEN {stop} THEN ''::tsquery ELSE {term} END")
        strict_params += [*[word] * len(STEMMED), *params]
        loose.append(term)
        loose_params += params
    if not strict:
        return "''::tsquery", []
    all_strict, all_loose = (f"({' && '.join(parts)})" for parts in (strict, loose))
    query = f"(CASE WHEN numnode({all_strict}) > 0 THEN {all_strict} ELSE {all_loose} END)"
    return query, [*strict_params, *strict_params, *loose_params]
