"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import FileField
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task, TaskResult

# Drawing takes seconds: what takes none, such as the search, goes first.
DRAWING = -10


@dataclass(eq=False)
class _Wanted:
    """What is to be done once a transaction is committed. `row` is there where a queue keeps it already."""

    task: Task
    args: tuple
    row: TaskResult | None = None
    done: bool = False

    def __call__(self) -> None:
        self.done = True
        if self.row is None:
            self.task.enqueue(*self.args)

    def is_still_to_come(self) -> bool:
        if self.row is None:
            return not self.done
        self.row.refresh()
        return self.row.status == TaskResultStatus.READY


def enqueue_at_commit(wanted: Task, *args) -> None:
    """Have a task done once what is being saved is saved, and never if it is not.

    What is asked for again in the same transaction is done once: it sees all that was written there. A queue in the
    same database is written to at once: its row is committed, or taken back, together with the rest, and a process
    that is killed right after the commit has not forgotten it.
    """
    if _is_asked_for(wanted, args):
        return
    queued = getattr(wanted.get_backend(), "commits_with_caller", False)
    transaction.on_commit(_Wanted(wanted, args, wanted.enqueue(*args) if queued else None), robust=True)


def _is_asked_for(wanted: Task, args: tuple) -> bool:
    """Whether this transaction will have it done already, and whatever of it is taken back."""
    connection = transaction.get_connection()
    within = set(connection.savepoint_ids)
    return any(
        isinstance(hook, _Wanted)
        and (hook.task, hook.args) == (wanted, args)
        and savepoints <= within
        and hook.is_still_to_come()
        for savepoints, hook, _robust in connection.run_on_commit
    )


@task()
def delete_upload(name: str) -> None:
    """Delete a film's file, or captions. One that is gone needs nothing; nor one whose name has a new owner."""
    from .models import CaptionTrack, Film

    for model in (Film, CaptionTrack):
        fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, FileField)]
        if any(model._base_manager.filter(**{field: name}).exists() for field in fields):
            return
    default_storage.delete(name)


@task(priority=DRAWING)
def draw_renditions(image_id: int, role: str) -> None:
    """Draw a picture's sizes for a role, where visitors still meet it in that.

    A picture that has been deleted meanwhile needs none; nor does the portrait of somebody who was taken down while
    this waited, or while it was drawn: what has been deleted for good is not to come back.
    """
    from .models import Image
    from .renditions import draw, roles_of

    image = Image.objects.filter(pk=image_id).first()
    if image is None or role not in roles_of(image):
        return
    draw(image, role)
    if not roles_of(image):
        image.renditions.all().delete()
