"""Answers in the memory of one process, up to a number of bytes: who was asked for longest ago goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

Key = tuple[str, ...]

# What Python needs for an answer beside its bytes, headers and tags included.
OVERHEAD = 4_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, what was known when it was begun (`Watch.now()`), and what it depends on (`tags`).

    One that varies with what is accepted is for whoever says the same (`accept`), else for everyone.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    known: int
    tags: frozenset[str]
    accept: str | None = None

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD


class Store:
    """At most `limit` bytes of answers. Threads share it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._writing = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        kept = self._kept.get(key)
        if kept is not None:
            try:
                self._kept.move_to_end(key)
            except KeyError:  # another thread has just made room
                pass
        return kept

    def put(self, key: Key, kept: Kept) -> None:
        """Keep it, instead of what is kept under the key, unless it alone would take a tenth of the room."""
        with self._writing:
            self._drop(key)
            if kept.size > self._limit // 10:
                return
            self._kept[key] = kept
            self._size += kept.size
            while self._size > self._limit:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        if (kept := self._kept.pop(key, None)) is not None:
            self._size -= kept.size
