"""Sharing in a real browser: the device's share sheet, copying, Mastodon's servers, the code to embed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from .test_access import RULES

PROFILE = "/keeping-the-wheels-turning/marte-nyhus/"
PAGES = {"profile": PROFILE, "series": "/keeping-the-wheels-turning/", "question": "/questions/yesterday/"}
# A device's share sheet, which headless browsers do not have: notes what it was given.
SHEET = """
window.shared = [];
Navigator.prototype.canShare = ({ files }) => FILES && files.length > 0;
Navigator.prototype.share = async (data) => {
  const files = (data.files ?? []).map(({ name, type, size }) => [name, type, size]);
  window.shared.push({ url: data.url, text: data.text, files });
};
"""
NO_SHEET = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"


@pytest.fixture
def reader(new_context) -> Page:
    """A visitor whose browser lets pages copy, and has no share sheet."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(NO_SHEET)
    return context.new_page()


def with_sheet(new_context, files: bool) -> Page:
    context = new_context()
    context.add_init_script(SHEET.replace("FILES", str(files).lower()))
    page = context.new_page()
    page.goto(PROFILE)
    return page


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def shared(page: Page) -> dict:
    page.get_by_role("button", name="Share …").click()
    page.wait_for_function("window.shared.length > 0")
    return page.evaluate("window.shared[0]")


def test_without_a_share_sheet_none_is_offered(reader):
    reader.goto(PROFILE)
    expect(reader.get_by_role("button", name="Copy the link")).to_be_visible()
    expect(reader.get_by_role("button", name="Share …")).to_be_hidden()


def test_the_share_sheet_gets_the_address_and_the_words(new_context, server):
    given = shared(with_sheet(new_context, files=False))
    assert given["url"] == f"{server.url}{PROFILE}" and "Marte Nyhus" in given["text"]


def test_a_share_sheet_that_takes_pictures_gets_the_card(new_context):
    [[name, kind, size]] = shared(with_sheet(new_context, files=True))["files"]
    assert (name, kind) == ("card.jpg", "image/jpeg") and size > 5_000


def test_a_share_sheet_that_takes_no_pictures_gets_none(new_context):
    assert shared(with_sheet(new_context, files=False))["files"] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_link_is_copied(reader, server, name):
    reader.goto(PAGES[name])
    reader.get_by_role("button", name="Copy the link").click()
    expect(reader.locator(".share [role=status]")).to_have_text("Copied.")
    assert clipboard(reader) == f"{server.url}{PAGES[name]}"


def test_a_browser_that_does_not_copy_says_so(new_context):
    context = new_context()
    context.add_init_script(
        NO_SHEET + "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'));"
    )
    page = context.new_page()
    page.goto(PROFILE)
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".share [role=status]")).to_contain_text("copy it yourself")


def open_mastodon(page: Page, server: str) -> str:
    """Name a server, and give the address that opens."""
    with page.context.expect_page() as opened:
        page.get_by_label("Your server at Mastodon").fill(server)
        page.get_by_role("button", name="Go on").click()
    return opened.value.url


@pytest.fixture
def mastodon(reader) -> Page:
    """The reader, before the question for a server; no server outside is reached."""
    reader.context.route(re.compile(r"^https://"), nothing)
    reader.goto(PROFILE)
    reader.get_by_role("button", name="Mastodon").click()
    return reader


def nothing(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>A server</title>", content_type="text/html")


def test_mastodon_asks_for_the_server(mastodon):
    expect(mastodon.get_by_label("Your server at Mastodon")).to_be_focused()


@pytest.mark.parametrize("typed", ["mastodon.example", " https://mastodon.example/ ", "MASTODON.example"])
def test_a_post_begins_at_the_server_that_was_named(mastodon, typed):
    assert open_mastodon(mastodon, typed).lower().startswith("https://mastodon.example/share?text=")


def test_the_server_is_remembered(mastodon):
    open_mastodon(mastodon, "mastodon.example")
    mastodon.goto("/questions/yesterday/")
    mastodon.get_by_role("button", name="Mastodon").click()
    expect(mastodon.get_by_label("Your server at Mastodon")).to_have_value("mastodon.example")


@pytest.mark.parametrize(
    "typed", ["", "mastodon", "javascript:alert(1)", "user@host.example/x", "a.b/../c.d"]
)
def test_what_is_no_server_is_not_opened(mastodon, typed):
    mastodon.get_by_label("Your server at Mastodon").fill(typed)
    mastodon.get_by_role("button", name="Go on").click()
    assert mastodon.evaluate("document.querySelector('.share__server').checkValidity()") is False
    assert len(mastodon.context.pages) == 1


def test_the_code_to_embed_is_copied(reader):
    reader.goto(PROFILE)
    reader.get_by_text("Embed in a page").click()
    code = reader.get_by_label("Paste this where the card shall stand").input_value()
    reader.get_by_role("button", name="Copy the code").click()
    expect(reader.locator(".share [role=status]")).to_have_text("Copied.")
    assert clipboard(reader) == code and f'{PROFILE}embed/"' in code


def test_without_scripts_everything_but_mastodon_is_a_link(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PROFILE)
    ways = page.locator(".share__ways")
    expect(ways.get_by_role("link")).to_have_count(8)
    expect(ways.get_by_text("Mastodon", exact=True)).to_be_hidden()


def test_no_other_server_is_asked_for_anything(reader, server):
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(PROFILE)
    reader.get_by_role("button", name="Copy the link").click()
    reader.get_by_role("button", name="Mastodon").click()
    assert {url for url in asked if not url.startswith(server.url)} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_everything_open(reader, scheme, width):
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(PROFILE)
    reader.get_by_role("button", name="Mastodon").click()
    reader.get_by_text("Embed in a page").click()
    assert Axe().run(reader, context=".share", options=RULES).response["violations"] == []
