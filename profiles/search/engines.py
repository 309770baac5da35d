"""Who matches a text: asked of the engine that the site has."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import QuerySet

from . import backend, postgresql, sqlite

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

_DATABASES = {"postgresql": postgresql, "sqlite": sqlite}


def database_of(rows: QuerySet) -> ModuleType:
    """What knows how to ask the database of these rows: `matching`, `best`, `named`, `near_words`, `unused`."""
    return _DATABASES[connections[rows.db].vendor]


def matching(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    """Those who match every word of a text, in no order; may be narrowed and counted further."""
    engine = backend if backend.is_used() else database_of(people)
    return engine.matching(people, text)


def best(people: ProfileQuerySet, text: str, start: int, stop: int, total: int) -> list[int]:
    """Keys of `people`, `total` of them and all found by `matching`, from `start` to `stop`, the best match first."""
    engine = backend if backend.is_used() else database_of(people)
    return engine.best(people, text, start, stop, total)
