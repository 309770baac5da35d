"""The site on two nodes, with everything that it needs, for the tests in this folder: started once, and ended with
them. None of it is the machine's own, so that any of it may fail.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer, postgres_server
from tests.s3_server import S3Server, s3_server
from tests.services import missing
from tests.whole_systems import share_workers
from tools.demo_server import ROOT
from tools.nodes import Nodes, two_nodes


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All share one worker, and with it the nodes."""
    share_workers(items, Path(__file__).parent, lambda path: "nodes")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def s3(pytestconfig: pytest.Config) -> Iterator[S3Server]:
    with s3_server(pytestconfig.cache.mkdir("s3-server")) as server:
        yield server


@pytest.fixture(scope="session")
def nodes(
    postgres: PostgresServer, s3: S3Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nodes]:
    for program in ("varnishd", "redis-server"):
        if shutil.which(program, path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin") is None:
            missing(program, f"Install Debian's package that has “{program}”: varnish, redis-server.")
    folder = tmp_path_factory.mktemp("nodes")
    with two_nodes(folder, postgres.parameters, s3.make_bucket("uploads-of-the-nodes")) as running:
        yield running


class Editor:
    """A process that edits the site, and knows what is right (`tests/nodes/editor.py`)."""

    def __init__(self, nodes: Nodes) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nodes.editor"],
            cwd=ROOT,
            env=nodes.environment | {"PATH": "/usr/bin:/bin", "SHOWCASE_LOG_LEVEL": "WARNING"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, what: str, **told: object):
        """Done, and what it says. RuntimeError where it fails; what it wrote is in the test's own stderr."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"do": what} | told) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"The editor failed at {what}, told {told}.")
        return json.loads(line)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture(scope="session")
def editor(nodes: Nodes) -> Iterator[Editor]:
    editor = Editor(nodes)
    editor.do("site")
    yield editor
    editor.end()
