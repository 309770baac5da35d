"""A PostgreSQL of one's own, for tests that stop it: the machine's is everybody's."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.demo_server import free_port
from tools.nodes import Process, started

from .services import missing

# Debian's own, which PostgreSQL refuses to do without: it never runs as root.
PERSON = "postgres"
# Nothing here outlives the machine.
OPTIONS = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]


# To end it without waiting for those who are connected ("fast shutdown").
AT_ONCE = signal.SIGINT


class _Postgres(Process):
    def end(self, how: int = AT_ONCE) -> None:
        super().end(how)


@dataclass
class PostgresServer:
    """`parameters` are psycopg's, for whoever may do everything there."""

    parameters: dict[str, str]
    process: Process


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """An empty server, which ends with the block and leaves nothing. Skips the test where its programs are not here."""
    programs = _programs()
    # Not in pytest's folder: nobody but its owner may go there.
    folder = Path(tempfile.mkdtemp(prefix="showcase-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, PERSON)
        data, port = folder / "data", free_port()
        first = ["-D", str(data), "-U", PERSON, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        command = _as_person([str(programs / "initdb"), *first])
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        server = _as_person([str(programs / "postgres"), "-D", str(data), "-p", str(port), *OPTIONS])
        with ExitStack() as ending:
            process = started(ending, _Postgres(server, {}, folder / "postgres.log", cwd=folder), port)
            yield PostgresServer({"host": "127.0.0.1", "port": str(port), "user": PERSON}, process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_person(command: list[str]) -> list[str]:
    if os.geteuid():
        return command
    group = str(pwd.getpwnam(PERSON).pw_gid)
    return ["setpriv", f"--reuid={PERSON}", f"--regid={group}", "--clear-groups", *command]


def _programs() -> Path:
    """Where Debian has them, the newest first, or wherever they are on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if program := (found[-1] if found else shutil.which("initdb")):
        return Path(program).parent
    missing("PostgreSQL's server", "Install Debian's package postgresql.")
    raise AssertionError
