"""Long lists in pages, by cursors.

A cursor is a place in a list: the values that the last thing before it was sorted by, or how many come before it. A
place stays where it is when somebody is published or withdrawn, so nothing is met twice and nothing is missed; only
the best matches of a search, whose order is worked out anew each time, are counted off. A cursor is signed: what comes
back in one is what was given out, for the same list in the same order. Ninja's own `CursorPagination` knows one
column without nulls, and trusts what comes back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol

from django.core import signing
from django.db import connections
from django.db.models import Model, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from media.alphabet import Alphabetical, norwegian_key

from .problems import ProblemError

Position = list[Any]
# Columns that are made of another to sort by the alphabet, and that other: what a position names.
BY_ALPHABET = {"alphabetical": "title"}


class Source(Protocol):
    """Something in an order, of which a page can be taken."""

    def take(self, position: Position | None, backwards: bool, number: int) -> list[Any]:
        """The next `number` things after a position, or from the start; backwards, those before it, or from the end.

        Always in the order of the way that is gone.
        """

    def position_of(self, thing: Any) -> Position:
        """The position of a thing that was taken, as JSON can hold it."""


class Rows:
    """Rows in the order of a queryset's plain columns; the key decides among equals."""

    def __init__(self, queryset: QuerySet) -> None:
        columns = [column for column in queryset.query.order_by if column.lstrip("-") != "pk"]
        self._columns = [(column.lstrip("-"), column.startswith("-")) for column in [*columns, "pk"]]
        self._rows = queryset.order_by(*columns, "pk")
        self._nulls_largest = connections[queryset.db].features.nulls_order_largest

    def take(self, position: Position | None, backwards: bool, number: int) -> list[Model]:
        rows = self._rows.reverse() if backwards else self._rows
        if position is not None:
            rows = rows.filter(self._beyond(position, backwards))
        return list(rows[:number])

    def position_of(self, thing: Model) -> Position:
        names = [BY_ALPHABET.get(name, name).replace("__", ".") for name, _descending in self._columns]
        values = [attrgetter(name)(thing) for name in names]
        return [value.isoformat() if hasattr(value, "isoformat") else value for value in values]

    def _beyond(self, position: Position, backwards: bool) -> Q:
        """Rows after a position: beyond it in one column, and equal in all columns before that."""
        found, equal = Q(pk__in=[]), Q()
        for (name, descending), told in zip(self._columns, position, strict=True):
            value = Alphabetical(Value(told)) if name in BY_ALPHABET else told
            found |= equal & self._beyond_in(name, value, descending != backwards)
            equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return found

    def _beyond_in(self, name: str, value: Any, descending: bool) -> Q:
        nulls_last = self._nulls_largest != descending
        if value is None:
            return Q(pk__in=[]) if nulls_last else Q(**{f"{name}__isnull": False})
        beyond = Q(**{f"{name}__{'lt' if descending else 'gt'}": value})
        return beyond | Q(**{f"{name}__isnull": True}) if nulls_last else beyond


class Named:
    """A list that is at hand, of things by name; the slug, which no other has, decides among equals."""

    def __init__(self, things: Iterable[Any]) -> None:
        self._things = sorted(things, key=lambda thing: self._order(self.position_of(thing)))

    def take(self, position: Position | None, backwards: bool, number: int) -> list[Any]:
        things = self._things[::-1] if backwards else self._things
        if position is not None:
            place = self._order(position)
            things = [thing for thing in things if self._is_beyond(thing, place, backwards)]
        return things[:number]

    def position_of(self, thing: Any) -> Position:
        return [thing.name, thing.slug]

    def _is_beyond(self, thing: Any, place: tuple[str, str], backwards: bool) -> bool:
        here = self._order(self.position_of(thing))
        return here < place if backwards else here > place

    @staticmethod
    def _order(position: Position) -> tuple[str, str]:
        name, slug = position
        return norwegian_key(name), slug


class Counted:
    """An order that only the search knows: places are counted off. `part` gives the keys from one place to another."""

    def __init__(self, part: Callable[[int, int], list[int]], total: int) -> None:
        self._part = part
        self._total = total

    def take(self, position: Position | None, backwards: bool, number: int) -> list[tuple[int, int]]:
        """Pairs of a place and a key."""
        if backwards:
            stop = self._total if position is None else min(position[0], self._total)
            start = max(0, stop - number)
            return list(enumerate(self._part(start, stop), start))[::-1] if stop else []
        start = 0 if position is None else position[0] + 1
        return list(enumerate(self._part(start, start + number), start)) if start < self._total else []

    def position_of(self, thing: tuple[int, int]) -> Position:
        return [thing[0]]


@dataclass(frozen=True)
class Part:
    """A page of a list: its things, and the addresses beside it."""

    things: list[Any]
    next: str | None
    previous: str | None


def part_of(source: Source, request: HttpRequest, limit: int, cursor: str, order: str = "") -> Part:
    """The page of a list that a cursor names, of at most `limit` things; the first one for "".

    `order` names the list's order where it has several. Raises `ProblemError` (404) for a cursor that was not given out
    for this list in this order.
    """
    signer = signing.Signer(salt=f"showcase.api:{request.path}:{order}", sep=".")
    backwards, position = _read(signer, cursor)
    # One more than is shown tells whether there are others.
    taken = source.take(position, backwards, limit + 1)
    more, things = len(taken) > limit, taken[:limit]
    if backwards:
        things.reverse()

    def address(backwards: bool, thing: Any) -> str:
        position = source.position_of(thing) if thing is not None else None
        return _address(request, signer.sign_object([int(backwards), position], serializer=Compact))

    first, last = (things[0], things[-1]) if things else (None, None)
    # Whoever came by a cursor has left something on the way they came from.
    return Part(
        things,
        next=address(False, last) if (cursor if backwards else more) else None,
        previous=address(True, first) if (more if backwards else cursor) else None,
    )


class Compact(signing.JSONSerializer):
    """Letters as themselves: Django's own writes six bytes for each that is not in ASCII, and names are long enough."""

    def dumps(self, obj: Any) -> bytes:
        return json.dumps(obj, separators=(",", ":"), ensure_ascii=False).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(data.decode())


def _read(signer: signing.Signer, cursor: str) -> tuple[bool, Position | None]:
    if not cursor:
        return False, None
    try:
        backwards, position = signer.unsign_object(cursor, serializer=Compact)
    except signing.BadSignature as error:
        detail = _(
            "There is no page at this cursor. Take cursors as they come, from “next” and “previous”, for the same list "
            "in the same order; or begin again without one."
        )
        raise ProblemError(404, detail) from error
    return bool(backwards), position


def _address(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
