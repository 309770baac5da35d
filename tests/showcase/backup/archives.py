"""Backups made by hand: whole ones, and such as nobody should restore."""

import gzip
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from showcase.backup import manifest
from showcase.backup.databases import SqliteDatabase
from showcase.backup.encryption import Key
from showcase.backup.reading import Backup, examine
from showcase.backup.tar import TarWriter

HEADER = manifest.Header("0.1.0", "2026-11-28T12:00:00+00:00", "sqlite", "3.40", ["profiles.0001_initial"])
UPLOADS = {"images/a.jpg": b"picture" * 300, "images/ø.txt": b"", f"{'n' * 150}.vtt": b"WEBVTT"}


def dump(folder: Path) -> bytes:
    path = folder / "dump.sqlite3"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE person (name text); INSERT INTO person VALUES ('Åse');")
    return gzip.compress(path.read_bytes(), mtime=0)


def archive(members: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    writer = TarWriter(target)
    for name, data in members:
        writer.add(name, len(data), io.BytesIO(data))
    writer.finish()
    return target.getvalue()


def members(
    folder: Path, *, uploads: dict[str, bytes] = UPLOADS, **header: object
) -> list[tuple[str, bytes]]:
    """The files of a backup. `header` changes what `backup.json` says."""
    import hashlib

    first = json.loads(HEADER.to_json()) | header
    files = [(f"uploads/{name}", data) for name, data in uploads.items()]
    database = ("database.sqlite3.gz", dump(folder))
    entries = [
        manifest.Entry(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in [*files, database]
    ]
    last = manifest.Manifest(entries.pop(), entries, {"people": 1}, [])
    return [("backup.json", json.dumps(first).encode()), *files, database, ("manifest.json", last.to_json())]


def read(data: bytes, folder: Path, key: Key | None = None) -> Backup:
    """What `restore` does before it touches anything."""
    import shutil

    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    return examine(io.BytesIO(data), key, SqliteDatabase(), work)
