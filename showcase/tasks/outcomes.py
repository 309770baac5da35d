"""What becomes of a task that did not succeed: tried again, quietly over, or failed."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

# After the first try, the second, and so on; a task that fails once more has failed.
WAITS = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
)

# These say no, and will say it again.
REFUSALS = ("ValidationError", "PermissionDenied", "PublishPermissionError", "SuspiciousOperation")
# Wagtail's own tasks are told of things by their keys, and do not ask whether those are still there.
ASK_NOBODY = ("wagtail.", "modelsearch.")


class Outcome(Enum):
    AGAIN = auto()
    OVER = auto()
    FAILED = auto()


def judge(task_path: str, error_path: str, tries: int) -> Outcome:
    """What becomes of a task after an error, by the dotted paths of both and the number of tries so far."""
    error = error_path.rpartition(".")[2]
    if error == "DoesNotExist" and task_path.startswith(ASK_NOBODY):
        return Outcome.OVER
    if error in REFUSALS or tries > len(WAITS):
        return Outcome.FAILED
    return Outcome.AGAIN


def next_try(tries: int, now: datetime) -> datetime:
    """When a task is tried again that has been tried so often."""
    return now + WAITS[max(tries, 1) - 1]
