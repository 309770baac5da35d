"""Cards of the site in a page of another origin, seen by a browser: another port and another host name."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from .axe import judged
from .elsewhere import (
    MARTE,
    SERIES,
    answer_of,
    card_height,
    card_in,
    code,
    finder,
    height,
    wait_until_it_fits,
)
from .reflow import CUT_OFF
from .waiting import until


def test_wagtails_own_finder_reads_the_running_site(server):
    found = finder(server.url).find_embed(f"{server.url}{MARTE}", max_width=500)
    assert (found["type"], found["width"], found["author_name"]) == ("rich", 500, "Marte Nyhus")
    assert found["provider_name"] == "Skogelva" and found["thumbnail_url"].startswith(server.url)


def test_a_page_elsewhere_shows_the_card(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(code(server.url, MARTE)))
    card = visitor.frame_locator("iframe")
    expect(card.get_by_role("heading", level=1)).to_have_text("The hairdresser who cancelled Christmas")
    expect(card.locator("img")).to_have_js_property("complete", True)
    assert card.locator("img").evaluate("picture => picture.naturalWidth") > 0


@pytest.mark.parametrize("width", [240, 320, 640])
def test_the_frame_becomes_as_high_as_its_card(server, elsewhere, visitor, width):
    visitor.goto(elsewhere.write(code(server.url, MARTE, width)))
    frame = wait_until_it_fits(visitor)
    assert height(visitor) == card_height(frame)


def test_the_frame_fits_again_when_its_column_becomes_narrow(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(code(server.url, MARTE)))
    wait_until_it_fits(visitor)
    wide = height(visitor)
    visitor.set_viewport_size({"width": 300, "height": 900})
    until(visitor, "before => document.querySelector('iframe').offsetHeight > before + 50", arg=wide)
    assert height(visitor) == card_height(card_in(visitor))


def test_a_frame_that_comes_later_fits_too(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(code(server.url, MARTE)))
    wait_until_it_fits(visitor)
    visitor.evaluate(
        "src => { const frame = document.createElement('iframe'); frame.src = src; frame.id = 'late';"
        " document.body.append(frame); }",
        f"{server.url}{SERIES}embed/",
    )
    until(visitor, "document.querySelector('#late').style.height")


def test_a_frame_that_waits_below_the_fold_fits_when_it_comes_into_view(server, elsewhere, visitor):
    """And meanwhile nothing complains in the console of somebody else's page."""
    said: list[str] = []
    visitor.on("console", lambda message: said.append(message.text))
    visitor.goto(
        elsewhere.write('<div style="height:9000px"></div>' + code(server.url, MARTE)),
        wait_until="networkidle",
    )
    assert visitor.locator("iframe").evaluate("frame => frame.style.height") == ""
    visitor.evaluate("scrollTo(0, 9000)")
    wait_until_it_fits(visitor)
    assert [text for text in said if "postMessage" in text] == []


def test_several_cards_and_scripts_on_a_page_each_get_their_own_height(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(code(server.url, MARTE, 320) + code(server.url, SERIES, 320)))
    until(visitor, "[...document.querySelectorAll('iframe')].every(frame => frame.style.height)")
    first, second = visitor.eval_on_selector_all(
        "iframe", "frames => frames.map(frame => frame.offsetHeight)"
    )
    assert first != second


def test_without_javascript_the_card_shows_in_the_size_that_the_code_has(server, elsewhere, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(elsewhere.write(code(server.url, MARTE)))
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", level=1)).to_be_visible()
    expect(card.get_by_role("link", name="Read the interview")).to_be_in_viewport(ratio=1)
    assert height(page) == 380


@pytest.mark.parametrize("path", [MARTE, SERIES, "answer"])
@pytest.mark.parametrize("width", [320, 640])
def test_without_the_script_a_card_of_ordinary_length_needs_no_scrolling(
    server, elsewhere, visitor, path, width
):
    path = answer_of(server.url, visitor) if path == "answer" else path
    visitor.goto(elsewhere.write(code(server.url, path, width).partition("<script")[0]))
    frame = card_in(visitor)
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("path", [MARTE, SERIES, "answer"])
def test_without_the_script_the_code_as_it_is_needs_no_scrolling_on_a_phone(server, elsewhere, visitor, path):
    path = answer_of(server.url, visitor) if path == "answer" else path
    visitor.set_viewport_size({"width": 360, "height": 800})
    visitor.goto(elsewhere.write(code(server.url, path).partition("<script")[0]))
    frame = card_in(visitor)
    assert frame.evaluate("innerWidth") < 360
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_the_link_opens_the_interview_in_a_tab_of_its_own(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(code(server.url, MARTE)))
    with visitor.expect_popup() as opened:
        visitor.frame_locator("iframe").get_by_role("link", name="Read the interview").click()
    assert opened.value.url == f"{server.url}{MARTE}"
    assert opened.value.evaluate("window.opener") is None


def test_a_card_keeps_nothing_on_the_readers_device(server, elsewhere, new_context):
    context = new_context()
    page = context.new_page()
    page.goto(elsewhere.write(code(server.url, MARTE)))
    wait_until_it_fits(page)
    page.goto(f"{MARTE}embed/", wait_until="networkidle")
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_card_asks_nothing_of_another_host(server, elsewhere, visitor):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(elsewhere.write(code(server.url, MARTE)), wait_until="networkidle")
    assert {url for url in asked if not url.startswith((server.url, elsewhere.url))} == set()


# Who can read it.


CARDS = {"profile": MARTE, "series": SERIES, "answer": "answer", "missing": f"{SERIES}nobody/"}


@pytest.fixture
def open_card(server, new_context):
    """A function that opens a card by itself, in a window as wide as a frame."""

    def open_it(name: str, scheme: str = "light", width: int = 640) -> Page:
        page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
        path = answer_of(server.url, page) if name == "answer" else CARDS[name]
        page.set_viewport_size({"width": width, "height": 500})
        page.goto(f"{path}embed/")
        return page

    return open_it


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", CARDS)
def test_axe_finds_nothing(open_card, name, scheme, width):
    assert judged(open_card(name, scheme, width)) == []


@pytest.mark.parametrize("width", [200, 320, 480, 640, 800])
@pytest.mark.parametrize("name", CARDS)
def test_nothing_is_cut_off_from_200_to_800_px(open_card, name, width):
    page = open_card(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []


def test_the_link_is_reached_by_the_keyboard(open_card):
    page = open_card("profile")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Read the interview")).to_be_focused()


def test_a_consumer_finds_the_provider_in_the_card(server, open_card):
    link = open_card("profile").locator('link[type="application/json+oembed"]')
    assert link.get_attribute("href").startswith(
        f"{server.url}/oembed?url={quote(server.url + MARTE, safe='')}"
    )
