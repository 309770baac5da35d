"""How many requests a second the site answers, and how long they take: made anew, stored in the database with nothing
cached, from the page cache, through Varnish; beside a constant page of the same size from the same server, from a bare
Django view, and from nginx.

    python -m benchmarks.serving [ROUNDS] [SECONDS]

Needs Debian's wrk, nginx-light, varnish, varnish-modules and redis-server, and a PostgreSQL (TEST_POSTGRES_URL).
SERVER=granian serves with granian, where it is installed, instead of gunicorn. All ways are measured in turn in each
of the ROUNDS (3), for so many SECONDS each (2), with 8 connections: what counts is how often one goes into another in
the same round, and of the rounds the middle one. Servers in Python have one worker process: of several, one may get all
connections, and rates then differ by the half from run to run.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.services import postgres_parameters
from tools.demo_server import MANAGE, ROOT, free_port
from tools.nodes import Node, Nodes, Process, read, server_command, started, two_nodes

CONNECTIONS = 8
PEOPLE = 100
STARTS = 5
UNCACHED = {"SHOWCASE_PAGE_CACHE": "0"}
MADE_ANEW = UNCACHED | {"SHOWCASE_STORED_PAGES": "false"}
ENCODINGS = {"plain": "identity", "compressed": "gzip"}
MADE, STORED, PAGE_CACHE, VARNISH = "made anew", "(i) stored", "(ii) page cache", "(iii) Varnish"
CONSTANT, BARE, NGINX = "(iv) no Django", "(v) bare Django view", "(vi) nginx"
# Of which way, how many times which other, for which pages ("" for all).
GOALS = [
    (MADE, BARE, 1 / 20, "profile"),
    (MADE, BARE, 1 / 25, "listing"),
    (STORED, BARE, 1 / 20, "profile"),
    (STORED, BARE, 1 / 25, "listing"),
    (PAGE_CACHE, BARE, 0.9, ""),
    (VARNISH, NGINX, 0.8, ""),
]
NGINX_CONF = """
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    default_type "text/html; charset=utf-8";
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{ listen 127.0.0.1:{port}; root {pages}; gzip_static on; }}
}}
"""
FIND = """
from profiles.models import ProfilePage, Sector, SeriesPage
print("profile", ProfilePage.objects.order_by("path").first().url)
print("listing", SeriesPage.objects.order_by("path").first().url)
print("facet", "/explore/?sector=" + Sector.objects.order_by("pk").first().slug)
print("search", "/explore/?q=electrician")
"""


@dataclass(frozen=True)
class Measured:
    rate: float
    middle: float
    slowest: float


def main(rounds: str = "3", seconds: str = "2") -> None:
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
        nodes = ending.enter_context(two_nodes(folder, postgres_parameters()))
        _manage(["generate_profiles", str(PEOPLE), "--verbosity", "0"], nodes)
        # Nothing is to be drawn, and nobody else is to be served, while something is measured.
        nodes.worker.end()
        pages = dict(
            line.split(" ", 1) for line in _manage(["shell", "--no-imports", "-c", FIND], nodes).splitlines()
        )
        site = [
            _serve(ending, folder, nodes.environment | MADE_ANEW),
            _serve(ending, folder, nodes.environment | UNCACHED),
            _serve(ending, folder, nodes.environment),
        ]
        ways = _ways(ending, folder, nodes, pages, site)
        found = _measured(ways, pages, int(rounds), seconds)
        report(found, pages)
        print(f"\nA worker takes {max(map(_memory, site)):.0f} MB after all that.", flush=True)
        for way, environment in {"as it serves": {}, "made anew": MADE_ANEW}.items():
            first, tenth = _first_and_tenth(folder, nodes.environment | environment, pages["profile"])
            print(
                f"Once a server is ready, its first page takes {first:.0f} ms, its tenth {tenth:.0f}, {way}."
            )


def _manage(command: list[str], nodes: Nodes) -> str:
    done = subprocess.run(
        MANAGE + command,
        cwd=ROOT,
        env=os.environ | nodes.environment,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    return done.stdout


def _ways(
    ending: ExitStack, folder: Path, nodes: Nodes, pages: dict[str, str], site: list[Node]
) -> dict[str, Callable[[str], str]]:
    """The address of a page, by its name, for each way to serve it; `site` as it makes, stores and keeps them."""
    stored = folder / "pages"
    stored.mkdir()
    for name, path in pages.items():
        status, body = nodes.read(path)
        if status != 200:
            raise SystemExit(f"{path} answers {status}")
        (stored / name).write_bytes(body)
        (stored / f"{name}.gz").write_bytes(gzip.compress(body, 6))
    making, storing, keeping = (node.port for node in site)
    constant = {"CONSTANT_FOLDER": str(stored)}
    plain = _serve(ending, folder, constant, "benchmarks.constant:plain").port
    bare = _serve(ending, folder, constant, "benchmarks.constant:bare").port
    files = free_port()
    (folder / "nginx.conf").write_text(NGINX_CONF.format(folder=folder, port=files, pages=stored))
    command = ["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    started(ending, Process(command, {}, folder / "nginx.out"), files)
    return {
        MADE: lambda name: f"{making}{pages[name]}",
        STORED: lambda name: f"{storing}{pages[name]}",
        PAGE_CACHE: lambda name: f"{keeping}{pages[name]}",
        VARNISH: lambda name: f"{nodes.front}{pages[name]}",
        CONSTANT: lambda name: f"{plain}/{name}",
        BARE: lambda name: f"{bare}/{name}",
        NGINX: lambda name: f"{files}/{name}",
    }


def _serve(ending: ExitStack, folder: Path, environment: dict[str, str], *application: str) -> Node:
    port = free_port()
    command = [*server_command(port, *application), "--workers", "1"]
    return started(ending, Node(command, environment, folder / f"server-{port}.log", port=port), port)


Found = dict[tuple[str, str, str], list[Measured]]


def _measured(
    ways: dict[str, Callable[[str], str]], pages: dict[str, str], rounds: int, seconds: str
) -> Found:
    found: Found = defaultdict(list)
    for name in pages:
        for kind, encoding in ENCODINGS.items():
            for address in ways.values():
                wrk(address(name), encoding, "1")
            for _round in range(rounds):
                for way, address in ways.items():
                    found[name, kind, way].append(wrk(address(name), encoding, seconds))
    return found


def wrk(address: str, encoding: str, seconds: str) -> Measured:
    """What wrk says. SystemExit where an answer is not 200."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--latency",
        # Eight at a time on slow cores: longer than the two seconds that wrk waits by itself.
        "--timeout",
        "30s",
        "-H",
        f"Accept-Encoding: {encoding}",
    ]
    host = ["-H", "Host: 127.0.0.1"]
    url = f"http://127.0.0.1:{address}"
    said = subprocess.run([*command, *host, url], check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url}:\n{said}")
    rate = float(re.search(r"Requests/sec: +([\d.]+)", said)[1])
    return Measured(rate, _milliseconds("50%", said), _milliseconds("99%", said))


def _milliseconds(which: str, said: str) -> float:
    number, unit = re.search(rf"{which} +([\d.]+)(us|ms|s)\b", said).groups()
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def report(found: Found, pages: dict[str, str]) -> None:
    kinds = " | ".join(f"{kind}: requests a second | p50 ms | p99 ms" for kind in ENCODINGS)
    print(f"| | | {kinds} |\n|---|---|{'---|' * 3 * len(ENCODINGS)}")
    ways = dict.fromkeys(way for _name, _kind, way in found)
    for name in pages:
        for way in ways:
            cells = []
            for kind in ENCODINGS:
                each = found[name, kind, way]
                rate = median(one.rate for one in each)
                middle, slowest = median(one.middle for one in each), median(one.slowest for one in each)
                cells.append(f"{rate:,.0f} | {middle:.2f} | {slowest:.2f}")
            print(f"| {name} | {way} | {' | '.join(cells)} |")
    print("\n| | goal | " + " | ".join(pages) + " |\n|---|---|" + "---|" * len(pages))
    for one, other, goal, only in GOALS:
        for kind in ENCODINGS:
            ratios = [
                f"{_times(found, name, kind, one, other):.3f}" if only in ("", name) else "" for name in pages
            ]
            print(f"| {one} as a part of {other}, {kind} | {goal:.2f} | {' | '.join(ratios)} |")


def _times(found: Found, name: str, kind: str, one: str, other: str) -> float:
    """How often one way's rate goes into another's, round by round; the middle of that."""
    pairs = zip(found[name, kind, one], found[name, kind, other], strict=True)
    return median(mine.rate / theirs.rate for mine, theirs in pairs)


def _memory(server: Node) -> float:
    """Megabytes of the largest process that serves; of what several of them share, each has its part."""
    pid = server.running.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    said = [Path(f"/proc/{child}/smaps_rollup").read_text() for child in children]
    return max(int(re.search(r"^Pss: +(\d+) kB", each, re.MULTILINE)[1]) for each in said) / 1024


def _first_and_tenth(folder: Path, environment: dict[str, str], path: str) -> tuple[float, float]:
    """Milliseconds of a page, of the middle of so many STARTS: visitors come to what is ready."""
    started_anew = [_times_of_pages(folder, environment, path) for _number in range(STARTS)]
    return median(times[0] for times in started_anew), median(times[9] for times in started_anew)


def _times_of_pages(folder: Path, environment: dict[str, str], path: str) -> list[float]:
    with ExitStack() as ending:
        server = _serve(ending, folder, environment)
        while read(server.port, "/-/ready")[0] != 200:
            time.sleep(0.05)
        times = []
        for _number in range(10):
            start = time.perf_counter()
            read(server.port, path)
            times.append((time.perf_counter() - start) * 1000)
        return times


if __name__ == "__main__":
    main(*sys.argv[1:])
