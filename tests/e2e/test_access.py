"""Everyone can use the public pages: judged by axe, by the keyboard, at 320 px, and by what the browser asks for."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Server

# WCAG 2.2 A and AA. https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = {
    "home": "/",
    "series": "/keeping-the-wheels-turning/",
    "profile with a film at YouTube": "/keeping-the-wheels-turning/marte-nyhus/",
    "profile with an uploaded film": "/keeping-the-wheels-turning/kristoffer-lien/",
    "film at YouTube": "/films/a-course-before-lunch/",
    "uploaded film": "/films/the-saw-line/",
    "films": "/films/",
    "films of a series": "/keeping-the-wheels-turning/films/",
    "questions": "/questions/",
    "question": "/questions/yesterday/",
    "question, narrowed": "/questions/yesterday/?place=granvik&sort=name",
    "side by side": "/questions/yesterday/?compare=keeping-the-wheels-turning/marte-nyhus"
    "&compare=keeping-the-wheels-turning/kristoffer-lien",
    "explore": "/explore/",
    "explore, searched": "/explore/?q=night",
    "places": "/places/",
    "place": "/places/granvik/",
    "sector": "/sectors/health/",
    "occupation": "/occupations/nurse/",
    "topic": "/topics/machines/",
    "text": "/about/",
    "not found": "/nobody/",
}
HOSTED, UPLOADED = PAGES["profile with a film at YouTube"], PAGES["profile with an uploaded film"]
LONG_COMPOUND = "Arbeidsmarknadsopplæringskoordinatoren som lærte seg å spørje"
HOSTS = re.compile(r"https://(www\.youtube-nocookie\.com|player\.vimeo\.com)/")
PLAYER = "<!doctype html><html lang=en><title>Player</title><p>The film"
STARTED = [
    "series",
    "profile with a film at YouTube",
    "profile with an uploaded film",
    "film at YouTube",
    "uploaded film",
]
# Text and controls that reach over an edge of the window; what is hidden from sight or only decorates may.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!says && !element.matches("a, button, video, img")) return false;
  if (element.closest("[aria-hidden=true], .visually-hidden, template, track, source")) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && (box.left < -0.5 || box.right > innerWidth + 0.5);
}).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def readers(browser: Browser, server: Server):
    """A function that gives the page of one reader for each scheme and width; all tests of this file share them."""
    contexts: dict[tuple[str, int], BrowserContext] = {}

    def reader(scheme: str, width: int) -> Page:
        if (scheme, width) not in contexts:
            context = browser.new_context(
                base_url=server.url,
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
            )
            context.set_default_timeout(30_000)
            context.new_page()
            contexts[scheme, width] = context
        return contexts[scheme, width].pages[0]

    yield reader
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(readers, name, scheme, width):
    page = readers(scheme, width)
    page.goto(PAGES[name])
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STARTED)
def test_axe_finds_nothing_while_a_film_is_shown(new_context, name, scheme, width):
    context = new_context(color_scheme=scheme, reduced_motion="reduce")
    context.route(HOSTS, lambda route: route.fulfill(content_type="text/html", body=PLAYER))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAGES[name])
    start = page.get_by_role("button", name="Start film")
    while start.count():
        start.first.click()
    for video in page.locator("video").all():
        video.evaluate("video => { video.muted = true; video.play(); }")
    page.wait_for_function("[...document.querySelectorAll('video')].every(video => video.currentTime > 0)")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_the_headings_leave_out_no_level(readers, name):
    page = readers("light", 1280)
    page.goto(PAGES[name])
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(each => Number(each.localName[1]))")
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels)), levels


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_320_px(readers, name):
    page = readers("light", 320)
    page.goto(PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_at_320_px(readers, name):
    page = readers("light", 320)
    page.goto(PAGES[name])
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_long_compound_in_the_headline_stays_on_the_page(readers, name, width):
    page = readers("light", width)
    page.goto(PAGES[name])
    page.locator("h1").evaluate("(headline, text) => { headline.textContent = text; }", LONG_COMPOUND)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_first_tab_reaches_the_skip_link_and_enter_follows_it(readers, name):
    page = readers("light", 1280)
    page.goto(PAGES[name])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_skip_link_is_seen_when_it_has_the_focus(readers):
    page = readers("light", 1280)
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
    visitor.wait_for_function("document.querySelector('video').currentTime > 0.5")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_another_host_before_a_click(server, visitor, name):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(PAGES[name])
    # Down to the foot, so that what loads late has loaded too.
    while visitor.evaluate("scrollBy(0, 700); scrollY + innerHeight + 1 < document.body.scrollHeight"):
        visitor.wait_for_timeout(50)
    visitor.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}
