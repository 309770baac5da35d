"""Pages that are stored in the database, for every process of the site."""

import contextlib
from datetime import timedelta
from hashlib import sha512

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from profiles.models import ProfilePage
from showcase.delivery import changes, stored, tags
from showcase.delivery.jobs import forget_outdated_pages
from showcase.delivery.models import KEPT, StoredPage
from tests.factories import make_profile

from .caching import DATABASE, committed, forgetful, pages_are_kept

pytestmark = pytest.mark.postgresql


@pytest.fixture
def person(series) -> ProfilePage:
    return make_profile(series, "Kari Nordby", headline="Mends the dam")


@pytest.fixture
def kept(db):
    with pages_are_kept(DATABASE):
        yield


@pytest.fixture
def making(monkeypatch):
    """Called with what is to happen while a profile is made, once."""

    def meanwhile(happens) -> None:
        get_context = ProfilePage.get_context

        def slowly(page, *args, **kwargs):
            monkeypatch.setattr(ProfilePage, "get_context", get_context)
            context = get_context(page, *args, **kwargs)
            happens()
            return context

        monkeypatch.setattr(ProfilePage, "get_context", slowly)

    return meanwhile


@contextlib.contextmanager
def another_process():
    """A connection of its own, in a transaction that is rolled back."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        yield other
    finally:
        other.rollback()
        other.close()


def test_another_process_answers_with_the_same_bytes_and_makes_nothing(
    kept, person, django_assert_num_queries
):
    first = Client().get(person.url, headers={"accept-encoding": "br"})
    another = Client()
    another.get("/-/live")
    # The page, and whether any of it has changed.
    changes.watch.now()
    with django_assert_num_queries(2):
        again = another.get(person.url, headers={"accept-encoding": "br"})
    assert (again.content, dict(again.items())) == (first.content, dict(first.items()))


def test_a_process_that_keeps_nothing_in_memory_makes_the_page_itself(kept, person):
    Client().get(person.url)
    StoredPage.objects.update(body=b"stored")
    assert b"Mends the dam" in forgetful().get(person.url).content
    assert Client().get(person.url).content == b"stored"


def test_what_has_changed_while_a_page_was_made_is_not_stored_without_it(kept, person, making):
    def meanwhile() -> None:
        with committed():
            changes.note({tags.of_page(person.pk)})

    making(meanwhile)
    Client().get(person.url)
    assert not StoredPage.objects.exists()
    Client().get(person.url)
    assert StoredPage.objects.exists()


def test_nothing_is_stored_while_somebody_changes_something(kept, person):
    with another_process() as editor:
        editor.cursor().execute("SELECT pg_advisory_xact_lock_shared(%s)", [stored.LOCK])
        assert Client().get(person.url).status_code == 200
        assert not StoredPage.objects.exists()
    Client().get(person.url)
    assert StoredPage.objects.exists()


def test_until_a_change_is_committed_others_store_nothing(kept):
    def others_may() -> bool:
        with another_process() as reader, reader.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [stored.LOCK])
            return cursor.fetchone()[0]

    assert others_may()
    changes.note({tags.ALL})
    assert not others_may()


def test_nobody_gets_what_an_earlier_release_has_made(kept, person, monkeypatch):
    Client().get(person.url)
    StoredPage.objects.update(body=b"of before")
    monkeypatch.setattr(stored, "made_by", lambda: "the next release")
    assert b"Mends the dam" in Client().get(person.url).content


def test_what_is_somebodys_own_or_as_many_as_people_think_of_is_not_stored(kept, person):
    member = Client()
    member.force_login(User.objects.create_user("member"))
    member.get(person.url)
    for url in ("/explore/?q=Kari", "/feed/", "/nobody-is-here/", "/meet/", "/-/live"):
        Client().get(url)
    assert not StoredPage.objects.exists()


def test_a_parameter_that_means_nothing_finds_what_is_stored(kept, person):
    Client().get(person.url)
    StoredPage.objects.update(body=b"stored")
    assert Client().get(f"{person.url}?utm_source=a").content == b"stored"


def test_a_page_is_stored_no_longer_than_until_somebody_on_it_is_to_be_hidden(kept, person):
    person.expire_at = timezone.now() + timedelta(minutes=5)
    with committed():
        person.save_revision().publish()
    Client().get(person.url)
    assert StoredPage.objects.get().until == person.expire_at


def test_no_page_is_stored_for_longer_than_what_changes_it_is_known(kept, person):
    Client().get(person.url)
    assert StoredPage.objects.get().until < timezone.now() + KEPT - timedelta(minutes=50)


def test_a_full_store_keeps_nobody_from_an_answer(kept, person, monkeypatch):
    monkeypatch.setattr(stored, "MOST", 0)
    assert Client().get(person.url).status_code == 200
    assert not StoredPage.objects.exists()


def test_a_database_that_stores_nothing_keeps_nobody_from_an_answer(kept, person, monkeypatch, caplog):
    # More than a column of 64 takes.
    monkeypatch.setattr(stored, "sha256", sha512)
    assert Client().get(person.url).status_code == 200
    assert "could not be stored" in caplog.text


def test_what_nobody_is_shown_any_more_is_deleted(kept, person):
    Client().get(person.url)
    forget_outdated_pages()
    assert StoredPage.objects.exists()
    with committed():
        person.unpublish()
    forget_outdated_pages()
    assert not StoredPage.objects.exists()


def test_what_is_too_old_is_deleted(kept, person):
    Client().get(person.url)
    StoredPage.objects.update(until=timezone.now() - timedelta(seconds=1))
    forget_outdated_pages()
    assert not StoredPage.objects.exists()
