"""A Redis that may be away: the site does its work without it, and finds nothing outdated when it is back."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from . import metrics

logger = logging.getLogger("showcase.cache")

# Seconds in which it is not asked again: one that hangs would hold up each question for as long as it is waited for.
PAUSE = 2.0


class Outage:
    """What all threads of this process know of a Redis that has not answered."""

    def __init__(self) -> None:
        self.until = 0.0
        # Whether it may still have what was replaced or deleted meanwhile.
        self.missed = False


_outages: dict[tuple[str, ...], Outage] = defaultdict(Outage)


class ForgivingRedisCache(RedisCache):
    """Django's own, which finds nothing and keeps nothing while Redis does not answer.

    What was to be replaced or deleted meanwhile may still be there when it does: everything is thrown away then.
    """

    def _ask(self, work: Callable, *given: Any, otherwise: Any = None, changes: bool = False) -> Any:
        outage = _outages[tuple(self._servers)]
        if time.monotonic() < outage.until:
            outage.missed |= changes
            return otherwise
        try:
            if outage.missed:
                super().clear()
                outage.missed = False
            return work(*given)
        except RedisError as error:
            outage.until = time.monotonic() + PAUSE
            outage.missed |= changes
            metrics.cache_error()
            logger.warning("Redis does not answer: %s. The site goes on without it.", error)
            return otherwise

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().add, key, value, timeout, version, otherwise=False)

    def get(self, key, default=None, version=None):
        return self._ask(super().get, key, default, version, otherwise=default)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._ask(super().set, key, value, timeout, version, changes=True)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().touch, key, timeout, version, otherwise=False)

    def delete(self, key, version=None):
        return self._ask(super().delete, key, version, otherwise=False, changes=True)

    def get_many(self, keys, version=None):
        return self._ask(super().get_many, keys, version, otherwise={})

    def has_key(self, key, version=None):
        return self._ask(super().has_key, key, version, otherwise=False)

    def incr(self, key, delta=1, version=None):
        found = self._ask(super().incr, key, delta, version, changes=True)
        if found is None:
            raise ValueError(f"Key '{key}' not found.")
        return found

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().set_many, data, timeout, version, otherwise=[*data], changes=True)

    def delete_many(self, keys, version=None):
        self._ask(super().delete_many, keys, version, changes=True)

    def clear(self):
        return self._ask(super().clear, otherwise=False, changes=True)
