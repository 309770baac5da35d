"""A site whose pages are kept, and what its visitors get of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client, override_settings

from showcase.delivery.watch import watch

MEGABYTES = 16
# Where pages are kept: in a process's memory, or in the database for all of them.
MEMORY, DATABASE = "memory", "database"
EVERYWHERE = [MEMORY, pytest.param(DATABASE, marks=pytest.mark.postgresql)]


@contextmanager
def pages_are_kept(where: str = MEMORY) -> Iterator[None]:
    """Clients that are made in the block ask a process that has just started, and keeps pages."""
    memory = MEGABYTES if where == MEMORY else 0
    with override_settings(SHOWCASE_PAGE_CACHE=memory, SHOWCASE_STORED_PAGES=where == DATABASE):
        watch.__init__()
        yield
    watch.__init__()


@contextmanager
def committed() -> Iterator[None]:
    """As if what is written in the block were a transaction of its own: a test is one, which never ends."""
    connection.run_on_commit.clear()
    yield
    for _, done, _ in connection.run_on_commit:
        done()
    connection.run_on_commit.clear()


def forgetful(**headers: str) -> Client:
    """A client of a process that keeps nothing; what it draws, all others hear of."""
    with override_settings(SHOWCASE_PAGE_CACHE=0, SHOWCASE_STORED_PAGES=False):
        client = Client(headers=headers)
        client.handler.load_middleware()
    return client
