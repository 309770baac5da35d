"""A Redis that goes away and comes back, under the site's cache: a real one, of these tests' own."""

import os
import shutil
import signal
import socket
import subprocess
import time

import pytest
from django.core.cache import caches
from django.test import Client

from showcase.delivery import redis_cache
from showcase.settings.environment import Environment
from showcase.settings.services import CACHE_TIMEOUT, cache
from tests.services import missing
from tests.sites import make_full_site
from tools.demo_server import free_port


class Redis:
    """A server that may be frozen, so that it keeps what it has and answers nobody, or ended."""

    def __init__(self) -> None:
        self.port = free_port()
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--save", ""]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _attempt in range(200):
            try:
                return socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("Redis did not start.")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self._process.pid, signal.SIGCONT)


@pytest.fixture
def redis(settings, monkeypatch):
    """The cache is on this server, as production has it; it may be asked again at once after it did not answer."""
    if shutil.which("redis-server") is None:
        missing("redis-server", "Install Debian's package redis-server.")
    monkeypatch.setattr(redis_cache, "PAUSE", 0)
    server = Redis()
    settings.CACHES = {"default": cache(Environment({"CACHE_URL": f"redis://127.0.0.1:{server.port}/0"}))}
    yield server
    server.end()


@pytest.fixture
def gone(redis):
    """The cache, whose server has ended."""
    caches["default"].set("key", "value")
    redis.end()
    return caches["default"]


def test_what_was_kept_is_found_while_it_answers(redis):
    caches["default"].set_many({"one": 1, "two": 2})
    assert caches["default"].get_many(["one", "two", "three"]) == {"one": 1, "two": 2}


def test_nothing_is_found_while_it_does_not_answer(gone):
    assert (gone.get("key"), gone.get_many(["key"]), "key" in gone) == (None, {}, False)


def test_nothing_is_kept_and_nobody_is_troubled(gone):
    gone.set("key", "another")
    gone.delete_many(["key"])
    gone.clear()
    failed = gone.set_many({"one": 1})
    assert (failed, gone.add("key", 1), gone.delete("key"), gone.touch("key")) == (
        ["one"],
        False,
        False,
        False,
    )


def test_a_number_that_cannot_be_read_is_none(gone):
    with pytest.raises(ValueError, match="not found"):
        gone.incr("number")


def test_what_is_made_to_be_kept_is_used_all_the_same(gone):
    assert gone.get_or_set("key", lambda: "made") == "made"


def test_what_was_deleted_meanwhile_is_not_found_afterwards(redis):
    caches["default"].set("key", "outdated")
    redis.freeze()
    caches["default"].delete("key")
    redis.thaw()
    assert caches["default"].get("key") is None


def test_one_that_hangs_is_waited_for_once_and_not_by_everybody(redis, monkeypatch):
    monkeypatch.setattr(redis_cache, "PAUSE", 60)
    redis.freeze()
    started = time.monotonic()
    for _question in range(20):
        caches["default"].get("key")
    # Redis' client tries a second time by itself.
    assert time.monotonic() - started < 5 * CACHE_TIMEOUT


@pytest.mark.django_db
def test_every_page_is_answered_without_it(redis):
    addresses = make_full_site()
    redis.end()
    statuses = {name: Client().get(url).status_code for name, url in addresses.items()}
    assert {name for name, status in statuses.items() if status != 200} == {"not found"}
