"""What the worker does, done here and now: in the test's own transaction."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from showcase.tasks import publishing
from showcase.tasks.lanes import LANES
from showcase.tasks.worker import Lane


def work() -> None:
    """Do everything that is due, in every lane."""
    for lane in LANES:
        while Lane(lane, f"test/{lane}").step():
            pass


def look_at_the_clock() -> None:
    """Put the pages that are due into the queue, and do what is there."""
    publishing.put_due(timezone.now())
    work()


def row(result) -> DBTaskResult:
    return DBTaskResult.objects.get(pk=result.id)


def make_due() -> None:
    """As if every pause were over."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
