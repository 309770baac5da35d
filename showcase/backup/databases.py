"""The two databases, as connectors of django-dbbackup, with what that leaves open done here (decision 34).

`snapshot()` gives one moment of the database: its dump, and answers from the very same moment. `replace()` puts a dump
in the database's place, in one transaction: all of it or nothing.
"""

import contextlib
import gzip
import re
import shlex
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dbbackup.db.base import BaseDBConnector
from dbbackup.db.exceptions import CommandConnectorError
from dbbackup.db.postgresql import PgDumpBinaryConnector, parse_postgres_settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.translation import gettext as _

from . import tar
from .problems import BackupError, damaged

# In seconds: how long a restore waits for whoever writes at the moment.
PATIENCE = 30
# Python tries again for ever when SQLite says one of these.
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

Query = Callable[[str], list[tuple]]


@dataclass(frozen=True)
class Snapshot:
    dump: Path
    query: Query
    # Of "table.column", all that there are.
    columns: frozenset[str]


def database() -> "SqliteDatabase | PostgresDatabase":
    kinds = {"sqlite": SqliteDatabase, "postgresql": PostgresDatabase}
    if connection.vendor not in kinds:
        raise BackupError(_("Only SQLite and PostgreSQL can be backed up and restored."))
    return kinds[connection.vendor]()


class SqliteDatabase(BaseDBConnector):
    engine = "sqlite"
    title = "SQLite"
    dump_name = "database.sqlite3.gz"

    def __init__(self) -> None:
        super().__init__()
        self._path = str(self.connection.settings_dict["NAME"])

    def version(self) -> str:
        return sqlite3.sqlite_version

    @contextlib.contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        self._need_file()
        plain, packed = folder / "database.sqlite3", folder / self.dump_name
        for path in (plain, packed):
            path.unlink(missing_ok=True)
        # A read transaction: whoever writes goes on, and is not in it. Unlike a copy of the file it has nothing of
        # what was deleted.
        try:
            with contextlib.closing(sqlite3.connect(self._path, timeout=PATIENCE)) as source:
                source.execute("VACUUM INTO ?", [str(plain)])
        except sqlite3.DatabaseError as error:
            raise _sqlite_failed(error) from error
        with plain.open("rb") as file, gzip.GzipFile(packed, "wb", compresslevel=6, mtime=0) as target:
            tar.copy(file, target)
        with contextlib.closing(sqlite3.connect(plain)) as dump:

            def query(sql: str) -> list[tuple]:
                return dump.execute(sql).fetchall()

            columns = query(
                "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
                " WHERE t.type = 'table'"
            )
            yield Snapshot(packed, query, frozenset(name for (name,) in columns))

    def unpack(self, dump: Path) -> Path:
        """The dump made ready for `replace()`. Raises `BackupError` where it is no sound database."""
        plain = dump.with_name("database.sqlite3")
        try:
            with gzip.open(dump, "rb") as source, plain.open("wb") as target:
                tar.copy(source, target)
        except (EOFError, gzip.BadGzipFile, ValueError) as error:
            raise damaged() from error
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise damaged() from error
            raise
        try:
            with contextlib.closing(sqlite3.connect(plain)) as database:
                if database.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                    raise damaged()
        except sqlite3.DatabaseError as error:
            raise damaged() from error
        return plain

    def replace(self, ready: Path, extensions: list[str]) -> None:
        self._need_file()
        self.connection.close()
        deadline = time.monotonic() + PATIENCE

        def waited(status: int, remaining: int, total: int) -> None:
            if status in BUSY and time.monotonic() > deadline:
                raise BackupError(_("The database is busy. Stop the site and its worker, and restore again."))

        # SQLite writes the pages in one transaction, beside a write-ahead log if there is one; renaming a file into
        # the place of one that is open would leave its log to the wrong database.
        try:
            with (
                contextlib.closing(sqlite3.connect(ready)) as source,
                contextlib.closing(sqlite3.connect(self._path, timeout=1)) as target,
            ):
                source.backup(target, progress=waited)
        except sqlite3.DatabaseError as error:
            raise _sqlite_failed(error) from error

    def _need_file(self) -> None:
        if self.connection.is_in_memory_db():
            raise BackupError(_("A database in memory cannot be backed up or restored. Set DATABASE_URL."))


def _sqlite_failed(error: sqlite3.DatabaseError) -> BackupError:
    if "full" in str(error):
        return BackupError(_("The disk is full. Free some space, and try again."))
    return BackupError(
        _(
            "SQLite could not read or write the database (%(reason)s). If its file is damaged, move it away together "
            "with those ending in -wal and -shm, and restore a backup."
        )
        % {"reason": error}
    )


# Everything of ours in the schema; what belongs to an extension stays with it.
EMPTY_SCHEMA = """
SET lock_timeout = '{patience}s';
SET client_min_messages = warning;
DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
      CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
        WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = {schema} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
  LOOP EXECUTE statement; END LOOP;
END $$;
"""


class PostgresDatabase(PgDumpBinaryConnector):
    engine = "postgresql"
    title = "PostgreSQL"
    dump_name = "database.pgdump"
    # What is stored of pages (`showcase.delivery`) is made again.
    exclude = ("*.delivery_storedpage",)

    def __init__(self) -> None:
        super().__init__()
        # dbbackup puts the name into an address as it is.
        self._settings = self.settings | {"NAME": quote(str(self.settings["NAME"]), safe="")}

    def version(self) -> str:
        self.connection.ensure_connection()
        number = self.connection.pg_version
        return f"{number // 10_000}.{number % 10_000}"

    @contextlib.contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        self._need("pg_dump")
        path = folder / self.dump_name
        path.unlink(missing_ok=True)
        # A connection of its own, whose moment pg_dump joins: what is asked here and what is dumped are the same.
        with contextlib.closing(self.connection.copy(DEFAULT_DB_ALIAS)) as moment, moment.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot(), current_schema()")
            snapshot, schema = cursor.fetchone()
            self.dump_suffix = (
                f"--snapshot={snapshot} --schema={shlex.quote(schema)} --no-owner --no-privileges"
                f" --file={shlex.quote(str(path))}"
            )
            try:
                self.create_dump()
            except CommandConnectorError as error:
                raise _tool_failed("pg_dump", error) from error

            def query(sql: str) -> list[tuple]:
                cursor.execute(sql)
                return cursor.fetchall()

            columns = query(
                "SELECT table_name || '.' || column_name FROM information_schema.columns"
                " WHERE table_schema = current_schema()"
            )
            yield Snapshot(path, query, frozenset(name for (name,) in columns))

    def unpack(self, dump: Path) -> Path:
        """The dump as one script: it is all there before the database hears of it."""
        self._need("pg_restore")
        script = dump.with_name("database.sql")
        try:
            self.run_command(
                f"pg_restore --no-owner --no-privileges --schema={shlex.quote(self._schema())}"
                f" --file={shlex.quote(str(script))} {shlex.quote(str(dump))}"
            )
        except CommandConnectorError as error:
            raise _tool_failed("pg_restore", error) from error
        return script

    def replace(self, ready: Path, extensions: list[str]) -> None:
        self._need("psql")
        schema = self._schema()
        prelude = ready.with_name("prelude.sql")
        literal = "'" + schema.replace("'", "''") + "'"
        wanted = "".join(f'CREATE EXTENSION IF NOT EXISTS "{name}";\n' for name in extensions)
        prelude.write_text(EMPTY_SCHEMA.format(patience=PATIENCE, schema=literal) + wanted)
        address, environment = parse_postgres_settings(self)
        connections.close_all()
        try:
            self.run_command(
                f"psql {address} --no-psqlrc --quiet --set ON_ERROR_STOP=on --single-transaction"
                f" --output=/dev/null --file={shlex.quote(str(prelude))} --file={shlex.quote(str(ready))}",
                env=environment,
            )
        except CommandConnectorError as error:
            raise _tool_failed("psql", error) from error

    def _schema(self) -> str:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            return cursor.fetchone()[0]

    def _need(self, tool: str) -> None:
        """Refuse where PostgreSQL's own program is missing, or older than the server."""
        server = int(self.version().split(".")[0])
        if not shutil.which(tool):
            raise BackupError(
                _(
                    "The program %(tool)s is missing. Install PostgreSQL's client of version %(server)s or newer."
                )
                % {"tool": tool, "server": server}
            )
        said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - found on the path
        found = re.search(r"\) (\d+)", said)
        if found and int(found[1]) < server:
            raise BackupError(
                _(
                    "%(tool)s is of version %(found)s, and the server of %(server)s. Install PostgreSQL's client of "
                    "version %(server)s or newer."
                )
                % {"tool": tool, "found": found[1], "server": server}
            )


def _tool_failed(tool: str, error: CommandConnectorError) -> BackupError:
    """What the program said itself, without the command that dbbackup puts before it."""
    words = "\n".join(str(error).split("\n")[1:]).strip() or str(error)
    if "No space left" in words:
        return BackupError(_("The disk is full. Free some space, and try again."))
    if "unsupported version" in words:
        return BackupError(
            _(
                "This backup's dump was made by a newer PostgreSQL. Install the client of that version, "
                "and try again."
            )
        )
    if "lock timeout" in words:
        return BackupError(_("The database is busy. Stop the site and its worker, and restore again."))
    return BackupError(
        _("%(tool)s did not do its work; the database is as it was. It says: %(words)s")
        % {"tool": tool, "words": words}
    )
