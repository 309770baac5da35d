"""The two ways of the setting `TASKS`: at once, and into the queue.

Both keep what failed in the queue of django-tasks-db, where the worker tries it again and the admin shows it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django_tasks import TaskResultStatus
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db.backend import DatabaseBackend

from .lanes import LANE_OF

if TYPE_CHECKING:
    from django_tasks import TaskResult

logger = logging.getLogger(__name__)

# The alias in `TASKS` that always leads to the queue, and the name that all of its rows have.
QUEUE = "queue"


class QueueBackend(DatabaseBackend):
    """A row in the database: it is there if what it follows from is committed, and gone with it if that is not."""

    commits_with_caller = True

    def __init__(self, alias: str, params: dict) -> None:
        # One name for all rows: a task waits for the same worker whichever alias it came by.
        super().__init__(QUEUE, params)

    def _task_to_db_task(self, task, args, kwargs):
        lane = LANE_OF.get(task.module_path, task.queue_name)
        return super()._task_to_db_task(task.using(queue_name=lane), args, kwargs)


class AtOnceBackend(ImmediateBackend):
    """Done before the request is answered. A failure does not reach whoever asked: the task is tried again later."""

    def enqueue(self, task, args, kwargs) -> TaskResult:
        result = super().enqueue(task, args, kwargs)
        if result.status == TaskResultStatus.FAILED:
            self._keep(result)
        return result

    def _keep(self, result: TaskResult) -> None:
        from .queue import keep_failed

        if transaction.get_connection().needs_rollback:
            # Nothing of this will have happened.
            return
        try:
            with transaction.atomic():
                keep_failed(result)
        except DatabaseError:
            logger.exception("The task %s failed and could not be kept.", result.task.module_path)
