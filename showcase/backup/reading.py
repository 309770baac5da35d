"""Read a backup, and believe none of it: every digest is checked before anybody makes use of it."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from . import encryption, manifest
from .problems import BackupError, damaged
from .tar import CHUNK, Member, Source, TarReader, read_exactly
from .uploads import Uploads

# Of a tar whose first file is ours.
BEGINNING = manifest.HEADER_NAME.encode() + b"\0"


@dataclass(frozen=True)
class Backup:
    """A backup that is whole and fits here."""

    header: manifest.Header
    manifest: manifest.Manifest
    # The dump, ready for `replace()` of its database.
    dump: Path
    is_encrypted: bool


def examine(
    source: Source, key: encryption.Key | None, database, work: Path, staged: Uploads | None = None
) -> Backup:
    """Read `source` to its end, once. `work` is a folder to be made; uploads are written to `staged`, or only checked.

    Raises `BackupError` for what is not whole, not ours, too new, of another database, or encrypted for others.
    """
    work.mkdir(mode=0o700)
    with _plain(source, key) as (stream, is_encrypted):
        header, contents, dump = _read(TarReader(stream), database, work, staged)
    return Backup(header, contents, database.unpack(dump), is_encrypted)


@contextlib.contextmanager
def _plain(source: Source, key: encryption.Key | None) -> Iterator[tuple[Source, bool]]:
    start = read_exactly(source, len(encryption.MAGIC))
    whole = _Rest(start, source)
    if not start:
        raise damaged()
    if start != encryption.MAGIC:
        if not start.startswith(BEGINNING[: len(start)]):
            raise manifest.no_backup()
        if key is not None:
            raise BackupError(
                _(
                    "A key is set, and this backup is not encrypted: anybody may have changed it. If you are sure of "
                    "it, restore it with SHOWCASE_BACKUP_KEY empty."
                )
            )
        yield whole, False
        return
    if key is None or key.identity is None:
        raise BackupError(
            _(
                "This backup is encrypted. Give the secret key that it was made with (AGE-SECRET-KEY-1…), in "
                "SHOWCASE_BACKUP_KEY or with --key-file."
            )
        )
    with encryption.Decrypting(whole, key) as stream:
        yield stream, True
        # A cut that falls between two blocks of age is seen only at its end.
        if stream.read(1):
            raise damaged()


def _read(
    archive: TarReader, database, work: Path, staged: Uploads | None
) -> tuple[manifest.Header, manifest.Manifest, Path]:
    members = iter(archive)
    header = _first(members)
    manifest.check_engine(header, database.engine, database.title)
    manifest.check_migrations(header)
    dump = work / database.dump_name
    database_entry, files, contents = None, [], None
    seen: set[str] = set()
    for member in members:
        if contents is not None or member.name in seen:
            raise damaged()
        seen.add(member.name)
        if member.name == manifest.MANIFEST_NAME:
            contents = manifest.read_manifest(_small(member, manifest.MAX_MANIFEST))
        elif member.name == database.dump_name:
            with dump.open("xb") as target:
                database_entry = _kept(member, target)
        elif member.name.startswith(manifest.UPLOADS):
            name = manifest.upload_name(member.name)
            with staged.add(name) if staged else contextlib.nullcontext() as target:
                files.append(_kept(member, target))
        else:
            raise damaged()
    if contents is None or contents.database != database_entry or contents.files != files:
        raise damaged()
    return header, contents, dump


def _first(members: Iterator[Member]) -> manifest.Header:
    first = next(members, None)
    if first is None or first.name != manifest.HEADER_NAME:
        raise manifest.no_backup()
    return manifest.read_header(_small(first, manifest.MAX_HEADER))


def _small(member: Member, most: int) -> bytes:
    if member.size > most:
        raise damaged()
    pieces = []
    while data := member.read(CHUNK):
        pieces.append(data)
    return b"".join(pieces)


def _kept(member: Member, target: BinaryIO | None) -> manifest.Entry:
    digest = hashlib.sha256()
    while data := member.read(CHUNK):
        digest.update(data)
        if target:
            target.write(data)
    return manifest.Entry(member.name, member.size, digest.hexdigest())


class _Rest:
    """A source whose beginning has been read."""

    def __init__(self, start: bytes, source: Source) -> None:
        self._start, self._source = start, source

    def read(self, size: int = -1) -> bytes:
        if self._start:
            data = self._start if size < 0 else self._start[:size]
            self._start = self._start[len(data) :]
            return data
        return self._source.read(size)
