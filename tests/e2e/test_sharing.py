"""Sharing in a real browser: the device's share sheet, copying, Mastodon's servers, the code to embed."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .axe import judged
from .waiting import until

PROFILE = "/keeping-the-wheels-turning/marte-nyhus/"
CARD = re.compile("/cards/profile/")
SHEET_BUTTON = "Share with an app …"
SERVER = "Which Mastodon server do you use?"
EMBED, CODE = "Put this on your own site", "Paste this code where you want the card to appear:"
PAGES = {"profile": PROFILE, "series": "/keeping-the-wheels-turning/", "question": "/questions/yesterday/"}
# A device's share sheet, which headless browsers do not have: notes what it was given, and refuses what REFUSED says.
SHEET = """
window.shared = [];
Navigator.prototype.canShare = ({ files }) => FILES && files.length > 0;
Navigator.prototype.share = async (data) => {
  const files = (data.files ?? []).map(({ name, type, size }) => [name, type, size]);
  window.shared.push({ title: data.title, url: data.url, text: data.text, files });
  const refused = REFUSED(data);
  if (refused) throw new DOMException("no", refused);
};
"""
NO_COPYING = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'));"
NO_SHEET = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"


@pytest.fixture
def reader(new_context) -> Page:
    """A visitor whose browser lets pages copy, and has no share sheet."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(NO_SHEET)
    return context.new_page()


@pytest.fixture
def refused(new_context) -> Page:
    """A visitor whose browser does not let pages copy, and has no share sheet."""
    context = new_context()
    context.add_init_script(NO_SHEET + NO_COPYING)
    page = context.new_page()
    page.goto(PROFILE)
    return page


def with_sheet(new_context, files: bool, refuses: str = "() => null") -> Page:
    context = new_context()
    context.add_init_script(SHEET.replace("FILES", str(files).lower()).replace("REFUSED", f"({refuses})"))
    page = context.new_page()
    page.goto(PROFILE)
    return page


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def shared(page: Page, tries: int = 1) -> dict:
    """What the sheet is given at the last of so many tries."""
    page.get_by_role("button", name=SHEET_BUTTON).click()
    until(page, "tries => window.shared.length === tries", arg=tries)
    return page.evaluate("window.shared.at(-1)")


def status(page: Page) -> Locator:
    """What is said near the buttons, where screen readers find it."""
    return page.get_by_role("status").first


def test_without_a_share_sheet_none_is_offered(reader):
    reader.goto(PROFILE)
    expect(reader.get_by_role("button", name="Copy the link")).to_be_visible()
    expect(reader.get_by_role("button", name=SHEET_BUTTON)).to_be_hidden()


def test_the_share_sheet_gets_the_address_the_title_and_the_words(new_context, server):
    given = shared(with_sheet(new_context, files=False))
    assert given["url"] == f"{server.url}{PROFILE}" and "Marte Nyhus" in given["text"]
    assert given["title"] == "Marte Nyhus: The hairdresser who cancelled Christmas"


def test_a_share_sheet_that_takes_pictures_gets_the_card_under_the_pages_name(new_context):
    [[name, kind, size]] = shared(with_sheet(new_context, files=True))["files"]
    assert (name, kind) == ("marte-nyhus.jpg", "image/jpeg") and size > 5_000


def test_beside_a_picture_the_address_stands_in_the_words_too(new_context, server):
    assert shared(with_sheet(new_context, files=True))["text"].endswith(f" {server.url}{PROFILE}")


def test_a_share_sheet_that_takes_no_pictures_gets_none(new_context):
    assert shared(with_sheet(new_context, files=False))["files"] == []


@pytest.mark.parametrize("come_near", ["hover", "focus"])
def test_the_card_is_there_before_the_click(new_context, come_near):
    page = with_sheet(new_context, files=True)
    with page.expect_response(CARD):
        getattr(page.get_by_role("button", name=SHEET_BUTTON), come_near)()


def test_the_card_is_asked_for_once(new_context):
    page = with_sheet(new_context, files=True)
    asked: list[str] = []
    page.on("request", lambda request: CARD.search(request.url) and asked.append(request.url))
    shared(page)
    shared(page, tries=2)
    assert len(asked) == 1


def test_a_card_that_does_not_come_does_not_keep_the_sheet_waiting(new_context):
    page = with_sheet(new_context, files=True)
    page.route(CARD, lambda route: None)
    assert shared(page)["files"] == []


def test_what_is_refused_with_a_picture_is_shared_without_it(new_context):
    page = with_sheet(new_context, files=True, refuses="({ files }) => files && 'NotAllowedError'")
    assert shared(page, tries=2)["files"] == []
    expect(status(page)).to_be_empty()


def test_a_share_sheet_that_does_not_open_says_so(new_context):
    page = with_sheet(new_context, files=True, refuses="() => 'NotAllowedError'")
    shared(page, tries=2)
    expect(status(page)).to_contain_text("Copy the link, or use one of the links below")


def test_a_share_sheet_that_is_closed_is_not_opened_again(new_context):
    page = with_sheet(new_context, files=True, refuses="() => 'AbortError'")
    shared(page)
    page.wait_for_timeout(200)
    assert page.evaluate("window.shared.length") == 1
    expect(status(page)).to_be_empty()


@pytest.mark.parametrize("name", PAGES)
def test_the_link_is_copied(reader, server, name):
    reader.goto(PAGES[name])
    reader.get_by_role("button", name="Copy the link").click()
    expect(status(reader)).to_have_text("Link copied.")
    assert clipboard(reader) == f"{server.url}{PAGES[name]}"


def test_the_button_says_for_a_while_that_it_has_copied(reader):
    reader.goto(PROFILE)
    reader.get_by_role("button", name="Copy the link").click()
    expect(reader.get_by_role("button", name="Copied")).to_be_visible()
    expect(reader.get_by_role("button", name="Copy the link")).to_be_visible()


def test_nothing_moves_when_a_link_is_copied(reader):
    reader.goto(PROFILE)
    before = reader.locator(".share").bounding_box()
    reader.get_by_role("button", name="Copy the link").click()
    expect(status(reader)).to_have_text("Link copied.")
    assert reader.locator(".share").bounding_box()["height"] == before["height"]


def test_a_browser_that_does_not_copy_shows_the_link_to_be_copied_by_hand(refused, server):
    refused.get_by_role("button", name="Copy the link").click()
    expect(status(refused)).to_contain_text("Select the link below and copy it.")
    expect(refused.get_by_label("The link", exact=True)).to_be_focused()
    assert selected(refused) == f"{server.url}{PROFILE}"


def test_a_browser_that_does_not_copy_selects_the_code(refused):
    refused.get_by_text(EMBED).click()
    refused.get_by_role("button", name="Copy the code").click()
    expect(refused.get_by_label(CODE)).to_be_focused()
    assert selected(refused) == refused.get_by_label(CODE).input_value()


def selected(page: Page) -> str:
    return page.locator(":focus").evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )


def open_mastodon(page: Page, server: str) -> str:
    """Name a server, and give the address that opens."""
    with page.context.expect_page() as opened:
        page.get_by_label(SERVER).fill(server)
        page.get_by_role("button", name="Open Mastodon").click()
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
    expect(mastodon.get_by_label(SERVER)).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("mastodon.example", "mastodon.example"),
        (" https://mastodon.example/ ", "mastodon.example"),
        ("MASTODON.example", "mastodon.example"),
        ("mastodon.example/home", "mastodon.example"),
        ("https://mastodon.example/@ola", "mastodon.example"),
        ("mastodon.example/@ola", "mastodon.example"),
        ("@ola@mastodon.example", "mastodon.example"),
        ("ola@mastodon.example", "mastodon.example"),
        ("måne.example", "xn--mne-ula.example"),
    ],
)
def test_a_post_begins_at_the_server_that_was_named(mastodon, typed, host):
    assert open_mastodon(mastodon, typed).startswith(f"https://{host}/share?text=")


def test_the_server_is_remembered(mastodon):
    open_mastodon(mastodon, "mastodon.example")
    mastodon.goto("/questions/yesterday/")
    mastodon.get_by_role("button", name="Mastodon").click()
    expect(mastodon.get_by_label(SERVER)).to_have_value("mastodon.example")


@pytest.mark.parametrize(
    "typed", ["", "mastodon", "@ola", "javascript:alert(1)", "a.b/../c.d", "127.0.0.1", "two words.example"]
)
def test_what_is_no_server_is_not_opened(mastodon, typed):
    mastodon.get_by_label(SERVER).fill(typed)
    mastodon.get_by_role("button", name="Open Mastodon").click()
    expect(mastodon.get_by_role("alert")).to_have_text("Write only the server, for example mastodon.social.")
    expect(mastodon.get_by_label(SERVER)).to_be_focused()
    assert len(mastodon.context.pages) == 1


def test_the_complaint_goes_as_soon_as_something_else_is_written(mastodon):
    mastodon.get_by_label(SERVER).fill("mastodon")
    mastodon.get_by_role("button", name="Open Mastodon").click()
    mastodon.get_by_label(SERVER).fill("mastodon.e")
    expect(mastodon.get_by_role("alert")).to_be_empty()


def test_the_question_for_a_server_leaves_the_row_of_links_as_it_is(reader):
    reader.goto(PROFILE)
    row = reader.locator(".share__ways")
    before = row.bounding_box()["height"]
    reader.get_by_role("button", name="Mastodon").click()
    expect(reader.get_by_label(SERVER)).to_be_visible()
    assert row.bounding_box()["height"] == before


def test_the_code_to_embed_is_copied(reader):
    reader.goto(PROFILE)
    reader.get_by_text(EMBED).click()
    code = reader.get_by_label(CODE).input_value()
    reader.get_by_role("button", name="Copy the code").click()
    expect(reader.get_by_role("status").last).to_have_text("Code copied.")
    assert clipboard(reader) == code and f'{PROFILE}embed/"' in code


def test_without_scripts_everything_but_mastodon_is_a_link(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PROFILE)
    ways = page.locator(".share__ways")
    expect(ways.get_by_role("link")).to_have_count(8)
    expect(ways.get_by_text("Mastodon", exact=True)).to_be_hidden()


@pytest.mark.parametrize("name", ["profile", "series"])
def test_a_link_near_the_headline_leads_down_to_it(reader, name):
    reader.goto(PAGES[name])
    reader.get_by_role("link", name="Share", exact=True).click()
    expect(reader.get_by_role("button", name="Copy the link")).to_be_in_viewport()


def test_paper_says_where_it_is_from(reader, server):
    reader.goto(PROFILE)
    reader.emulate_media(media="print")
    expect(reader.get_by_text(f"{server.url}{PROFILE}", exact=True)).to_be_visible()
    expect(reader.get_by_role("link", name="Facebook")).to_be_hidden()


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
    reader.get_by_text(EMBED).click()
    assert judged(reader, ".share") == []
