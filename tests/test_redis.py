"""The public pages on a real Redis, as in production."""

import fcntl
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from media.models import Image
from profiles.models import ProfilePage

from .sites import make_full_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def turn():
    """Each test empties the same Redis database, so they take turns, whichever worker or run they are in.

    Not by `xdist_group`: pytest 9.2 ignores it (https://github.com/pytest-dev/pytest-xdist/issues/1386).
    """
    with (Path(tempfile.gettempdir()) / "showcase-tests-redis.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture
def addresses(redis_cache) -> dict[str, str]:
    return make_full_site()


def test_a_second_visitor_sees_what_the_first_saw(addresses):
    # Pictures are drawn at publishing, or by the first view; only what is drawn is told to machines.
    for url in addresses.values():
        Client().get(url)
    first, second = (
        {name: Client().get(url).content for name, url in addresses.items()} for _visit in ("first", "second")
    )
    assert {name for name in addresses if first[name] != second[name]} == set()


def test_every_address_answers_with_a_warm_cache(addresses):
    for url in addresses.values():
        Client().get(url)
    statuses = {name: Client().get(url).status_code for name, url in addresses.items()}
    assert {name for name, status in statuses.items() if status != 200} == {"not found"}


def test_a_rendition_that_was_shown_comes_from_redis_without_a_query(client, addresses):
    client.get(addresses["profile"])
    portrait = Image.objects.get(pk=ProfilePage.objects.get(title="Kari Nordby").portrait_id)
    with CaptureQueriesContext(connection) as queries:
        portrait.get_rendition("fill-640x800|format-webp")
    assert [query["sql"] for query in queries] == []


def test_a_rendition_is_drawn_again_when_redis_has_lost_it(client, redis_cache, addresses):
    client.get(addresses["profile"])
    first = client.get(addresses["profile"]).content
    redis_cache.clear()
    assert client.get(addresses["profile"]).content == first


def test_a_new_portrait_replaces_the_old_one_at_once(client, addresses):
    page = ProfilePage.objects.get(title="Kari Nordby")
    client.get(page.url)
    old = page.portrait.file.name.rpartition("/")[2].removesuffix(".jpg")
    page.portrait = Image.objects.get(title="A lead picture")
    page.save_revision().publish()
    assert f"/images/{old}" not in client.get(page.url).content.decode()
