"""Whoever asked for other colours, more contrast, less motion or less transparency gets it, and loses nothing."""

import pytest
from playwright.sync_api import Page

from .axe import judged
from .keyboard import walk

NAMES = [
    "home",
    "series",
    "profile with a film at YouTube",
    "explore",
    "question, choosing people",
    "uploaded film",
]
WISHES = {
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
}
# Buttons and fields whose edge is only a colour of their ground: forced colours take it away.
WITHOUT_EDGE = """() => [...document.querySelectorAll("button, select, textarea, input:not([type=hidden])")]
  .filter((control) => {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.matches("[type=checkbox], [type=radio]")) {
      return false;
    }
    for (let each = control, up = 0; each && up < 3; each = each.parentElement, up += 1) {
      const { borderBlockEndStyle, borderBlockEndWidth, outlineStyle, textDecorationLine } = getComputedStyle(each);
      if (borderBlockEndStyle !== "none" && parseFloat(borderBlockEndWidth) >= 1) return false;
      if (outlineStyle !== "none" || textDecorationLine === "underline") return false;
    }
    return true;
  }).map((control) => control.outerHTML.slice(0, 120))"""
MOVING = """() => document.getAnimations().filter((animation) => animation.playState === "running")
  .map((animation) => animation.effect?.target?.outerHTML.slice(0, 120) ?? "")"""


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(server, readers, name, wish):
    page = readers(**WISHES[wish])
    page.goto(server.paths[name])
    assert judged(page, colours="forced_colors" not in WISHES[wish]) == []


def test_axe_finds_nothing_with_less_transparency(server, readers):
    """Asked for by the browser's own protocol: Playwright has no name for it yet."""
    page = readers(color_scheme="dark")
    features = [
        {"name": "prefers-reduced-transparency", "value": "reduce"},
        {"name": "prefers-color-scheme", "value": "dark"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setEmulatedMedia", {"features": features})
    found = []
    for name in ("home", "profile with a film at YouTube"):
        page.goto(server.paths[name])
        assert page.evaluate("matchMedia('(prefers-reduced-transparency: reduce)').matches")
        found += judged(page)
    session.send("Emulation.setEmulatedMedia", {"features": features[1:]})
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_controls_keep_an_edge_in_forced_colours(server, readers, name):
    page = readers(forced_colors="active")
    page.goto(server.paths[name])
    assert page.evaluate(WITHOUT_EDGE) == []


@pytest.mark.parametrize("name", ["home", "explore"])
def test_the_focus_is_seen_in_forced_colours(server, readers, name):
    page = readers(forced_colors="active")
    page.goto(server.paths[name])
    assert walk(page).without_indicator == []


def moving(page: Page) -> list[str]:
    """What moves after loading, under the mouse, and while the page is scrolled."""
    found = page.evaluate(MOVING)
    for link in page.locator("main a:visible, header a:visible").all()[:6]:
        link.hover(force=True)
        found += page.evaluate(MOVING)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(100)
    return found + page.evaluate(MOVING)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_for_those_who_asked_for_stillness(server, readers, name):
    page = readers()
    page.goto(server.paths[name])
    assert moving(page) == []


def test_the_count_sees_what_moves_for_others(server, readers):
    """Else the test above would hold for a page on which it cannot tell."""
    page = readers(reduced_motion="no-preference")
    page.goto(server.paths["home"])
    assert moving(page) != []
