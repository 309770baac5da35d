"""Everyone can use the public pages: judged by axe, by their headings, by the keyboard, by what a browser asks for."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tools.demo_pages import KRISTOFFER, MARTE, PAGES, STYLE_GUIDE
from tools.unavailable import UNAVAILABLE, let_see_unavailable

from .axe import judged
from .waiting import until

HOSTED, UPLOADED = MARTE, KRISTOFFER
HOSTS = re.compile(r"https://(www\.youtube-nocookie\.com|player\.vimeo\.com)/")
PLAYER = "<!doctype html><html lang=en><title>Player</title><p>The film"
# Those that are no page of the tree's, and no list.
OTHERS = UNAVAILABLE | {"style guide": STYLE_GUIDE}
STARTED = [
    "series",
    "profile with a film at YouTube",
    "profile with an uploaded film",
    "film at YouTube",
    "uploaded film",
]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(server, readers, name, scheme, width):
    page = readers(width, color_scheme=scheme)
    page.goto(server.paths[name])
    assert judged(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", OTHERS)
def test_axe_finds_nothing_where_visitors_seldom_are(readers, name, scheme, width):
    """In the style guide, and on a site that is broken or closed."""
    page = readers(width, color_scheme=scheme)
    let_see_unavailable(page)
    page.goto(OTHERS[name])
    assert judged(page) == []
    page.unroute_all()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STARTED)
def test_axe_finds_nothing_while_a_film_is_shown(server, new_context, name, scheme, width):
    context = new_context(color_scheme=scheme, reduced_motion="reduce")
    context.route(HOSTS, lambda route: route.fulfill(content_type="text/html", body=PLAYER))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.paths[name])
    start = page.get_by_role("button", name="Start film")
    while start.count():
        start.first.click()
    for video in page.locator("video").all():
        video.evaluate("video => { video.muted = true; video.play(); }")
    until(page, "[...document.querySelectorAll('video')].every(video => video.currentTime > 0)")
    assert judged(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_headings_leave_out_no_level(server, readers, name):
    page = readers(1280)
    page.goto(server.paths[name])
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(each => Number(each.localName[1]))")
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels)), levels


# A page that opens at a place of its own, for whoever asked for it there, begins there for the keyboard too.
@pytest.mark.parametrize("name", [name for name in PAGES if name != "question, choosing people"])
def test_the_first_tab_reaches_the_skip_link_and_enter_follows_it(server, readers, name):
    page = readers(1280)
    page.goto(server.paths[name])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_skip_link_is_seen_when_it_has_the_focus(readers):
    page = readers(1280)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport(ratio=1)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, as someone does who has no mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def test_a_hosted_film_starts_with_the_keyboard_and_takes_the_focus(visitor):
    visitor.goto(HOSTED)
    tab_to(visitor, "[data-player-start]")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("iframe")).to_be_focused()


def test_the_choice_to_start_films_always_is_made_with_the_keyboard(visitor):
    visitor.goto(HOSTED)
    tab_to(visitor, "[data-player-always]")
    visitor.keyboard.press("Space")
    expect(visitor.locator("[data-player-always]")).to_be_checked()


def test_the_choice_to_start_films_always_is_taken_back_with_the_keyboard(visitor):
    visitor.add_init_script("localStorage.setItem('showcase.film-hosts', '[\"youtube\"]')")
    visitor.goto(HOSTED)
    tab_to(visitor, "[data-player-ask]")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("[data-player-start]")).to_be_focused()


def test_an_uploaded_film_plays_with_the_keyboard(visitor):
    visitor.goto(UPLOADED)
    tab_to(visitor, "video")
    visitor.keyboard.press("Space")
    until(visitor, "document.querySelector('video').currentTime > 0.5")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_another_host_before_a_click(server, visitor, name):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(server.paths[name])
    # Down to the foot, so that what loads late has loaded too.
    while visitor.evaluate("scrollBy(0, 700); scrollY + innerHeight + 1 < document.body.scrollHeight"):
        visitor.wait_for_timeout(50)
    visitor.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}
