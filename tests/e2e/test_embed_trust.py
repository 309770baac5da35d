"""Whom a card and the page around it believe, and which pages a browser shows in a frame at all."""

import pytest
from playwright.sync_api import expect

from .elsewhere import MARTE, SERIES, card_in, code, height, wait_until_it_fits
from .waiting import until

REFUSED = "chrome-error://chromewebdata/"
HEIGHT = "showcase:embed:height"
HELLO = "showcase:embed:hello"
# Counts what is said to the page, so that a test can wait for a message that shall change nothing.
LISTEN = "window.heard = 0; addEventListener('message', () => heard++);"


def test_a_height_from_another_frame_changes_nothing(server, elsewhere, visitor):
    """Not from the page's other frames, and not from the page itself."""
    forged = f"<script>onclick = () => parent.postMessage({{type: '{HEIGHT}', height: 999}}, '*')</script>"
    other = f'<iframe src="{elsewhere.write(forged, "/forged")}" id="forger"></iframe>'
    visitor.goto(elsewhere.write(code(server.url, MARTE) + other + f"<script>{LISTEN}</script>"))
    wait_until_it_fits(visitor)
    before, heard = height(visitor), visitor.evaluate("heard")
    visitor.frame_locator("#forger").locator("html").evaluate("() => window.onclick()")
    visitor.evaluate(f"postMessage({{type: '{HEIGHT}', height: 999}}, '*')")
    until(visitor, "before => heard === before + 2", arg=heard)
    assert visitor.eval_on_selector_all("iframe", "frames => frames.map(frame => frame.style.height)") == [
        f"{before}px",
        "",
    ]


def test_a_height_from_where_the_frame_went_to_changes_nothing(server, elsewhere, visitor):
    """The window is the frame's, but what speaks in it is not the site."""
    forged = elsewhere.write(
        f"<script>parent.postMessage({{type: '{HEIGHT}', height: 999}}, '*')</script>", "/forged"
    )
    visitor.goto(elsewhere.write(code(server.url, MARTE) + f"<script>{LISTEN}</script>"))
    wait_until_it_fits(visitor)
    before, heard = height(visitor), visitor.evaluate("heard")
    visitor.evaluate("address => { frames[0].location = address; }", forged)
    until(visitor, "before => heard > before", arg=heard)
    assert height(visitor) == before


@pytest.mark.parametrize("value", ["-1", "0", "1e9", "1.5", "NaN", "'500'", "null", "[500]", "{}"])
def test_a_height_that_is_none_changes_nothing(server, elsewhere, visitor, value):
    visitor.goto(elsewhere.write(code(server.url, MARTE) + f"<script>{LISTEN}</script>"))
    frame = wait_until_it_fits(visitor)
    before, heard = height(visitor), visitor.evaluate("heard")
    frame.evaluate(f"parent.postMessage({{type: '{HEIGHT}', height: {value}}}, '*')")
    until(visitor, "before => heard > before", arg=heard)
    assert height(visitor) == before


def test_another_message_from_the_card_changes_nothing(server, elsewhere, visitor):
    errors: list[str] = []
    visitor.on("pageerror", lambda error: errors.append(str(error)))
    visitor.goto(elsewhere.write(code(server.url, MARTE) + f"<script>{LISTEN}</script>"))
    frame = wait_until_it_fits(visitor)
    before, heard = height(visitor), visitor.evaluate("heard")
    frame.evaluate("for (const data of [null, 'resize', 7, {height: 999}]) parent.postMessage(data, '*')")
    until(visitor, "before => heard === before + 4", arg=heard)
    assert (height(visitor), errors) == (before, [])


def test_a_card_answers_its_parent_alone(server, elsewhere, visitor):
    """A greeting from a frame beside it is not heard."""
    forged = f"<script>onclick = () => parent.frames[0].postMessage({{type: '{HELLO}'}}, '*')</script>"
    other = f'<iframe src="{elsewhere.write(forged, "/forged")}" id="forger"></iframe>'
    visitor.goto(elsewhere.write(code(server.url, MARTE).partition("<script")[0] + other))
    frame = card_in(visitor)
    frame.evaluate(LISTEN)
    visitor.frame_locator("#forger").locator("html").evaluate("() => window.onclick()")
    until(frame, "heard === 1")
    assert frame.evaluate("'sized' in document.documentElement.dataset") is False


@pytest.mark.parametrize("path", [MARTE, SERIES, "/", "/explore/", "/admin/login/", "/nobody/"])
def test_the_browser_refuses_to_frame_any_other_page(server, elsewhere, visitor, path):
    said: list[str] = []
    visitor.on("console", lambda message: said.append(message.text))
    visitor.goto(elsewhere.write(f'<iframe src="{server.url}{path}"></iframe>'), wait_until="networkidle")
    assert visitor.frames[1].url == REFUSED
    assert any("frame-ancestors" in text for text in said)


@pytest.mark.parametrize("path", [MARTE, SERIES])
def test_the_browser_frames_a_card(server, elsewhere, visitor, path):
    visitor.goto(
        elsewhere.write(f'<iframe src="{server.url}{path}embed/"></iframe>'), wait_until="networkidle"
    )
    assert visitor.frames[1].url == f"{server.url}{path}embed/"


def test_who_is_not_shown_any_more_leaves_a_sentence(server, elsewhere, visitor):
    visitor.goto(elsewhere.write(f'<iframe src="{server.url}{SERIES}nobody/embed/"></iframe>'))
    card = visitor.frame_locator("iframe")
    expect(card.get_by_text("This is not shown here any more")).to_be_visible()
