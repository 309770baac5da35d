"""What is shown of things that stand in several languages: each once, in the reader's language where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from media.reading import reading_order

Rows = TypeVar("Rows", bound=QuerySet)


def each_once(rows: Rows, known: QuerySet, languages: Sequence[str]) -> Rows:
    """Of each of these rows that stands in several languages the one in the earliest of `languages`.

    `known` are the rows that count: one in an earlier language that is not among them does not stand in the way.
    """
    # One look for an earlier row, however many languages there are: `known` is most of what such a query says.
    place = _reading_place(languages)
    earlier = known.alias(reading_place=place).filter(
        translation_key=OuterRef("translation_key"), reading_place__lt=OuterRef("reading_place")
    )
    first = Q(locale__language_code=languages[0])
    return rows.alias(reading_place=place).filter(
        first | ~Exists(earlier.order_by()), reading_place__isnull=False
    )


def _reading_place(languages: Sequence[str]) -> Case:
    return Case(*(When(locale__language_code=code, then=number) for number, code in enumerate(languages)))


def name_here(words: type[Model], path: str) -> Coalesce:
    """What the thing at `path` of a row is called in the reader's language where it is translated; NULL for no thing.

    `words` is its model. Part of the row's own query.
    """
    return _here(words, path, "name")


def language_here(words: type[Model], path: str) -> Coalesce:
    """The code of the language in which `name_here()` is."""
    return _here(words, path, "locale__language_code")


def _here(words: type[Model], path: str, field: str) -> Coalesce:
    same = words._default_manager.filter(
        translation_key=OuterRef(f"{path}__translation_key"), is_translated=True
    )
    nearest = same.order_by(_reading_place(reading_order())).values(field)[:1]
    return Coalesce(Subquery(nearest), f"{path}__{field}")


def place_in_order() -> Callable[[Model], tuple]:
    """A sort key for rows in several languages: in the reading order, those that are not wholly translated last."""
    order = reading_order()
    return lambda row: (not row.is_translated, order.index(row.locale.language_code))


def in_reading_language(rows: Sequence[Model]) -> list[Model]:
    """These rows of one model, each in the reader's language where it is translated; one query, none for no rows."""
    if not rows:
        return []
    known = type(rows[0])._default_manager.filter(translation_key__in={row.translation_key for row in rows})
    found = by_key(known.select_related("locale"))
    return [found[row.translation_key] for row in rows]


def by_key(rows: Iterable[Model]) -> dict:
    """The row of each translation key that is earliest in the reading order. Each needs its `locale` at hand."""
    found: dict = {}
    for row in sorted(rows, key=place_in_order()):
        found.setdefault(row.translation_key, row)
    return found
