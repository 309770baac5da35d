"""Whole sites in processes of their own, on a real database each, for backups to be taken of and restored into."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg

from tests.services import POSTGRES_URL, postgres_parameters

ROOT = Path(__file__).resolve().parents[3]
DATABASE = "showcase.sqlite3"


@dataclass
class Machine:
    """A folder for uploads, and a database; `manage()` runs a command there."""

    var: Path
    database_url: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def uploads(self) -> Path:
        return self.var / "uploads"

    def manage(
        self, *arguments: object, check: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def python(self, script: str) -> str:
        return self.manage("shell", "--no-imports", "-c", script).stdout

    def files(self) -> dict[str, str]:
        """The digest of every file of the uploads."""
        return {
            path.relative_to(self.uploads).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.uploads.rglob("*")
            if path.is_file()
        }

    def dump(self) -> str:
        """All of the database as text."""
        if self.database_url.startswith("sqlite"):
            import sqlite3
            from contextlib import closing

            with closing(sqlite3.connect(self.database_url.removeprefix("sqlite:///"))) as database:
                # What is copied compactly keeps its rows, and lists its triggers in another order.
                return "\n".join(sorted(database.iterdump()))
        done = subprocess.run(
            ["pg_dump", "--no-owner", f"--dbname={self.database_url}"],
            capture_output=True,
            text=True,
            check=True,
        )
        # A random word each time; and PostgreSQL itself writes the same condition of an index with other casts and
        # brackets when it has been restored.
        lines = [line for line in done.stdout.splitlines() if not re.match(r"\\(un)?restrict ", line)]
        return "\n".join(
            re.sub(r"::(character varying|text)(\[\])?|[()]", "", line) if line.startswith("CREATE") else line
            for line in lines
        )

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "showcase.settings.development",
            "SHOWCASE_VAR": str(self.var),
            "DATABASE_URL": self.database_url,
            "SHOWCASE_BACKUP_KEY": "",
            **self.environment,
        }


def on_sqlite(folder: Path, like: Path | None = None) -> Machine:
    """An empty machine, or one with a copy of this database."""
    var = folder / f"site-{uuid4().hex[:8]}"
    var.mkdir()
    if like:
        shutil.copy(like, var / DATABASE)
    return Machine(var, f"sqlite:///{var / DATABASE}")


class Postgres:
    """Databases on the server that the tests use; `close()` removes them."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def machine(self, folder: Path) -> Machine:
        name = f"test_showcase_backup_{uuid4().hex[:12]}"
        self._execute(f'CREATE DATABASE "{name}"')
        self._names.append(name)
        var = folder / name
        var.mkdir()
        return Machine(var, re.sub(r"/[^/]*$", f"/{name}", POSTGRES_URL))

    def close(self) -> None:
        for name in self._names:
            self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _execute(self, sql: str) -> None:
        with psycopg.connect(**postgres_parameters(), dbname="postgres", autocommit=True) as connection:
            connection.execute(sql)
