"""A real browser, and a real server with the demo content, for the stories in this folder.

The server is `make demo`'s own: the same settings, commands and content, on a database and an upload folder of its
own that end with the tests. Every story makes the pages that it needs, so that they can run in any order.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.services import chromium, missing

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 60
# A page's first view may have to draw its pictures, on a machine that is busy with the other tests.
expect.set_options(timeout=30_000)
PASSWORD = "demo-wheels-turning"


@dataclass(frozen=True)
class Server:
    """A running site: its address, its folder, and a way to ask Django something about it."""

    url: str
    environment: dict[str, str]

    def ask(self, code: str) -> str:
        """What `code` prints in the site's own Django shell."""
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All stories share one worker, and with it one server and one browser."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="showcase-e2e-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
            "SHOWCASE_VAR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/showcase.sqlite3",
            "SHOWCASE_BASE_URL": f"http://127.0.0.1:{port}",
        }
        manage = [sys.executable, "manage.py"]
        for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
            subprocess.run(manage + command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        with open(f"{folder}/server.log", "wb") as log:
            process = subprocess.Popen(
                [*manage, "runserver", "--nostatic", "--noreload", f"127.0.0.1:{port}"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        url = f"http://127.0.0.1:{port}"
        try:
            wait_until_it_answers(url, process, Path(folder) / "server.log")
            yield Server(url, environment)
        finally:
            process.terminate()
            process.wait(10)


def wait_until_it_answers(url: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{url}/questions/", timeout=5).close()  # noqa: S310 - our own server
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The demo server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        missing("A browser", "Install Debian's package “chromium”, or name one in CHROMIUM.")
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def new_context(browser: Browser, server: Server):
    """A function that makes a visitor of their own: fresh cookies, nothing stored, no way to other servers."""
    made: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, **options)
        context.set_default_timeout(30_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def visitor(new_context) -> Page:
    return new_context().new_page()


@pytest.fixture
def log_in(new_context):
    """A function that logs someone in to the admin, through its form, and gives their browser's page."""

    def start(username: str) -> Page:
        page = new_context().new_page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return start
