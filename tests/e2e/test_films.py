"""Films as visitors meet them: no host is asked before a click, choices are kept only when made, and films play."""

import json
import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Request, Response, Route, expect

from .waiting import until

PROFILE = "/keeping-the-wheels-turning/marte-nyhus/"
FILM = "/films/a-course-before-lunch/"
# With films at YouTube and at Vimeo, and uploaded ones.
SERIES = "/keeping-the-wheels-turning/"
UPLOADED = "/keeping-the-wheels-turning/kristoffer-lien/"
PLAYERS = re.compile(r"https://(www\.youtube-nocookie\.com|player\.vimeo\.com)/")
KEY = "showcase.film-hosts"
HAS_COME = "image => image.complete && image.naturalWidth > 0"
GROUND = "video => getComputedStyle(video).backgroundColor"
ALWAYS = "Always start films from YouTube here"
AGAIN = "Ask me again before films from YouTube start"
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Forbidden for this site", "SecurityError"); },
})"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("Full", "QuotaExceededError"); }"""


@pytest.fixture
def context(new_context) -> BrowserContext:
    """A visitor for whom a small page stands in for the hosts' players, so that no network is needed."""
    context = new_context()
    player = "<!doctype html><html lang=en><title>Player</title><p>The film"
    context.route(PLAYERS, lambda route: route.fulfill(content_type="text/html", body=player))
    return context


@pytest.fixture
def watcher(context) -> Page:
    return context.new_page()


def start(page: Page) -> Locator:
    """Start the page's first film at YouTube, and give its frame."""
    page.locator("[data-player-host=youtube]").get_by_role("button", name="Start film").first.click()
    return page.locator("[data-player-host=youtube] iframe").first


def choose_always(page: Page) -> None:
    page.get_by_label(ALWAYS).first.check()
    start(page)


def kept(page: Page) -> list[str] | None:
    """What the page keeps in the browser; None where that is nothing at all."""
    everything = page.evaluate("({...localStorage})")
    assert set(everything) <= {KEY}
    return json.loads(everything[KEY]) if everything else None


def elsewhere(server, requests: list[Request]) -> list[str]:
    """The addresses on other sites among the requests."""
    urls = [request.url for request in requests if not request.url.startswith(("data:", "blob:"))]
    return [url for url in urls if urlsplit(url).netloc != urlsplit(server.url).netloc]


def serve_with(context: BrowserContext, path: str, *replacements: tuple[str, str]) -> None:
    """Serve a real page with some words exchanged: hosts that the demo does not have."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        for old, new in replacements:
            assert old in body
            body = body.replace(old, new)
        route.fulfill(response=response, body=body)

    context.route(lambda url: urlsplit(url).path == path, answer)


def test_no_request_leaves_the_site_before_the_click(server, context, watcher):
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    watcher.goto(PROFILE)
    watcher.get_by_label(ALWAYS).scroll_into_view_if_needed()
    watcher.wait_for_load_state("networkidle")
    assert elsewhere(server, asked) == []


def test_the_poster_of_an_uploaded_film_further_down_comes_when_it_is_near(watcher):
    watcher.goto(SERIES)
    poster = watcher.locator(".player__stage--own img").last
    assert not poster.evaluate(HAS_COME)
    poster.scroll_into_view_if_needed()
    until(watcher, f"() => ({HAS_COME})([...document.querySelectorAll('.player__stage--own img')].at(-1))")


def test_the_poster_of_an_uploaded_film_is_seen_through_it(watcher):
    watcher.goto(UPLOADED)
    video = watcher.locator("video").first
    video.scroll_into_view_if_needed()
    until(watcher, f"() => ({HAS_COME})(document.querySelector('.player__stage--own img'))")
    with Image.open(BytesIO(video.screenshot())) as seen:
        _darkest, lightest = seen.convert("L").crop((0, 0, seen.width, seen.height // 2)).getextrema()
    # Of the controls nothing is light but what stands at the bottom.
    assert lightest > 200


def test_the_poster_of_an_uploaded_film_is_gone_once_the_film_has_begun(watcher):
    watcher.goto(UPLOADED)
    video = watcher.locator("video").first
    assert video.evaluate(GROUND) == "rgba(0, 0, 0, 0)"
    video.evaluate("video => { video.muted = true; return video.play(); }")
    assert video.evaluate(GROUND) == "rgb(0, 0, 0)"


def test_the_click_first_asks_the_host_that_sets_nothing(server, context, watcher):
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    watcher.goto(PROFILE)
    start(watcher)
    watcher.frame_locator("iframe").get_by_text("The film").wait_for()
    assert elsewhere(server, asked)[0] == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"


def test_the_host_learns_the_site_but_not_the_page(server, watcher):
    watcher.goto(PROFILE)
    referrer = start(watcher).content_frame.locator("html").evaluate("() => document.referrer")
    assert referrer == f"{server.url}/"


def test_starting_a_film_sets_no_cookie(context, watcher):
    watcher.goto(PROFILE)
    start(watcher)
    assert context.cookies() == []


def test_starting_a_film_keeps_nothing(watcher):
    watcher.goto(PROFILE)
    start(watcher)
    assert kept(watcher) is None


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("title", "A course before lunch"),
        ("allow", "autoplay; encrypted-media; picture-in-picture"),
        ("allowfullscreen", ""),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
    ],
)
def test_the_players_frame_says_what_it_is_and_may_do_little(watcher, attribute, value):
    watcher.goto(PROFILE)
    expect(start(watcher)).to_have_attribute(attribute, value)


def test_the_focus_moves_into_the_player(watcher):
    watcher.goto(PROFILE)
    expect(start(watcher)).to_be_focused()


def test_a_tick_without_a_start_keeps_nothing(watcher):
    watcher.goto(PROFILE)
    watcher.get_by_label(ALWAYS).check()
    assert kept(watcher) is None


def test_a_tick_is_kept_with_the_start(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    assert kept(watcher) == ["youtube"]


def test_a_tick_under_a_film_that_is_shown_is_kept(watcher):
    watcher.goto(PROFILE)
    start(watcher)
    watcher.get_by_label(ALWAYS).check()
    assert kept(watcher) == ["youtube"]


def test_after_a_tick_under_a_film_the_focus_is_on_the_way_back(watcher):
    watcher.goto(PROFILE)
    start(watcher)
    watcher.get_by_label(ALWAYS).press("Space")
    expect(watcher.get_by_role("button", name=AGAIN)).to_be_focused()


def test_a_chosen_hosts_film_is_there_on_the_next_page(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    watcher.goto(FILM)
    expect(watcher.frame_locator("iframe").get_by_text("The film")).to_be_visible()


def test_a_film_that_is_there_does_not_play_by_itself(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    watcher.goto(FILM)
    address = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    expect(watcher.locator("iframe")).to_have_attribute("src", address)


def test_a_film_that_is_there_leaves_the_focus_alone(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    watcher.goto(FILM)
    watcher.frame_locator("iframe").get_by_text("The film").wait_for()
    expect(watcher.locator("body")).to_be_focused()


def test_another_hosts_film_waits_for_its_own_click(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    watcher.goto(SERIES)
    watcher.locator("[data-player-host=youtube] iframe").wait_for()
    expect(watcher.locator("[data-player-host=vimeo] iframe")).to_have_count(0)


def test_asking_again_puts_the_button_back_and_the_focus_on_it(watcher):
    watcher.goto(PROFILE)
    choose_always(watcher)
    watcher.goto(FILM)
    watcher.get_by_role("button", name=AGAIN).click()
    expect(watcher.get_by_role("button", name="Start film")).to_be_focused()


def test_asking_again_puts_the_poster_back(watcher):
    watcher.goto(FILM)
    choose_always(watcher)
    watcher.get_by_role("button", name=AGAIN).click()
    expect(watcher.locator("[data-player-stage] img")).to_be_visible()


def test_asking_again_takes_the_player_away(watcher):
    watcher.goto(FILM)
    choose_always(watcher)
    watcher.get_by_role("button", name=AGAIN).click()
    expect(watcher.locator("iframe")).to_have_count(0)


def test_asking_again_leaves_nothing_kept(watcher):
    watcher.goto(FILM)
    choose_always(watcher)
    watcher.get_by_role("button", name=AGAIN).click()
    assert kept(watcher) is None


@pytest.fixture
def two_films(context) -> Page:
    """A page on which the first two hosted films are both at YouTube."""
    serve_with(
        context, SERIES, ('data-player-host="vimeo"', 'data-player-host="youtube"'), ("Vimeo", "YouTube")
    )
    page = context.new_page()
    page.goto(SERIES)
    return page


def test_the_hosts_second_film_on_a_page_waits_for_its_own_click(two_films):
    choose_always(two_films)
    expect(two_films.locator("iframe")).to_have_count(1)


def test_the_way_back_stands_under_every_film_of_the_host(two_films):
    choose_always(two_films)
    expect(two_films.get_by_role("button", name=AGAIN)).to_have_count(2)


def test_the_way_back_under_one_film_is_taken_for_all_of_its_host(two_films):
    choose_always(two_films)
    two_films.get_by_role("button", name=AGAIN).last.click()
    expect(two_films.locator("iframe")).to_have_count(0)


def test_each_instance_of_peertube_is_a_host_of_its_own(context):
    first, second = "peertube:video.example.no", "peertube:film.example.no"
    serve_with(context, SERIES, ('host="vimeo"', f'host="{first}"'), ('host="youtube"', f'host="{second}"'))
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem({KEY!r}, {json.dumps([first])!r})")
    page.goto(SERIES)
    page.locator("iframe").wait_for()
    assert page.locator("[data-player]:has(iframe)").evaluate_all(
        "all => all.map(e => e.dataset.playerHost)"
    ) == [first]


@pytest.mark.parametrize("value", ["{", "", "null", "7", '"youtube"', '{"youtube": true}', "[1, null, []]"])
def test_a_broken_choice_is_no_choice(watcher, value):
    watcher.add_init_script(f"localStorage.setItem({KEY!r}, {value!r})")
    watcher.goto(PROFILE)
    expect(watcher.get_by_label(ALWAYS)).to_be_visible()


def test_a_broken_choice_is_mended_by_the_next(watcher):
    watcher.goto(PROFILE)
    watcher.evaluate(f"localStorage.setItem({KEY!r}, '{{')")
    watcher.reload()
    choose_always(watcher)
    assert kept(watcher) == ["youtube"]


def test_films_start_where_the_browser_forbids_to_keep_anything(watcher):
    watcher.add_init_script(FORBIDDEN)
    watcher.goto(PROFILE)
    expect(start(watcher)).to_be_focused()


def test_no_choice_is_offered_where_the_browser_forbids_to_keep_it(watcher):
    watcher.add_init_script(FORBIDDEN)
    watcher.goto(PROFILE)
    watcher.get_by_role("button", name="Start film").wait_for()
    expect(watcher.get_by_label(ALWAYS)).to_be_hidden()


def test_films_start_where_the_browser_has_no_room(watcher):
    watcher.add_init_script(FULL)
    watcher.goto(PROFILE)
    watcher.get_by_label(ALWAYS).check()
    expect(start(watcher)).to_be_focused()


def test_a_choice_that_could_not_be_kept_is_not_said_to_be(watcher):
    watcher.add_init_script(FULL)
    watcher.goto(PROFILE)
    choose_always(watcher)
    expect(watcher.get_by_label(ALWAYS)).not_to_be_checked()


@pytest.mark.parametrize(("chosen", "frames"), [(["youtube"], 1), ([], 0)])
def test_a_page_that_the_browser_brings_back_follows_what_was_chosen_since(watcher, chosen, frames):
    """Playwright starts Chromium without its back/forward cache: the event stands in for it."""
    watcher.goto(PROFILE)
    watcher.evaluate(f"localStorage.setItem({KEY!r}, {json.dumps([] if chosen else ['youtube'])!r})")
    watcher.reload()
    watcher.evaluate(f"localStorage.setItem({KEY!r}, {json.dumps(chosen)!r})")
    watcher.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(watcher.locator("iframe")).to_have_count(frames)


@pytest.mark.parametrize("address", [PROFILE, FILM])
def test_without_javascript_a_hosted_film_is_a_plain_link(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    link = page.get_by_role("link", name="Watch “A course before lunch” at YouTube")
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=aqz-KE-bpKQ")


def play(page: Page) -> None:
    page.evaluate("document.querySelector('video').play()")
    until(page, "document.querySelector('video').currentTime > 0.5")


def test_an_uploaded_film_plays(visitor):
    visitor.goto(UPLOADED)
    play(visitor)


def test_seeking_in_an_uploaded_film_asks_for_the_rest_of_it_only(visitor):
    answers: list[Response] = []
    visitor.on("response", lambda answer: answers.append(answer))
    visitor.goto(UPLOADED)
    # A line on which the whole film has not arrived before it is sought in.
    line = {"offline": False, "latency": 0, "downloadThroughput": 40_000, "uploadThroughput": -1}
    tools = visitor.context.new_cdp_session(visitor)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", line)
    play(visitor)
    visitor.evaluate("(video => video.currentTime = video.duration * 0.8)(document.querySelector('video'))")
    until(visitor, "document.querySelector('video').currentTime > 9.7")
    sought = [
        answer for answer in answers if re.match(r"bytes=[1-9]", answer.request.headers.get("range", ""))
    ]
    assert {answer.status for answer in sought} == {206}


def test_an_uploaded_films_captions_show(visitor):
    visitor.goto(UPLOADED)
    visitor.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    play(visitor)
    until(visitor, "document.querySelector('video').textTracks[0].activeCues?.length === 1")


def test_an_uploaded_film_comes_from_the_site_itself(server, visitor):
    asked: list[Request] = []
    visitor.context.on("request", lambda request: asked.append(request))
    visitor.goto(UPLOADED)
    play(visitor)
    assert elsewhere(server, asked) == []
