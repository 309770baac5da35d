"""The admin in the house's colours can be read by everyone: judged by axe, in both themes, on a phone and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tools.demo_server import PASSWORD

from .conftest import Server

# https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}}


@pytest.fixture(scope="module")
def signed_in(browser: Browser, server: Server):
    """The cookies of someone who has logged in, by user name."""
    states: dict[str, dict] = {"": {}}

    def state(username: str) -> dict:
        if username not in states:
            context = browser.new_context(base_url=server.url)
            page = context.new_page()
            page.goto("/admin/login/")
            page.get_by_label("Username").fill(username)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/admin/")
            states[username] = context.storage_state()
            context.close()
        return states[username]

    return state


@pytest.fixture
def context(browser: Browser, server: Server, signed_in, username: str, scheme: str, width: int):
    context: BrowserContext = browser.new_context(
        base_url=server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        storage_state=signed_in(username) or None,
    )
    yield context
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("username", "path"), [("", "/admin/login/"), ("editor", "/admin/"), ("manager", "/admin/")]
)
def test_axe_finds_nothing(context, path, width):
    page = context.new_page()
    page.goto(path)
    page.locator("body.ready").wait_for()
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
