"""The queue: rows of django-tasks-db, and what that does not do with them.

It leaves a task `RUNNING` for ever when its worker is killed, and tries none again.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from django_tasks_db.utils import exclusive_transaction

from .backends import QUEUE
from .models import Worker
from .outcomes import WAITS, Outcome, judge, next_try

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from django.db.models import QuerySet
    from django_tasks.base import Task, TaskResult

# A worker is heard of this often; one that is not for this long is gone, and others take over what it did.
BEAT = timedelta(seconds=5)
GONE = timedelta(seconds=30)

# Ids of tasks that are put into the queue once, however often somebody finds that they are due.
ONCE = uuid.UUID("6f6f7a52-9d54-4f0c-8a55-4b7c0d3c1e10")


class WorkerLostError(Exception):
    """The worker was ended in the middle of a task each time that the task was tried."""


def rows() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(backend_name=QUEUE)


def failed() -> QuerySet[DBTaskResult]:
    """What is not tried again unless somebody says so."""
    return rows().failed()


def troubled() -> QuerySet[DBTaskResult]:
    """What failed, and what will be tried again after an error; the latest first."""
    again = Q(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]) & ~Q(traceback="")
    return rows().filter(Q(status=TaskResultStatus.FAILED) | again).order_by("-started_at")


def oldest_waiting(now: datetime) -> datetime | None:
    """Since when the task has waited that has waited longest; None where none that is due waits."""
    waiting = rows().ready()
    since = waiting.filter(run_after=get_date_max()).order_by("enqueued_at")
    due = waiting.filter(run_after__lte=now).order_by("run_after")
    found = [*since.values_list("enqueued_at", flat=True)[:1], *due.values_list("run_after", flat=True)[:1]]
    return min(found, default=None)


def claim(lane: str, owner: str) -> DBTaskResult | None:
    """The next task of a lane, now the owner's; None where none is due. No two owners are given the same."""
    due = rows().ready().filter(queue_name=lane)
    # Asked first without a lock: on SQLite the lock is the whole database's.
    if not due.exists():
        return None
    with exclusive_transaction(due.db):
        row = due.get_locked()
        if row is not None:
            row.claim(owner)
    return row


def put_once(task: Task, args: list, what: str) -> None:
    """Have a task done that somebody found to be due, unless it waits already, is being done, or failed."""
    row, made = DBTaskResult.objects.get_or_create(
        id=uuid.uuid5(ONCE, f"{task.module_path} {what}"),
        defaults={
            "args_kwargs": {"args": args, "kwargs": {}},
            "priority": task.priority,
            "task_path": task.module_path,
            "queue_name": task.queue_name,
            "backend_name": QUEUE,
            "run_after": get_date_max(),
        },
    )
    if not made and row.status == TaskResultStatus.SUCCESSFUL:
        # It was done, and is due again: somebody has undone it since.
        try_again([row])


def settle(row: DBTaskResult) -> None:
    """Decide what becomes of a task that has just failed."""
    if row.status != TaskResultStatus.FAILED:
        return
    now = timezone.now()
    match judge(row.task_path, row.exception_class_path, len(row.worker_ids)):
        case Outcome.AGAIN:
            row.status, row.finished_at = TaskResultStatus.READY, None
            row.run_after = next_try(len(row.worker_ids), now)
            row.save(update_fields=["status", "finished_at", "run_after"])
        case Outcome.OVER:
            row.set_successful(None)


def keep_failed(result: TaskResult) -> None:
    """Put a task that was done at once, and failed, into the queue as if the worker had tried it."""
    error, task = result.errors[-1], result.task
    row = DBTaskResult(
        status=TaskResultStatus.FAILED,
        started_at=result.started_at,
        finished_at=result.finished_at,
        args_kwargs={"args": result.args, "kwargs": result.kwargs},
        priority=task.priority,
        task_path=task.module_path,
        worker_ids=result.worker_ids,
        queue_name=task.queue_name,
        backend_name=QUEUE,
        run_after=get_date_max(),
        exception_class_path=error.exception_class_path,
        traceback=error.traceback,
    )
    if judge(row.task_path, row.exception_class_path, 1) is not Outcome.OVER:
        row.save(force_insert=True)
        settle(row)


def try_again(chosen: Iterable[DBTaskResult]) -> int:
    """Have tasks done anew, as if they had not been tried, but for those being done. Returns how many those are."""
    keys = [row.pk for row in chosen]
    return (
        rows()
        .filter(pk__in=keys)
        .exclude(status=TaskResultStatus.RUNNING)
        .update(status=TaskResultStatus.READY, run_after=get_date_max(), finished_at=None, worker_ids=[])
    )


def take_back(abandoned: Callable[[str], bool]) -> int:
    """Have those tasks done again whose owner, told by name, left them in the middle. Returns how many those are."""
    number = 0
    for row in rows().running():
        if not abandoned(_owner(row)):
            continue
        if len(row.worker_ids) > len(WAITS):
            row.set_failed(WorkerLostError(f"The worker was lost {len(row.worker_ids)} times."))
            continue
        # Only as it was found: it may have been finished, or taken back by another worker, just now.
        same = rows().running().filter(pk=row.pk, started_at=row.started_at)
        number += same.update(status=TaskResultStatus.READY, run_after=get_date_max())
    return number


def take_back_from_the_gone(now: datetime) -> int:
    """Have those tasks done again whose worker has not been heard of for a while."""
    heard: set[Any] = set(Worker.objects.filter(seen_at__gte=now - GONE).values_list("name", flat=True))
    return take_back(lambda owner: owner.partition("/")[0] not in heard)


def _owner(row: DBTaskResult) -> str:
    """A worker's name and its lane, with a slash between."""
    return row.worker_ids[-1] if row.worker_ids else ""
