"""Whoever has no mouse gets everywhere, and sees where they are (WCAG 2.2 SC 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11)."""

import pytest

from tools.demo_pages import CARDS, PAGES

from .keyboard import Walk, walk


@pytest.fixture(scope="module")
def walked(server, readers):
    """A function that tabs through a page, once for all who ask."""
    known: dict[str, Walk] = {}

    def through(name: str) -> Walk:
        if name not in known:
            page = readers()
            page.goto(server.paths[name])
            known[name] = walk(page)
        return known[name]

    return through


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_every_control_is_reached(walked, name):
    assert walked(name).not_reached == []


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_the_focus_is_not_caught(walked, name):
    assert walked(name).ended, walked(name).stops[-3:]


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_the_focus_goes_as_the_page_is_read(walked, name):
    assert walked(name).out_of_order == []


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_the_focus_is_seen(walked, name):
    assert walked(name).without_indicator == []


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_what_has_the_focus_is_in_sight(walked, name):
    assert walked(name).out_of_sight == []
