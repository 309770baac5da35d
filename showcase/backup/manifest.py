"""What a backup says of itself: `backup.json`, its first file, and `manifest.json`, its last but for the seal."""

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from .problems import BackupError, damaged

FORMAT = "showcase-backup"
# Counted up when what an older showcase knows could no longer restore it.
FORMAT_VERSION = 1

HEADER_NAME = "backup.json"
MANIFEST_NAME = "manifest.json"
UPLOADS = "uploads/"
MAX_HEADER = 4 * 1024 * 1024
MAX_MANIFEST = 512 * 1024 * 1024

EXTENSION = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True)
class Header:
    """Known before anything is read: who made this, of which database, in which state."""

    showcase: str
    created: str
    engine: str
    engine_version: str
    # "app.name" of every migration that was applied.
    migrations: list[str]
    # Of PostgreSQL.
    extensions: list[str] = field(default_factory=list)

    def to_json(self) -> bytes:
        return _json({"format": FORMAT, "version": FORMAT_VERSION, **asdict(self)})


@dataclass(frozen=True)
class Entry:
    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    database: Entry
    files: list[Entry]
    # Rows of the tables that people know, by name.
    counts: dict[str, int]
    # Files that the database speaks of, and that were not there.
    missing: list[str]

    def to_json(self) -> bytes:
        return _json(asdict(self))

    @property
    def size(self) -> int:
        return sum(entry.size for entry in self.files)


def read_header(data: bytes) -> Header:
    """Raises `BackupError` for what is no backup of a showcase, and for one in a newer format."""
    try:
        values = json.loads(data)
        if values.pop("format") != FORMAT:
            raise no_backup()
        version = values.pop("version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise no_backup() from error
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise BackupError(
            _(
                "This backup was made by a newer showcase (%(version)s), in a format that this one does "
                "not know. Install "
                "that version or a newer one, and restore with it."
            )
            % {"version": values.get("showcase", "?")}
        )
    try:
        header = Header(**values)
    except TypeError as error:
        raise damaged() from error
    texts = (header.showcase, header.created, header.engine, header.engine_version)
    lists = (header.migrations, header.extensions)
    if not all(isinstance(text, str) for text in texts) or not all(_is_texts(value) for value in lists):
        raise damaged()
    if not all(EXTENSION.fullmatch(name) for name in header.extensions):
        raise damaged()
    return header


def read_manifest(data: bytes) -> Manifest:
    try:
        values = json.loads(data)
        manifest = Manifest(
            Entry(**values["database"]),
            [Entry(**entry) for entry in values["files"]],
            dict(values["counts"]),
            list(values["missing"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged() from error
    if not all(isinstance(number, int) for number in manifest.counts.values()) or not _is_texts(
        manifest.missing
    ):
        raise damaged()
    return manifest


def no_backup() -> BackupError:
    return BackupError(
        _("This is no backup of a showcase: “manage.py backup” makes those. Name another file.")
    )


def check_engine(header: Header, engine: str, title: str) -> None:
    if header.engine != engine:
        raise BackupError(
            _(
                "This backup is of a site on %(theirs)s, and this site is on %(ours)s. A backup goes "
                "back to the kind of "
                "database that it is from. To change it, use the bundle: “export_bundle” there, “import_bundle” here."
            )
            % {
                "theirs": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(header.engine, "?"),
                "ours": title,
            }
        )


def check_migrations(header: Header) -> None:
    """Refuse a database that is ahead of this code."""
    known = _known_migrations()
    ours = {config.label for config in apps.get_app_configs()}
    # Of an app that has gone since, nothing is known any more.
    unknown = [name for name in header.migrations if name not in known and name.split(".")[0] in ours]
    if unknown:
        raise BackupError(
            _(
                "This backup was made by a newer showcase (%(version)s): this one does not know "
                "%(migration)s. Install that "
                "version or a newer one, and restore with it."
            )
            % {"version": header.showcase, "migration": unknown[0]}
        )


def is_older(header: Header) -> bool:
    """Whether migrations wait for what this backup has."""
    loader = MigrationLoader(None)
    return any(f"{app}.{name}" not in header.migrations for app, name in loader.graph.nodes)


def _known_migrations() -> set[str]:
    loader = MigrationLoader(None)
    names = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        names.update(migration.replaces)
    return {f"{app}.{name}" for app, name in names}


def upload_name(member: str) -> str:
    """The name in the uploads of a file of the archive. Raises `BackupError` for one that leads elsewhere.

    Hidden files belong to the operator: a backup has none, and plants none.
    """
    name = member.removeprefix(UPLOADS)
    parts = name.split("/")
    safe = all(part and not part.startswith(".") and "\0" not in part and "\\" not in part for part in parts)
    if not safe or PurePosixPath(name).is_absolute():
        raise BackupError(
            _("This backup has a file with a name that leads out of the uploads (%(name)s). Do not use it.")
            % {"name": ascii(member)}
        )
    return name


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _json(values: dict) -> bytes:
    return json.dumps(values, indent=1).encode() + b"\n"
