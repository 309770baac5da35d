"""A queue instead of doing everything at once, and a database that other processes see too."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connections

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def queued(settings) -> None:
    """As `SHOWCASE_TASKS=database` has it."""
    queue = settings.TASKS["queue"]
    settings.TASKS = {"default": queue, "queue": queue}


@pytest.fixture(scope="session")
def pristine(django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a copy of the empty database to which nobody is connected."""
    empty = connections["default"]
    # Unblocked while it works and not while it is kept: until the last test of all.
    if empty.vendor == "sqlite":
        path = tmp_path_factory.mktemp("pristine") / "empty.sqlite3"
        with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as file:
            empty.ensure_connection()
            empty.connection.backup(file)
        yield str(path)
    else:
        name = f"{empty.settings_dict['NAME']}_pristine"
        with django_db_blocker.unblock():
            empty.close()
            _make_database(empty, name, empty.settings_dict["NAME"])
        yield name
        with django_db_blocker.unblock():
            _drop_database(empty, name)


@pytest.fixture
def shared(db, pristine: str, tmp_path: Path) -> Iterator[str]:
    """A copy of the empty database that is really written to, for this test alone; its `DATABASE_URL`.

    What is stored is seen by every process that is told of it, at once, and nothing is rolled back.
    """
    before = connections["default"]
    copy = before.copy()
    if before.vendor == "sqlite":
        name = str(shutil.copy(pristine, tmp_path / "shared.sqlite3"))
        url = f"sqlite:///{name}"
    else:
        name = f"{pristine}_shared"
        _make_database(before, name, pristine)
        url = environ_url(before.settings_dict | {"NAME": name})
    copy.settings_dict["NAME"] = name
    connections["default"] = copy
    try:
        yield url
    finally:
        copy.close()
        connections["default"] = before
        if before.vendor != "sqlite":
            _drop_database(before, name)


def environ_url(found: dict) -> str:
    """The `DATABASE_URL` of a PostgreSQL database."""
    person = f"{quote(found['USER'])}:{quote(found['PASSWORD'])}@" if found["USER"] else ""
    port = f":{found['PORT']}" if found["PORT"] else ""
    return f"postgres://{person}{quote(found['HOST'], safe='')}{port}/{found['NAME']}"


def _make_database(connection, name: str, template: str) -> None:
    _drop_database(connection, name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop_database(connection, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def environment_of(shared: str, folder: Path, **others: str) -> dict[str, str]:
    """The environment of a process of production, with a queue, on a database of `shared`."""
    production = (ROOT / ".ci" / "production.env").read_text().split()
    settings = dict(line.split("=", 1) for line in production)
    settings |= {"DATABASE_URL": shared, "SHOWCASE_TASKS": "database", "SHOWCASE_VAR": str(folder / "var")}
    return os.environ | settings | others


@pytest.fixture
def start_worker(shared: str, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen]]:
    """A function that starts `manage.py worker` as production does; what still runs is ended with the test."""
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker"],
            cwd=ROOT,
            env=environment_of(shared, tmp_path),
            stderr=(tmp_path / "worker.log").open("a"),
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_until(happened: Callable[[], object], seconds: float = 60) -> None:
    """Until something is so; generous, because the machine may be busy."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.05)
