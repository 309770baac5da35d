"""Backup, wipe, restore: the same site, on both databases, with a thousand people."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from .conftest import NewMachine
from .sites import Machine

pytestmark = pytest.mark.xdist_group("backups")


@pytest.fixture(scope="module")
def restored(taken: Path, new_machine: NewMachine) -> Machine:
    machine = new_machine()
    machine.manage("restore", taken)
    return machine


def test_the_restored_database_is_the_same(original: Machine, restored: Machine):
    assert restored.dump() == original.dump()


def test_every_restored_upload_has_the_same_digest(original: Machine, restored: Machine):
    assert restored.files() == original.files()


def test_the_backup_counts_the_people(original: Machine, taken: Path):
    manifest = subprocess.run(["tar", "-xOf", taken, "manifest.json"], capture_output=True, check=True).stdout
    assert json.loads(manifest)["counts"]["people"] == 1000


def test_tar_unpacks_a_backup(original: Machine, taken: Path, tmp_path: Path):
    subprocess.run(["tar", "-xf", taken, "-C", tmp_path], check=True)
    unpacked = Machine(tmp_path, original.database_url)
    assert unpacked.files() == original.files()


def test_nobody_else_may_read_a_backup(taken: Path):
    assert taken.stat().st_mode & 0o077 == 0


def test_nothing_is_left_beside_a_backup(taken: Path):
    assert [path.name for path in taken.parent.iterdir()] == [taken.name]


def test_a_backup_is_not_overwritten(original: Machine, taken: Path):
    assert "exists already" in original.manage("backup", taken, check=False).stderr


def test_a_site_that_is_in_use_is_not_overwritten(original: Machine, taken: Path):
    assert "--replace" in original.manage("restore", taken, check=False).stderr


@pytest.mark.parametrize("new_machine", ["postgresql"], indirect=True)
def test_pages_that_are_stored_are_in_no_backup(
    original: Machine, new_machine: NewMachine, taken: Path, tmp_path: Path
):
    site, again = new_machine(), new_machine()
    site.manage("restore", taken)
    site.python(
        "from django.utils import timezone; from showcase.delivery.models import StoredPage;"
        "StoredPage.objects.create("
        "key='k', headers=[], body=b'page', tags=[], last_change=0, until=timezone.now())"
    )
    site.manage("backup", tmp_path / "later.tar")
    again.manage("restore", tmp_path / "later.tar")
    assert again.dump() == original.dump()


def test_what_came_after_the_backup_is_gone_after_replacing(
    taken: Path, restored: Machine, original: Machine
):
    (restored.uploads / "films" / "later.mp4").write_bytes(b"later")
    (restored.uploads / "later.txt").write_bytes(b"later")
    restored.python(
        "from django.db import connection as c; q = c.cursor();"
        "q.execute('CREATE TABLE later (id integer PRIMARY KEY)');"
        "q.execute('DELETE FROM profiles_answer')"
    )
    restored.manage("restore", "--replace", taken)
    assert (restored.dump(), restored.files()) == (original.dump(), original.files())


def test_an_older_backup_is_migrated_after_it(taken: Path, new_machine: NewMachine, tmp_path: Path):
    older, newer = new_machine(), new_machine()
    older.manage("restore", taken)
    older.manage("migrate", "wagtailredirects", "0007", "--verbosity", "0")
    older.manage("backup", tmp_path / "older.tar")
    said = newer.manage("restore", tmp_path / "older.tar").stdout
    newer.manage("migrate", "--verbosity", "0")
    assert "manage.py migrate" in said and newer.manage("migrate", "--check", check=False).returncode == 0


def test_what_was_there_is_put_back_where_the_database_fails(taken: Path, restored: Machine, tmp_path: Path):
    """The program or folder that the last step needs fails it."""
    before = restored.dump(), restored.files()
    if restored.database_url.startswith("sqlite"):
        # Somebody writes, and does not stop.
        script = (
            "import sqlite3, subprocess, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()"
        )
        path = restored.database_url.removeprefix("sqlite:///")
        with subprocess.Popen(
            ["python3", "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as writer:
            writer.stdout.readline()
            failed = restored.manage("restore", "--replace", taken, check=False)
            writer.stdin.close()
    else:
        # psql stops half-way: the last statement is none.
        psql = tmp_path / "psql"
        psql.write_text(
            '#!/bin/sh\n[ "$1" = --version ] && exec /usr/bin/psql --version\n'
            'for a in "$@"; do case "$a" in\n'
            '--file=*database.sql) echo "SELECT broken;" >> "${a#--file=}";;\nesac; done\n'
            'exec /usr/bin/psql "$@"\n'
        )
        psql.chmod(0o755)
        path = f"{tmp_path}:{os.environ['PATH']}"
        failed = restored.manage("restore", "--replace", taken, check=False, PATH=path)
    assert failed.returncode == 1
    assert (restored.dump(), restored.files()) == before


@pytest.mark.parametrize("new_machine", ["postgresql"], indirect=True)
def test_a_pg_dump_that_is_missing_or_too_old_is_named(new_machine: NewMachine, tmp_path: Path):
    machine = new_machine()
    machine.manage("migrate", "contenttypes", "--verbosity", "0")
    missing = machine.manage("backup", tmp_path / "backup.tar", check=False, PATH=str(tmp_path)).stderr
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6'\n")
    old.chmod(0o755)
    too_old = machine.manage("backup", tmp_path / "backup.tar", check=False, PATH=str(tmp_path)).stderr
    assert "pg_dump is missing" in missing and "pg_dump is of version 9" in too_old
