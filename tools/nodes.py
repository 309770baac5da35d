"""The site on two nodes, as compose.yaml has it: Varnish, two servers, a worker, PostgreSQL and Redis, on one machine.

For what can only be seen there: whether anybody reads what is no more, what happens when something fails
(tests/nodes/), and how fast it is (benchmarks/). Everything that is started here ends with it. PostgreSQL, and a bucket
where there is one, are whoever's who starts the nodes; PostgreSQL gets a database for them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import psycopg
from psycopg import sql

from .demo_server import MANAGE, ROOT, free_port
from .production_server import GRANIAN, GUNICORN, SITE

VCL = ROOT / "showcase" / "delivery" / "varnish" / "default.vcl"
SECONDS_TO_START = 120
BACKENDS = """
import directors;
probe ready {{ .url = "/-/ready"; .interval = 1s; .timeout = 2s; .window = 3; .threshold = 2; .initial = 1; }}
probe live {{ .url = "/-/live"; .interval = 1s; .timeout = 10s; .window = 3; .threshold = 2; .initial = 1; }}
{backends}
sub vcl_init {{
    new nodes = directors.shard();
    new living = directors.shard();
    {added}
}}
acl sites {{ "127.0.0.1"; }}
"""
BACKEND = """
backend node{port} {{ .host = "127.0.0.1"; .port = "{port}"; .probe = ready; }}
backend living{port} {{ .host = "127.0.0.1"; .port = "{port}"; .probe = live; }}
"""
ADDED = """
    nodes.add_backend(node{port}, "{port}");
    living.add_backend(living{port}, "{port}");
"""
P = TypeVar("P", bound="Process")


@dataclass
class Process:
    """Something that was started here. It ends with the block that started it, if nobody ended it before."""

    command: Sequence[str]
    environment: dict[str, str]
    log: Path
    cwd: Path = ROOT
    running: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.running = subprocess.Popen(
                self.command,
                cwd=self.cwd,
                env=os.environ | self.environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def end(self, how: int = signal.SIGTERM) -> None:
        """With everything that it has started in its turn. What is killed is gone at once."""
        if self.running is None or self.running.poll() is not None:
            return
        os.killpg(self.running.pid, how)
        try:
            self.running.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait(10)

    def said(self) -> str:
        return self.log.read_text(errors="replace")[-4_000:]


@dataclass
class Node(Process):
    """One server of the site. While there is a file at `drain`, it says that it is not to be asked."""

    port: int = 0
    drain: Path = Path()


@dataclass
class Nodes:
    """All of it: the ports of the front and of each node, and what every process of the site is told."""

    front: int
    nodes: list[Node]
    worker: Process
    redis: Process
    environment: dict[str, str]
    folder: Path

    @property
    def doors(self) -> list[int]:
        """Every port that a reader may come by."""
        return [self.front, *(node.port for node in self.nodes)]

    def read(self, path: str, port: int = 0, **headers: str) -> tuple[int, bytes]:
        """Status and body of an answer as a visitor's browser asks for it. OSError where there is none."""
        return read(port or self.front, path, **headers)

    def is_asked(self, node: Node) -> bool:
        """Whether Varnish brings visitors to this node, as far as Varnish knows by now."""
        command = ["varnishadm", "-n", str(_varnish_folder(self.folder)), "backend.list", "-j"]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        _successes, _asked, health = answer[-1][f"boot.node{node.port}"]["probe_message"]
        return health == "healthy"


def read(port: int, path: str, **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": "127.0.0.1"} | headers)
        response = connection.getresponse()
        return response.status, response.read()
    except HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


@contextmanager
def two_nodes(
    folder: Path, postgres: dict[str, str], storage: dict[str, str] | None = None
) -> Iterator[Nodes]:
    """The whole of it, migrated and empty. RuntimeError with the log of what does not start.

    `postgres` has psycopg's parameters for the server, `storage` the variables of a bucket (docs/operations.md);
    without any, uploads and cards are in the folder.
    """
    with ExitStack() as ending:
        name = ending.enter_context(_database(postgres))
        redis_port, front, ports = free_port(), free_port(), [free_port(), free_port()]
        environment = {
            "DJANGO_SETTINGS_MODULE": "showcase.settings.production",
            "SECRET_KEY": "not-a-secret-for-nodes-that-end-with-the-tests-Kp8Wz1rTq5",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SHOWCASE_BASE_URL": "https://127.0.0.1",
            "SHOWCASE_VAR": str(folder),
            "DATABASE_URL": _address(postgres, name),
            "CACHE_URL": f"redis://127.0.0.1:{redis_port}/0",
            "SHOWCASE_SERVE_UPLOADS": "true",
            "SHOWCASE_TASKS": "database",
            "SHOWCASE_CACHES_IN_FRONT": f"http://127.0.0.1:{front}",
        } | (storage or {})
        redis = started(ending, Process(_redis(redis_port), {}, folder / "redis.log"), redis_port)
        _prepare(environment)
        nodes = [started(ending, make_node(port, environment, folder), port) for port in ports]
        worker = Process([*MANAGE, "worker"], environment, folder / "worker.log")
        ending.callback(worker.end)
        worker.start()
        started(ending, Process(_varnish(folder, front, ports), {}, folder / "varnish.log"), front)
        yield Nodes(front, nodes, worker, redis, environment, folder)


def _prepare(environment: dict[str, str]) -> None:
    """Migrate and collect, side by side: each takes a processor for some while. CalledProcessError where one fails."""
    commands = (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"])
    running = [
        subprocess.Popen(MANAGE + command, cwd=ROOT, env=os.environ | environment) for command in commands
    ]
    for process, status in [(process, process.wait()) for process in running]:
        if status:
            raise subprocess.CalledProcessError(status, process.args)


def make_node(port: int, environment: dict[str, str], folder: Path) -> Node:
    """A server of the site, not started yet."""
    drain = folder / f"drain-{port}"
    environment = environment | {"SHOWCASE_DRAIN_FILE": str(drain)}
    return Node(server_command(port), environment, folder / f"node-{port}.log", port=port, drain=drain)


def server_command(port: int, application: str = SITE) -> list[str]:
    """How a WSGI application, or what makes one, is served here, as the image does it."""
    if os.environ.get("SERVER") == "granian":
        factory = ["--factory"] * application.endswith("()")
        options = [*GRANIAN, *factory, "--port", str(port)]
        return [sys.executable, "-m", "granian", *options, application.removesuffix("()")]
    return [sys.executable, "-m", "gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{port}", application]


def _redis(port: int) -> list[str]:
    return ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]


def _varnish_folder(folder: Path) -> Path:
    return folder / "varnish"


def _varnish(folder: Path, front: int, ports: list[int]) -> list[str]:
    """A Varnish with the project's own VCL, and these nodes for the ones of compose.yaml."""
    vcl = folder / "vcl"
    vcl.mkdir()
    shutil.copy(VCL, vcl)
    backends, added = ("".join(one.format(port=port) for port in ports) for one in (BACKEND, ADDED))
    (vcl / "backends.vcl").write_text(BACKENDS.format(backends=backends, added=added))
    return [
        shutil.which("varnishd") or "/usr/sbin/varnishd",
        *(
            "-j",
            "none",
            "-F",
            "-n",
            str(_varnish_folder(folder)),
            "-a",
            f"127.0.0.1:{front}",
            "-s",
            "malloc,64m",
        ),
        *("-f", str(vcl / "default.vcl"), "-p", f"vcl_path={vcl}", "-p", "http_gzip_support=off"),
    ]


def started(ending: ExitStack, process: P, port: int) -> P:
    """A process that ends with `ending`, once its port answers. RuntimeError with its log where it does not."""
    ending.callback(process.end)
    process.start()
    wait_for_port(process, port)
    return process


def wait_for_port(process: Process, port: int) -> None:
    """Until it takes connections; RuntimeError with its log where it does not."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.running and process.running.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{process.command[0]} did not start:\n{process.said()}")


def _address(postgres: dict[str, str], name: str) -> str:
    """The `DATABASE_URL` of a database of that server."""
    person = ":".join(quote(postgres[key], safe="") for key in ("user", "password") if postgres.get(key))
    host = quote(str(postgres.get("host", "")), safe="")
    port = f":{postgres['port']}" if postgres.get("port") else ""
    return f"postgres://{f'{person}@' if person else ''}{host}{port}/{name}"


@contextmanager
def _database(postgres: dict[str, str]) -> Iterator[str]:
    """The name of a database of one's own, which ends with the block. The server may be restarted meanwhile."""
    name = f"showcase_nodes_{uuid.uuid4().hex[:12]}"

    def order(statement: str) -> None:
        with psycopg.connect(**postgres, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))

    order("CREATE DATABASE {}")
    try:
        yield name
    finally:
        order("DROP DATABASE {} WITH (FORCE)")
