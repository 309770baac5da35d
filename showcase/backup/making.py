"""Take a backup: uploads and database of one and the same moment, in one file, read back before it counts."""

import contextlib
import hashlib
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

import showcase
from media.stored_files import stored_names

from . import databases, encryption, manifest, reading, uploads
from .places import Place
from .problems import BackupError
from .tar import CHUNK, Source, TarWriter, TornError

Say = Callable[[str], None]

# Of these tables a backup says how many rows it has.
COUNTED = {
    "pages": "wagtailcore_page",
    "people": "profiles_profilepage",
    "pictures": "media_image",
    "films": "media_film",
    "users": "auth_user",
}
# Whoever deletes an upload between two looks makes us look again, at most so often.
ATTEMPTS = 5


@dataclass(frozen=True)
class Made:
    place: Place
    size: int
    manifest: manifest.Manifest
    is_encrypted: bool
    # Without the secret half of the key only the file as a whole can be compared.
    is_opened: bool


def file_name() -> str:
    """The name of a backup that is taken now, where nobody gives one."""
    ending = "tar.age" if settings.SHOWCASE_BACKUP_KEY else "tar"
    return f"showcase-{timezone.now():%Y%m%dT%H%M%S}Z.{ending}"


def make_backup(place: Place, say: Say) -> Made:
    """Write a backup to `place`. Raises `BackupError`, and then leaves nothing there."""
    key = encryption.read_key(settings.SHOWCASE_BACKUP_KEY)
    database = databases.database()
    place.refuse_existing()
    with place.work_folder() as work:
        draft = work / "backup"
        with _created(draft) as file:
            written = _Hashing(file)
            contents = _write(database, work, written, key, say)
        say(_("Reading it back"))
        is_opened = key is None or key.identity is not None
        with draft.open("rb") as file:
            # From the disk, not from memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            if is_opened:
                reading.examine(file, key, database, work / "check")
            else:
                _compare(file, written.hexdigest())
        size = draft.stat().st_size
        place.keep(draft)
        with place.open() as kept:
            _compare(kept, written.hexdigest())
    return Made(place, size, contents, key is not None, is_opened)


@contextlib.contextmanager
def _created(path: Path) -> Iterator[io.BufferedWriter]:
    # Drafts and password hashes are in it: nobody else reads it.
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write(
    database, work: Path, target: "_Hashing", key: encryption.Key | None, say: Say
) -> manifest.Manifest:
    if key is None:
        return _write_archive(database, work, target, say)
    encrypting = encryption.Encrypting(target, key)
    try:
        contents = _write_archive(database, work, encrypting, say)
    except BaseException:
        encrypting.give_up()
        raise
    encrypting.close()
    return contents


def _write_archive(database, work: Path, target, say: Say) -> manifest.Manifest:
    archive = TarWriter(target)
    header = _header(database).to_json()
    archive.add(manifest.HEADER_NAME, len(header), io.BytesIO(header))
    files = _Files(archive, say)
    for _attempt in range(ATTEMPTS):
        files.add_new()
        say(_("Dumping the database"))
        with database.snapshot(work) as snapshot:
            # What was uploaded before that moment is there now, unless it has been deleted since.
            files.add_new()
            lost = _referred_to(snapshot) - files.names
            counts = _counts(snapshot)
        missing = {name for name in lost if _is_referred_to(name, snapshot.columns)}
        if lost == missing:
            break
    else:
        raise BackupError(_("Uploads were deleted all the time while the backup was taken. Try again later."))
    size = snapshot.dump.stat().st_size
    with snapshot.dump.open("rb") as dump:
        digest = archive.add(database.dump_name, size, dump)
    contents = manifest.Manifest(
        manifest.Entry(database.dump_name, size, digest), files.entries, counts, sorted(missing)
    )
    data = contents.to_json()
    archive.add(manifest.MANIFEST_NAME, len(data), io.BytesIO(data))
    archive.finish()
    return contents


def _header(database) -> manifest.Header:
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            raise BackupError(_("This database is empty: there is nothing to back up. Look at DATABASE_URL."))
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
        extensions = []
        if connection.vendor == "postgresql":
            cursor.execute("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname")
            extensions = [name for (name,) in cursor.fetchall()]
    return manifest.Header(
        showcase=showcase.__version__,
        created=timezone.now().isoformat(timespec="seconds"),
        engine=database.engine,
        engine_version=database.version(),
        migrations=migrations,
        extensions=extensions,
    )


class _Files:
    """Puts uploads into the archive, each once."""

    def __init__(self, archive: TarWriter, say: Say) -> None:
        self._archive, self._say = archive, say
        self.entries: list[manifest.Entry] = []
        self.names: set[str] = set()
        self._size = 0
        self._said = 0.0

    def add_new(self) -> None:
        for name in stored_names():
            if name not in self.names:
                self._add(name)

    def _add(self, name: str) -> None:
        opened = uploads.open_upload(name)
        if opened is None:
            return
        source, size = opened
        member = manifest.UPLOADS + name
        with contextlib.closing(source):
            try:
                digest = self._archive.add(member, size, source)
            except TornError as error:
                raise BackupError(
                    _("The upload “%(name)s” was changed while it was read. Try again.") % {"name": name}
                ) from error
        self.entries.append(manifest.Entry(member, size, digest))
        self.names.add(name)
        self._size += size
        if time.monotonic() - self._said > 1:
            self._said = time.monotonic()
            size_so_far = filesizeformat(self._size)
            self._say(_("Uploads: %(count)s, %(size)s") % {"count": len(self.entries), "size": size_so_far})


def _referred_to(snapshot: databases.Snapshot) -> set[str]:
    quote = connection.ops.quote_name
    names: set[str] = set()
    for table, column in uploads.referring_columns():
        if f"{table}.{column}" in snapshot.columns:
            rows = snapshot.query(
                f"SELECT DISTINCT {quote(column)} FROM {quote(table)} WHERE {quote(column)} <> ''"  # noqa: S608 - names of our own models
            )
            names.update(name for (name,) in rows)
    return names


def _is_referred_to(name: str, columns: frozenset[str]) -> bool:
    """Whether the database still speaks of this file: then it is missing, and was not just deleted."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, column in uploads.referring_columns():
            if f"{table}.{column}" in columns:
                cursor.execute(f"SELECT 1 FROM {quote(table)} WHERE {quote(column)} = %s LIMIT 1", [name])  # noqa: S608 - names of our own models
                if cursor.fetchone():
                    return True
    return False


def _counts(snapshot: databases.Snapshot) -> dict[str, int]:
    tables = {column.split(".")[0] for column in snapshot.columns}
    return {
        name: snapshot.query(f"SELECT COUNT(*) FROM {table}")[0][0]  # noqa: S608 - names of our own models
        for name, table in COUNTED.items()
        if table in tables
    }


class _Hashing:
    def __init__(self, file: io.BufferedWriter) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def _compare(kept: Source, expected: str) -> None:
    digest = hashlib.sha256()
    while data := kept.read(CHUNK):
        digest.update(data)
    if digest.hexdigest() != expected:
        raise BackupError(
            _(
                "What was read back is not what was written: the disk or the storage is faulty. Back up "
                "to another place."
            )
        )
