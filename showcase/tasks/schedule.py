"""What is done by the clock, without cron. A module `jobs` of any installed app says what:

    @daily("03:30")
    def back_up() -> None: ...

The worker puts a job into the queue when it is due. There it is tried again when it fails, and shown in the admin. A
job that was missed, because no worker ran, is done once when one does. Two workers do not both do it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResultStatus, task

from .backends import QUEUE
from .lanes import SLOW
from .models import JobRun
from .queue import rows

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Work = Callable[[], object]


@dataclass(frozen=True)
class Job:
    """A function, and when it is due, by the last time that it was: every so often, or at a time of the day."""

    name: str
    run: Work
    interval: timedelta | None = None
    at: time | None = None
    days: tuple[int, ...] = tuple(range(7))

    def is_due(self, last: datetime, now: datetime) -> bool:
        if self.interval is not None:
            return now - last >= self.interval
        return last < self._latest(now)

    def _latest(self, now: datetime) -> datetime:
        """The last moment, up to now, at which it was to be done, in the time zone of the site."""
        today = timezone.localtime(now).date()
        moments = (
            timezone.make_aware(datetime.combine(today - timedelta(days=back), self.at)) for back in range(8)
        )
        return next(one for one in moments if one <= now and timezone.localtime(one).weekday() in self.days)


_jobs: dict[str, Job] = {}


def every(**interval: float) -> Callable[[Work], Work]:
    """Have a function done again and again: `@every(minutes=5)`; the arguments are those of a `timedelta`."""
    return lambda work: _add(work, interval=timedelta(**interval))


def daily(at: str) -> Callable[[Work], Work]:
    """Have a function done each day at a time such as "03:30", in the time zone of the site."""
    return lambda work: _add(work, at=time.fromisoformat(at))


def weekly(day: str, at: str) -> Callable[[Work], Work]:
    """Have a function done each week, on a day such as "monday"."""
    return lambda work: _add(work, at=time.fromisoformat(at), days=(DAYS.index(day),))


def _add(work: Work, **when) -> Work:
    name = f"{work.__module__}.{work.__qualname__}"
    _jobs[name] = Job(name, work, **when)
    return work


def jobs() -> dict[str, Job]:
    """Every job of the installed apps, by its name."""
    autodiscover_modules("jobs")
    return dict(_jobs)


def put_due(known: dict[str, Job], now: datetime) -> None:
    """Put what is due of the known jobs into the queue; one that is seen for the first time waits for its time."""
    last = dict(JobRun.objects.values_list("name", "ran_at"))
    for name, job in known.items():
        if name not in last:
            JobRun.objects.get_or_create(name=name, defaults={"ran_at": now})
        elif job.is_due(last[name], now):
            with transaction.atomic():
                if take_turn(name, last[name], now) and not _waits(name):
                    run_job.enqueue(name)


def take_turn(name: str, last: datetime, now: datetime) -> bool:
    """Note that a job is seen to now. False where another has done so: of two that find it due, one changes the row."""
    return JobRun.objects.filter(name=name, ran_at=last).update(ran_at=now) == 1


def _waits(name: str) -> bool:
    """Whether a job is in the queue from the last time."""
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    same = {"args": [name], "kwargs": {}}
    return rows().filter(task_path=run_job.module_path, args_kwargs=same, status__in=unfinished).exists()


@task(queue_name=SLOW, backend=QUEUE)
def run_job(name: str) -> None:
    """Do a job of the schedule. One that is no longer there is over."""
    if job := jobs().get(name):
        job.run()
