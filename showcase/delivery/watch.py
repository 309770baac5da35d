"""What this process knows of changes: read from the database a few times a second, while anybody asks.

Each process numbers what it learns by the order in which it learns it. An answer that was begun after the third piece
of news is outdated by the fourth, whatever the clocks say and in whatever order transactions end.
"""

import logging
import threading
import time
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError
from django.db.models import Min
from django.db.models.functions import Now
from django.utils import timezone
from wagtail.models import Page, Site

from . import tags
from .models import KEPT, Change
from .purging import purge_aside

logger = logging.getLogger(__name__)

# Seconds between two looks. With the time that an answer takes, well below the second that readers are promised.
INTERVAL = 0.3
# After a database did not answer, nobody waits for it again so soon.
PAUSE = 2.0
# How far back each look goes: a transaction may be committed long after its change was written.
LOOK_BACK = KEPT / 3
# How long an answer may be kept. Whoever has looked away for longer than that begins anew.
LASTS = timedelta(minutes=50)


class Watch:
    """The news of one process, for all its threads."""

    def __init__(self) -> None:
        self._looking = threading.Lock()
        self._next = 0.0
        self._looked = 0.0
        self._seen: frozenset[int] = frozenset()
        self._learnt: dict[str, int] = {}
        self._number = 0
        self._expires: float | None = None

    def now(self) -> int:
        """How much is known, after a look at the database if it is time for one.

        While one thread looks, the others go on with what is known. The database gone, so do all.
        """
        if self.is_due() and self._looking.acquire(blocking=False):
            try:
                self._look()
            except (DatabaseError, InterfaceError) as error:
                self._next = time.monotonic() + PAUSE
                logger.warning(
                    "What has changed cannot be asked: %s. Pages are answered as they are kept.", error
                )
            finally:
                self._looking.release()
        return self._number

    def is_due(self) -> bool:
        """Whether it is time for a look."""
        return time.monotonic() >= self._next

    def hurry(self) -> None:
        """Look before the next answer: this process has just changed something itself."""
        self._next = 0.0

    def look_now(self) -> int:
        """How much is known after a look that is not put off: before an answer goes where it is kept by others."""
        with self._looking:
            self._look()
        return self._number

    def is_fresh(self, known: int, of: frozenset[str]) -> bool:
        """Whether none of these tags has changed since `known`."""
        if known == self._number:
            return True
        learnt = self._learnt
        return not any(learnt.get(tag, 0) > known for tag in of)

    def _look(self) -> None:
        started = time.monotonic()
        found = dict(Change.objects.filter(made_at__gt=Now() - LOOK_BACK).values_list("pk", "tag"))
        news = {tag for key, tag in found.items() if key not in self._seen}
        if news and self._looked:
            # Whoever made the change has told the caches. Told again, they also lose what was under way meanwhile,
            # and hear of what a process did that ended in between.
            purge_aside(news)
        if started - self._looked > LASTS.total_seconds() or self._is_over(started):
            news.add(tags.ALL)
        if news:
            self._number += 1
            self._learnt |= dict.fromkeys(news, self._number)
            # Where each process has a cache of its own, nobody else empties what Wagtail keeps there.
            Site.clear_site_root_paths_cache()
        if news or not self._looked:
            self._expires = _next_expiry(started)
        self._seen = frozenset(found)
        self._looked = started
        self._next = time.monotonic() + INTERVAL

    def _is_over(self, at: float) -> bool:
        """A page was to be seen until a moment that has come."""
        return self._expires is not None and at >= self._expires


def next_expiry(now: datetime) -> datetime | None:
    """When the next page is over: from then on it is hidden, whether a task has run or not."""
    return Page.objects.filter(live=True, expire_at__gt=now).aggregate(at=Min("expire_at"))["at"]


def _next_expiry(at: float) -> float | None:
    """As `next_expiry()`, on the clock of `at`."""
    now = timezone.now()
    next_one = next_expiry(now)
    return None if next_one is None else at + (next_one - now).total_seconds()


# The process's own.
watch = Watch()
