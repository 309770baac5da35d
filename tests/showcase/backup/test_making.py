"""Taking a backup: while people work, of what is large, to where it cannot go, by the clock."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from showcase.backup import encryption

from .sites import Machine, on_sqlite

pytestmark = pytest.mark.xdist_group("backups")

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def small(migrated: Path, tmp_path_factory) -> Machine:
    machine = on_sqlite(tmp_path_factory.mktemp("small"), like=migrated)
    (machine.uploads / "films").mkdir(parents=True)
    (machine.uploads / "films" / "a.mp4").write_bytes(b"film" * 1000)
    return machine


def test_an_upload_that_is_missing_is_named(small: Machine, tmp_path: Path):
    small.python(
        "from media.models import Film;"
        "Film.objects.bulk_create([Film(title='Gone', slug='gone', file='films/gone.mp4')])"
    )
    said = small.manage("backup", tmp_path / "backup.tar")
    small.python("from media.models import Film; Film.objects.all().delete()")
    assert "films/gone.mp4" in said.stderr


def test_hidden_uploads_and_links_stay_out(small: Machine, tmp_path: Path):
    (small.uploads / ".hidden").write_text("mine")
    (small.uploads / "link").symlink_to("/etc/passwd")
    small.manage("backup", tmp_path / "backup.tar")
    listed = subprocess.run(
        ["tar", "-tf", tmp_path / "backup.tar"], capture_output=True, text=True, check=True
    )
    (small.uploads / "link").unlink()
    assert [name for name in listed.stdout.split() if name.startswith("uploads/")] == ["uploads/films/a.mp4"]


def test_memory_stays_flat_with_a_film_of_300_megabytes(small: Machine, tmp_path: Path):
    film = small.uploads / "films" / "long.mp4"
    with film.open("wb") as file:
        file.truncate(300 * MEGABYTE)
    script = (
        "import re, sys; from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'backup', sys.argv[1], '--quiet']);"
        # Its own peak: `getrusage` knows the peak of the process that started it, too.
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', open('/proc/self/status').read())[1])"
    )
    secret, _public = encryption.new_key()
    environment = small._environment() | {"SHOWCASE_BACKUP_KEY": secret}
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "film.tar.age"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    film.unlink()
    assert int(done.stdout) / 1024 < 220


def test_a_full_disk_is_said_and_leaves_nothing(small: Machine, tmp_path: Path):
    def small_files() -> None:
        # Beyond this size every write fails, as on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, 64 * 1024))

    done = subprocess.run(
        [sys.executable, "manage.py", "backup", tmp_path / "backup.tar"],
        env=small._environment(),
        preexec_fn=small_files,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "No backup was taken" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_no_folder_is_said(small: Machine, tmp_path: Path):
    done = small.manage("backup", tmp_path / "nowhere" / "backup.tar", check=False)
    assert "Make it first" in done.stderr


def test_a_missing_database_is_said(tmp_path: Path):
    machine = on_sqlite(tmp_path)
    assert "nothing to back up" in machine.manage("backup", tmp_path / "backup.tar", check=False).stderr


def test_scheduled_backups_are_encrypted_kept_and_removed(small: Machine, tmp_path: Path):
    secret, public = encryption.new_key()
    folder = tmp_path / "kept"
    folder.mkdir()
    for name in ("showcase-20250101T000000Z.tar", "showcase-20250102T000000Z.tar", "notes.txt"):
        (folder / name).write_text("old")
    small.manage(
        "backup",
        "--scheduled",
        SHOWCASE_BACKUP_TO=str(folder),
        SHOWCASE_BACKUP_KEEP="2 daily",
        SHOWCASE_BACKUP_KEY=public,
    )
    names = sorted(path.name for path in folder.iterdir())
    assert names[:2] == ["notes.txt", "showcase-20250102T000000Z.tar"] and names[2].endswith(".tar.age")
    (tmp_path / "key").write_text(f"# a comment\n{secret}\n")
    small.manage("restore", "--check", folder / names[2], "--key-file", tmp_path / "key")


def test_a_wrong_setting_stops_the_start(small: Machine):
    done = small.manage("check", check=False, SHOWCASE_BACKUP_KEEP="a few")
    assert "7 daily, 4 weekly, 6 monthly" in done.stderr


def test_edits_and_deleted_uploads_do_not_tear_a_backup(migrated: Path, tmp_path: Path):
    """Somebody uploads and deletes all the time: every upload that the dump speaks of is in the backup."""
    script = """
import sys, time
from django.core.files.base import ContentFile
from media.models import Film
print("ready", flush=True)
until = time.monotonic() + 12
number = 0
while time.monotonic() < until:
    number += 1
    file = ContentFile(b"x" * 5000, name=f"n{number}.mp4")
    Film.objects.bulk_create([Film(title=str(number), slug=f"n{number}", file=file)])
    if number > 20:
        film = Film.objects.order_by("pk").first()
        name = film.file.name
        Film.objects.filter(pk=film.pk).delete()
        film.file.storage.delete(name)
"""
    machine = on_sqlite(tmp_path, like=migrated)
    writer = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
        env=machine._environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout.readline() == "ready\n"
    said = machine.manage("backup", tmp_path / "backup.tar")
    writer.communicate()
    restored = on_sqlite(tmp_path)
    restored.manage("restore", tmp_path / "backup.tar")
    missing = restored.python(
        "from media.models import Film;"
        "print([f.file.name for f in Film.objects.all() if not f.file.storage.exists(f.file.name)])"
    )
    assert (said.stderr, missing) == ("", "[]\n")
