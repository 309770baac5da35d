"""A real browser, and a real server with the demo content, for the stories in this folder.

The server is `make demo`'s own: the same settings, commands and content, on a database and an upload folder of its
own that end with the tests. Every story makes the pages that it needs, so that they can run in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.services import chromium, missing
from tools.demo_server import CHROMIUM_FLAGS, PASSWORD, demo_server

from .elsewhere import Elsewhere, another_origin

# A page's first view may have to draw its pictures, on a machine that is busy with the other tests.
expect.set_options(timeout=30_000)


# A host of films that no network knows (RFC 6761 §6.4).
UNREACHABLE = "video.invalid"


@dataclass(frozen=True)
class Server:
    """A running demo: its address."""

    url: str


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All stories share one worker, and with it one server and one browser."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
            # The first of them also waits for the demo: two minutes on a machine that is busy with other tests.
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SHOWCASE_PEERTUBE_HOSTS", UNREACHABLE)
        with demo_server(tmp_path_factory.mktemp("demo")) as url:
            yield Server(url)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        missing("A browser", "Install Debian's package “chromium”, or name one in CHROMIUM.")
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
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
def elsewhere() -> Iterator[Elsewhere]:
    with another_origin() as other:
        yield other


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
