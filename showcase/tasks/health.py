"""What an operator should know of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from .models import Worker
from .queue import failed, oldest_waiting

# So long a worker may be silent, and a task that is due may wait, before somebody is told.
SILENCE = timedelta(minutes=1)


@dataclass(frozen=True)
class Health:
    """How the queue is, at a moment: `missing` if no worker is heard of, and since when the oldest task waits."""

    missing: bool
    oldest: datetime | None
    failed: int

    @property
    def is_good(self) -> bool:
        return not (self.missing or self.oldest or self.failed)


def ask() -> Health:
    """Three or four queries. `oldest` is None while nothing has waited for longer than it should."""
    now = timezone.now()
    expected = settings.SHOWCASE_TASKS == "database" or settings.SHOWCASE_WORKER_IN_SERVER
    oldest = oldest_waiting(now)
    return Health(
        missing=expected and not Worker.objects.filter(seen_at__gte=now - SILENCE).exists(),
        oldest=oldest if oldest and now - oldest > SILENCE else None,
        failed=failed().count(),
    )
