"""Jobs by the clock: due when, put into the queue once, and done."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from showcase.tasks.models import JobRun
from showcase.tasks.schedule import Job, jobs, put_due, run_job, take_turn

from .working import work

OSLO = ZoneInfo("Europe/Oslo")
DONE: list[str] = []

EACH_HOUR = {"hourly": Job("hourly", lambda: DONE.append("hourly"), interval=timedelta(hours=1))}
NIGHTLY = Job("nightly", print, at=time(3, 30))
MONDAYS = Job("mondays", print, at=time(5), days=(0,))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        ("2026-11-27 03:30", "2026-11-28 03:29", False),
        ("2026-11-27 03:30", "2026-11-28 03:30", True),
        ("2026-11-28 03:30", "2026-11-28 23:59", False),
        # No worker ran for three days.
        ("2026-11-25 03:30", "2026-11-28 17:00", True),
        # The night on which clocks go back.
        ("2026-10-24 03:30", "2026-10-25 03:30", True),
    ],
)
def test_a_daily_job_is_due_at_its_time_of_the_sites_day(last, now, due):
    assert NIGHTLY.is_due(at(last), at(now)) is due


@pytest.mark.parametrize(
    ("now", "due"), [("2026-11-29 23:00", False), ("2026-11-30 04:59", False), ("2026-11-30 05:00", True)]
)
def test_a_weekly_job_is_due_on_its_day(now, due):
    assert MONDAYS.is_due(at("2026-11-23 05:00"), at(now)) is due


@pytest.mark.django_db
class TestInTheQueue:
    def test_a_job_that_is_new_waits_for_its_time(self):
        put_due(EACH_HOUR, timezone.now())
        assert not DBTaskResult.objects.exists()

    def test_a_job_that_is_due_is_put_into_the_queue(self):
        JobRun.objects.create(name="hourly", ran_at=timezone.now() - timedelta(hours=1))
        put_due(EACH_HOUR, timezone.now())
        assert DBTaskResult.objects.get().args_kwargs["args"] == ["hourly"]

    def test_of_two_workers_that_find_it_due_one_takes_its_turn(self):
        last, now = timezone.now() - timedelta(hours=1), timezone.now()
        JobRun.objects.create(name="hourly", ran_at=last)
        assert [take_turn("hourly", last, now), take_turn("hourly", last, now)] == [True, False]

    def test_a_job_that_still_waits_is_not_put_there_again(self):
        JobRun.objects.create(name="hourly", ran_at=timezone.now() - timedelta(hours=1))
        put_due(EACH_HOUR, timezone.now())
        put_due(EACH_HOUR, timezone.now() + timedelta(hours=1))
        assert DBTaskResult.objects.count() == 1

    def test_expired_sessions_are_cleared(self):
        Session.objects.create(session_key="a", expire_date=timezone.now() - timedelta(days=1))
        run_job.enqueue("showcase.tasks.jobs.clear_sessions")
        work()
        assert not Session.objects.exists()

    def test_tasks_that_were_done_are_forgotten_after_a_week(self):
        jobs()
        run_job.enqueue("showcase.tasks.jobs.forget_old_tasks")
        old = DBTaskResult.objects.get()
        old.pk, old.status, old.finished_at = None, "SUCCESSFUL", timezone.now() - timedelta(days=8)
        old.save(force_insert=True)
        work()
        assert DBTaskResult.objects.count() == 1

    def test_a_job_that_is_no_more_is_over(self):
        result = run_job.enqueue("gone.for_good")
        work()
        assert DBTaskResult.objects.get(pk=result.id).status == "SUCCESSFUL"


def test_the_house_has_its_jobs():
    assert {name.rpartition(".")[2] for name in jobs()} >= {
        "clear_sessions",
        "forget_old_tasks",
        "check_films",
    }
