"""What the queue does with tasks: committed or not, tried again, given up, taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task
from wagtail.tasks import update_reference_index_task

from media.tasks import draw_renditions, enqueue_at_commit
from showcase.tasks import queue
from showcase.tasks.models import Worker
from showcase.tasks.outcomes import WAITS, Outcome, judge
from showcase.tasks.queue import GONE, take_back_from_the_gone

from .chores import fail, succeed
from .working import make_due, row, work

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("queued")
class TestWithAQueue:
    def test_a_task_is_kept_with_what_it_follows_from(self):
        enqueue_at_commit(succeed)
        assert DBTaskResult.objects.count() == 1

    def test_a_task_is_gone_with_what_is_taken_back(self):
        with pytest.raises(ValidationError), transaction.atomic():
            enqueue_at_commit(succeed)
            raise ValidationError("Not like this.")
        assert not DBTaskResult.objects.exists()

    def test_what_is_asked_for_twice_at_once_is_done_once(self):
        with transaction.atomic():
            enqueue_at_commit(succeed)
            enqueue_at_commit(succeed)
        assert DBTaskResult.objects.count() == 1

    def test_what_was_taken_back_is_asked_for_anew(self):
        with pytest.raises(ValidationError), transaction.atomic():
            enqueue_at_commit(succeed)
            raise ValidationError("Not like this.")
        enqueue_at_commit(succeed)
        assert DBTaskResult.objects.count() == 1

    def test_what_is_done_is_asked_for_anew(self):
        enqueue_at_commit(succeed)
        work()
        enqueue_at_commit(succeed)
        assert DBTaskResult.objects.count() == 2

    def test_what_makes_caches_forget_waits_for_no_drawing(self):
        result = purge_urls_from_cache_task.enqueue(["http://localhost/"])
        assert row(result).queue_name == "prompt"

    def test_drawing_waits_for_what_takes_no_time(self):
        draw_renditions.enqueue(4711, "portrait")
        quick = succeed.enqueue()
        assert queue.claim("default", "test/default") == row(quick)

    def test_a_task_that_fails_is_tried_again_later(self):
        result = fail.enqueue("no")
        work()
        found = row(result)
        assert (found.status, found.run_after > timezone.now()) == ("READY", True)

    def test_a_task_that_is_to_be_tried_again_says_why(self):
        result = fail.enqueue("The disk is full.")
        work()
        assert "The disk is full." in row(result).traceback

    def test_the_pauses_grow(self):
        result = fail.enqueue("no")
        pauses = []
        for _ in WAITS:
            make_due()
            work()
            pauses.append(row(result).run_after - timezone.now())
        assert pauses == sorted(pauses)

    def test_a_task_that_fails_again_and_again_has_failed(self):
        result = fail.enqueue("no")
        for _ in range(len(WAITS) + 1):
            make_due()
            work()
        assert row(result).status == "FAILED"

    def test_a_task_that_failed_can_be_done_anew_with_all_its_tries(self):
        result = fail.enqueue("no")
        for _ in range(len(WAITS) + 1):
            make_due()
            work()
        queue.try_again(queue.failed())
        work()
        assert row(result).status == "READY"

    @pytest.mark.parametrize("task", [update_reference_index_task, insert_or_update_object_task])
    def test_a_task_of_wagtail_whose_object_is_gone_ends_quietly(self, task):
        result = task.enqueue("media", "image", "4711")
        work()
        assert row(result).status == "SUCCESSFUL"

    def test_a_task_of_ours_whose_object_is_gone_ends_quietly(self):
        result = draw_renditions.enqueue(4711, "portrait")
        work()
        assert row(result).status == "SUCCESSFUL"


def test_a_refusal_is_not_tried_again():
    assert judge("a.task", "django.core.exceptions.ValidationError", 1) is Outcome.FAILED


def test_what_is_missing_in_a_task_of_ours_is_an_error():
    assert judge("profiles.tasks.some", "profiles.models.ProfilePage.DoesNotExist", 1) is Outcome.AGAIN


class TestAtOnce:
    def test_who_asks_does_not_meet_the_failure(self):
        assert fail.enqueue("no").status == "FAILED"

    def test_what_failed_is_kept_to_be_tried_again(self):
        fail.enqueue("no")
        kept = DBTaskResult.objects.get()
        assert (kept.status, kept.args_kwargs["args"]) == ("READY", ["no"])

    def test_the_worker_tries_what_was_kept(self):
        fail.enqueue("no")
        make_due()
        work()
        assert len(DBTaskResult.objects.get().worker_ids) == 2

    def test_what_succeeded_is_not_kept(self):
        succeed.enqueue()
        assert not DBTaskResult.objects.exists()


@pytest.fixture
def left_behind(queued) -> DBTaskResult:
    """A task in the middle of which its worker was killed."""
    result = succeed.enqueue()
    queue.claim("default", "dead/default")
    Worker.objects.create(name="dead", seen_at=timezone.now())
    return row(result)


def test_nobody_takes_what_a_worker_has_in_hand(left_behind):
    take_back_from_the_gone(timezone.now())
    left_behind.refresh_from_db()
    assert left_behind.status == "RUNNING"


def test_what_a_worker_that_is_gone_had_in_hand_is_done_by_another(left_behind):
    take_back_from_the_gone(timezone.now() + GONE + timedelta(seconds=1))
    work()
    left_behind.refresh_from_db()
    assert left_behind.status == "SUCCESSFUL"


def test_nobody_judges_who_could_not_be_heard_of_themselves(left_behind, monkeypatch):
    from showcase.tasks.worker import Clock

    clock, start = Clock("other"), timezone.now()

    def at(seconds: int) -> str:
        monkeypatch.setattr(timezone, "now", lambda: start + timedelta(seconds=seconds))
        clock.step()
        left_behind.refresh_from_db()
        return left_behind.status

    # An import has kept everybody out of the database; "dead" is not heard of again, as it turns out.
    assert at(1) == "RUNNING"
    assert at(200) == "RUNNING"
    assert at(220) == "RUNNING"
    assert at(232) == "READY"


def test_a_task_that_ends_every_worker_is_given_up(left_behind):
    left_behind.worker_ids = ["dead/default"] * (len(WAITS) + 1)
    left_behind.save()
    take_back_from_the_gone(timezone.now() + GONE + timedelta(seconds=1))
    left_behind.refresh_from_db()
    assert left_behind.status == "FAILED"


def test_a_lane_takes_back_its_own_task_after_the_database_was_away(queued, monkeypatch):
    from django.db import OperationalError

    from showcase.tasks.worker import Lane

    result = succeed.enqueue()
    lane = Lane("default", "test/default")

    def away(*args):
        raise OperationalError("the connection is closed")

    with monkeypatch.context() as patch:
        patch.setattr(lane._runner, "run_task", away)
        with pytest.raises(OperationalError):
            lane.step()
    lane.step()
    assert row(result).status == "SUCCESSFUL"


def test_the_oldest_that_waits_is_told(queued):
    first = succeed.enqueue()
    succeed.enqueue()
    assert queue.oldest_waiting(timezone.now()) == row(first).enqueued_at


def test_what_waits_for_its_time_is_not_late(queued):
    fail.enqueue("no")
    work()
    assert queue.oldest_waiting(timezone.now()) is None
