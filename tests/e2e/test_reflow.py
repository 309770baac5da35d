"""Nothing is lost at 320 px, at 400 %, or with text twice as large (WCAG 2.2 SC 1.4.4, 1.4.10)."""

from dataclasses import dataclass

import pytest

from tools.demo_pages import CARDS, PAGES

from .reflow import CLIPPED, CUT_OFF, SQUEEZED

LONG_COMPOUND = "Arbeidsmarknadsopplæringskoordinatoren som lærte seg å spørje"


@dataclass(frozen=True)
class Window:
    """A window in CSS pixels, device pixels to each of them, and the size of the text in per cent."""

    width: int
    height: int = 900
    scale: int = 1
    text: int = 100


WINDOWS = {
    "320 px": Window(320),
    "1280 px zoomed to 400 %": Window(320, 256, scale=4),
    "text of 200 %": Window(1280, text=200),
    "text of 200 % on a phone": Window(360, 760, text=200),
}


@dataclass(frozen=True)
class Seen:
    """How wide the page is, and what of it cannot be seen or read."""

    width: int
    cut_off: list[str]
    clipped: list[str]
    squeezed: list[str]


@pytest.fixture(scope="module")
def seen(server, readers):
    """A function that looks at a page in a window, once for all who ask."""
    known: dict[tuple[str, str], Seen] = {}

    def look(name: str, window: str) -> Seen:
        if (name, window) not in known:
            size = WINDOWS[window]
            page = readers(size.width, size.height, device_scale_factor=size.scale)
            page.goto(server.paths[name])
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{size.text}%")
            width = page.evaluate("document.documentElement.scrollWidth")
            lost = [page.evaluate(kind) for kind in (CUT_OFF, CLIPPED, SQUEEZED)]
            known[name, window] = Seen(width, *lost)
        return known[name, window]

    return look


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES | CARDS)
def test_nothing_scrolls_sideways(seen, name, window):
    assert seen(name, window).width <= WINDOWS[window].width


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES | CARDS)
def test_nothing_reaches_over_an_edge(seen, name, window):
    assert seen(name, window).cut_off == []


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES | CARDS)
def test_no_text_is_hidden_for_want_of_room(seen, name, window):
    assert seen(name, window).clipped == []


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES | CARDS)
def test_no_text_is_squeezed_into_a_column_of_words(seen, name, window):
    assert seen(name, window).squeezed == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_long_compound_in_the_headline_stays_on_the_page(server, readers, name, width):
    page = readers(width)
    page.goto(server.paths[name])
    page.locator("h1").evaluate("(headline, text) => { headline.textContent = text; }", LONG_COMPOUND)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []
