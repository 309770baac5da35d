"""Pages go live and expire by the clock, without cron."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from profiles.models import ProfilePage
from tests.factories import make_home, make_profile, make_series

from .working import look_at_the_clock

pytestmark = pytest.mark.django_db

PAST = timedelta(minutes=-1)
# What a save does first, and what an approval does first.
CHANGES = (
    "UPDATE wagtailcore_page SET title = title WHERE id::text = %s",
    "UPDATE wagtailcore_revision SET object_id = object_id WHERE object_id = %s",
)


def schedule(page: ProfilePage, after: timedelta = PAST):
    """Approve what stands in the page's draft for a moment."""
    moment = timezone.now() + after
    page.go_live_at = moment
    return page.save_revision(approved_go_live_at=moment, clean=False)


def test_a_page_goes_live_when_its_time_has_come(series):
    page = make_profile(series, live=False)
    schedule(page)
    look_at_the_clock()
    page.refresh_from_db()
    assert page.live


def test_a_page_stays_hidden_until_then(series):
    page = make_profile(series, live=False)
    schedule(page, timedelta(minutes=1))
    look_at_the_clock()
    page.refresh_from_db()
    assert not page.live


def test_its_history_says_so_once(series):
    page = make_profile(series, live=False)
    schedule(page)
    look_at_the_clock()
    look_at_the_clock()
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish.scheduled").count() == 1


def test_a_page_that_a_gate_holds_back_keeps_nobody_else_waiting(series):
    held, free = make_profile(series, live=False), make_profile(series, live=False)
    held.headline = ""
    schedule(held, PAST * 2)
    schedule(free)
    look_at_the_clock()
    free.refresh_from_db()
    assert free.live


def test_a_page_that_a_gate_holds_back_stays_scheduled(series):
    page = make_profile(series, live=False)
    page.headline = ""
    revision = schedule(page)
    look_at_the_clock()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None


def test_a_page_that_a_gate_holds_back_has_failed(series):
    page = make_profile(series, live=False)
    page.headline = ""
    schedule(page)
    look_at_the_clock()
    assert DBTaskResult.objects.failed().count() == 1


def test_it_is_not_asked_about_again_and_again(series):
    page = make_profile(series, live=False)
    page.headline = ""
    schedule(page)
    look_at_the_clock()
    look_at_the_clock()
    assert len(DBTaskResult.objects.failed().get().worker_ids) == 1


@contextmanager
def in_somebodys_hands(page: ProfilePage, change: str) -> Iterator[None]:
    """Another connection has changed a page, and is not done. SQLite has one writer: nobody holds anything."""
    if connection.vendor == "sqlite":
        yield
        return
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
        with other.cursor() as cursor:
            cursor.execute(change, [str(page.pk)])
        yield
        other.rollback()
    finally:
        other.close()


def after_somebody_saved(page: ProfilePage, change: str) -> ProfilePage:
    """A page that became due while somebody was saving it, once they are done. Meanwhile nobody waited or failed."""
    with in_somebodys_hands(page, change):
        look_at_the_clock()
        assert not DBTaskResult.objects.failed().exists()
    look_at_the_clock()
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_is_saving_is_published_after_that(shared, change):
    page = make_profile(make_series(make_home()), live=False)
    schedule(page)
    assert after_somebody_saved(page, change).live


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_is_saving_expires_after_that(shared, change):
    page = make_profile(make_series(make_home()), expire_at=timezone.now() + PAST)
    page.save_revision(clean=False)
    assert after_somebody_saved(page, change).expired


def test_a_page_expires(series):
    page = make_profile(series, expire_at=timezone.now() + PAST)
    look_at_the_clock()
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_a_page_that_is_shown_again_after_its_time_expires_again(series):
    page = make_profile(series, expire_at=timezone.now() + PAST)
    look_at_the_clock()
    ProfilePage.objects.filter(pk=page.pk).update(live=True)
    look_at_the_clock()
    page.refresh_from_db()
    assert not page.live


def test_looking_costs_two_queries_where_nothing_is_due(series, django_assert_max_num_queries):
    from showcase.tasks import publishing

    with django_assert_max_num_queries(2):
        publishing.put_due(timezone.now())
