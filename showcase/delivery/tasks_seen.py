"""Tasks as the operator sees them: their lines in the log carry their own name, and they are counted."""

import logging
from contextvars import Token

from django_tasks import TaskResultStatus
from django_tasks.signals import task_enqueued, task_finished, task_started

from . import metrics, request_id

logger = logging.getLogger("showcase.tasks")

# A worker does one task after the other; one that runs at once may stand inside another.
_tokens: dict[str, Token[str]] = {}


def connect() -> None:
    for signal, function in (
        (task_enqueued, _enqueued),
        (task_started, _started),
        (task_finished, _finished),
    ):
        signal.connect(function, dispatch_uid=f"showcase.delivery.{function.__name__}")


def _enqueued(sender, task_result, **kwargs) -> None:
    """The line that leads from a request to the task that it has asked for."""
    metrics.task(task_result.task.module_path, "enqueued")
    fields = {"task": task_result.task.module_path, "task_id": task_result.id}
    logger.info("%s is asked for", fields["task"], extra={"fields": fields})


def _started(sender, task_result, **kwargs) -> None:
    _tokens[task_result.id] = request_id.current.set(f"task-{task_result.id}")


def _finished(sender, task_result, **kwargs) -> None:
    """What became of it, django-tasks has written down by now."""
    done = task_result.status == TaskResultStatus.SUCCESSFUL
    metrics.task(task_result.task.module_path, "succeeded" if done else "failed")
    if token := _tokens.pop(task_result.id, None):
        request_id.current.reset(token)
