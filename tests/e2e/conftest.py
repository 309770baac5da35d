"""A real browser, and real servers with the demo content, for the stories in this folder.

They are `make demo`'s own: the same settings, commands and content, on databases and upload folders of their own that
end with the tests. What is only read is read on `server`, which stays as it was loaded; who logs in to write does it
in the `newsroom`, a copy. So the stories can run in any order.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.services import missing
from tests.whole_systems import share_workers
from tools.demo_pages import addresses
from tools.demo_server import (
    CHROMIUM_FLAGS,
    PASSWORD,
    chromium_without_windows,
    demo_environment,
    free_port,
    load_demo,
    manage,
    serve_demo,
)
from tools.demo_states import make_states
from tools.production_server import production_server

from .elsewhere import Elsewhere, another_origin

# In milliseconds. A page's first view may have to draw its pictures, and the editor of an interview to load, on a slow
# machine that is busy with the other tests.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)


# A host of films that no network knows (RFC 6761 §6.4).
UNREACHABLE = "video.invalid"
# Half of all stories, by the time that they take: they look at every page there is, in many ways.
EVERY_PAGE = {
    "test_access",
    "test_keyboard",
    "test_looks",
    "test_print",
    "test_reflow",
    "test_states",
    "test_targets",
}
# As Chromium names them on its console.
POLICIES = ("content security policy", "content-security-policy", "permissions policy", "permissions-policy")


@dataclass(frozen=True)
class Server:
    """A running demo: its address, the folder of its database and uploads, and the path of each page by its name."""

    url: str
    folder: Path
    paths: dict[str, str]


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All stories share two workers, each with its own servers and its own browser."""
    share_workers(
        items, Path(__file__).parent, lambda path: "pages" if path.stem in EVERY_PAGE else "stories"
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo as it was loaded, for copies: nobody serves it. Workers share it; the first one loads it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (loaded := folder.with_suffix(".loaded")).exists():
            folder.mkdir(exist_ok=True)
            load_demo(folder, free_port())
            loaded.touch()
    return folder


@pytest.fixture(scope="session")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served_copy(demo, tmp_path_factory.mktemp("read")) as (folder, port, url):
        make_states(folder, port, "withdrawn", "with_password")
        yield Server(url, folder, addresses(url))


@pytest.fixture(scope="session")
def newsroom(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo in which people write and publish."""
    with served_copy(demo, tmp_path_factory.mktemp("written")) as (_, _, url):
        yield url


@pytest.fixture(scope="session")
def production(server: Server) -> Iterator[str]:
    """The address of the same demo, served as a real site is."""
    with production_server(server.folder) as url:
        yield url


@contextmanager
def served_copy(demo: Path, folder: Path) -> Iterator[tuple[Path, int, str]]:
    """The folder, port and address of a server for a copy of the demo; it ends with the block."""
    port = free_port()
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    # It is loaded: this moves its sites to the port.
    manage(["load_demo", "--port", str(port)], demo_environment(folder, port))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SHOWCASE_PEERTUBE_HOSTS", UNREACHABLE)
        with serve_demo(folder, port) as url:
            yield folder, port, url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@contextmanager
def launched(playwright: Playwright, path: str | None) -> Iterator[Browser]:
    """A browser, which ends with the block; the test is skipped where there is none."""
    if path is None:
        missing("A browser", "Install Debian's package “chromium”, or name one in CHROMIUM.")
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launched(playwright, chromium_without_windows()) as browser:
        yield browser


@pytest.fixture
def refusals() -> Iterator[list[str]]:
    """What browsers say that a page's policies kept it from doing; empty at the end of every story.

    Who may frame a page is not its own doing: the stories of frames look at that themselves.
    """
    said: list[str] = []
    yield said
    assert said == []


def listen(context: BrowserContext, refusals: list[str]) -> None:
    def heard(message: ConsoleMessage) -> None:
        words = message.text.lower()
        if any(policy in words for policy in POLICIES) and "frame-ancestors" not in words:
            refusals.append(f"{message.page.url if message.page else ''}: {message.text}")

    context.on("console", heard)


@pytest.fixture(scope="session")
def readers(browser: Browser, server: Server):
    with readers_in(browser, server) as reader:
        yield reader


@contextmanager
def readers_in(browser: Browser, server: Server):
    """A function that gives the page of one reader for each kind of window; all who only look share them.

    Its options are Playwright's for a context. Nobody who shares them leaves anything behind but an address.
    """
    contexts: dict[str, BrowserContext] = {}

    def reader(width: int = 1280, height: int = 900, **options) -> Page:
        options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}} | options
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(base_url=server.url, **options)
            contexts[key].set_default_timeout(PATIENCE)
            contexts[key].new_page()
        return contexts[key].pages[0]

    yield reader
    for context in contexts.values():
        context.close()


@pytest.fixture
def new_context(browser: Browser, server: Server, refusals: list[str]):
    """A function that makes a visitor of their own: fresh cookies, nothing stored, no way to other servers."""
    made: list[BrowserContext] = []

    def make(base_url: str = server.url, **options) -> BrowserContext:
        context = browser.new_context(base_url=base_url, viewport={"width": 1280, "height": 900}, **options)
        context.set_default_timeout(PATIENCE)
        listen(context, refusals)
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
