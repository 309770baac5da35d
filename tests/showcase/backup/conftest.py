import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import services

from .sites import DATABASE, Machine, Postgres, on_sqlite

NewMachine = Callable[[], Machine]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_machine(request, tmp_path_factory) -> Iterator[NewMachine]:
    """A function that makes an empty machine on this database."""
    folder = tmp_path_factory.mktemp("machines")
    if request.param == "sqlite":
        yield lambda: on_sqlite(folder)
        return
    if not services.postgresql_answers():
        services.missing(
            "PostgreSQL", f"Start one at {services.POSTGRES_URL}, or name another in TEST_POSTGRES_URL."
        )
    if not shutil.which("pg_dump"):
        services.missing("pg_dump", "Install Debian's postgresql-client.")
    server = Postgres()
    yield lambda: server.machine(folder)
    server.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """The SQLite database of a site on its first day, for copies: to migrate one takes a while."""
    machine = on_sqlite(tmp_path_factory.mktemp("migrated"))
    machine.manage("migrate", "--verbosity", "0")
    return machine.var / DATABASE


@pytest.fixture(scope="module")
def original(new_machine: NewMachine) -> Machine:
    """A site with a thousand people, and uploads of all kinds."""
    machine = new_machine()
    machine.manage("migrate", "--verbosity", "0")
    machine.manage("generate_profiles", "1000", "--verbosity", "0")
    folder = machine.uploads / "films"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "film.mp4").write_bytes(bytes(range(256)) * 20_000)
    (folder / f"{'x' * 120}.vtt").write_text("WEBVTT")
    (folder / "blåbær.txt").write_text("")
    return machine


@pytest.fixture(scope="module")
def taken(original: Machine, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "backup.tar"
    original.manage("backup", path)
    return path
