"""A real browser, and real servers with the demo content, for the stories in this folder.

They are `make demo`'s own: the same settings, commands and content, on databases and upload folders of their own that
end with the tests. What is only read is read on `server`, which stays as it was loaded; who logs in to write does it
in the `newsroom`, a copy. So the stories can run in any order.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.services import chromium, missing
from tools.demo_pages import addresses
from tools.demo_server import CHROMIUM_FLAGS, PASSWORD, free_port, load_demo, serve_demo
from tools.demo_states import make_states

from .elsewhere import Elsewhere, another_origin

# A page's first view may have to draw its pictures, on a machine that is busy with the other tests.
expect.set_options(timeout=30_000)


# A host of films that no network knows (RFC 6761 §6.4).
UNREACHABLE = "video.invalid"


@dataclass(frozen=True)
class Server:
    """A running demo: its address, the folder of its database and uploads, and the path of each page by its name."""

    url: str
    folder: Path
    paths: dict[str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All stories share one worker, and with it one server and one browser."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
            # The first of them also waits for the demo: two minutes on a machine that is busy with other tests.
            item.add_marker(pytest.mark.timeout(1800))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo as it was loaded, for copies: nobody serves it."""
    folder = tmp_path_factory.mktemp("demo")
    load_demo(folder, free_port())
    return folder


@pytest.fixture(scope="session")
def server(demo: Path) -> Iterator[Server]:
    with served_copy(demo, "read") as (folder, port, url):
        make_states(folder, port, "withdrawn")
        yield Server(url, folder, addresses(url))


@pytest.fixture(scope="session")
def newsroom(demo: Path) -> Iterator[str]:
    """The address of the demo in which people write and publish."""
    with served_copy(demo, "written") as (_, _, url):
        yield url


@contextmanager
def served_copy(demo: Path, name: str) -> Iterator[tuple[Path, int, str]]:
    """The folder, port and address of a server for a copy of the demo; it ends with the block."""
    folder, port = demo.with_name(f"demo-{name}"), free_port()
    shutil.copytree(demo, folder)
    load_demo(folder, port)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SHOWCASE_PEERTUBE_HOSTS", UNREACHABLE)
        with serve_demo(folder, port) as url:
            yield folder, port, url


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


@pytest.fixture(scope="session")
def readers(browser: Browser, server: Server):
    """A function that gives the page of one reader for each kind of window; all who only look share them.

    Its options are Playwright's for a context. Nobody who shares them leaves anything behind but an address.
    """
    contexts: dict[str, BrowserContext] = {}

    def reader(width: int = 1280, height: int = 900, **options) -> Page:
        options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}} | options
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(base_url=server.url, **options)
            contexts[key].set_default_timeout(30_000)
            contexts[key].new_page()
        return contexts[key].pages[0]

    yield reader
    for context in contexts.values():
        context.close()


@pytest.fixture
def new_context(browser: Browser, server: Server):
    """A function that makes a visitor of their own: fresh cookies, nothing stored, no way to other servers."""
    made: list[BrowserContext] = []

    def make(base_url: str = server.url, **options) -> BrowserContext:
        context = browser.new_context(base_url=base_url, viewport={"width": 1280, "height": 900}, **options)
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
def follower(new_context, newsroom: str) -> Page:
    """The page of a visitor who reads what is published in the newsroom."""
    return new_context(newsroom).new_page()


@pytest.fixture
def log_in(new_context, newsroom: str):
    """A function that logs someone in to the newsroom's admin, through its form, and gives their browser's page."""

    def start(username: str) -> Page:
        page = new_context(newsroom).new_page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return start
