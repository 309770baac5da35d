"""Finding someone, as a visitor does: with and without JavaScript, with the mouse, and with the keyboard alone."""

import re
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import judged
from .test_access import tab_to

EXPLORE = "/explore/"
PHONE = {"width": 360, "height": 740}
NOBODY = "/explore/?q=xylophone&place=granvik"
# Notes every attempt to write to the browser's storage, also one that is undone at once.
WATCH_STORAGE = """
window.written = [];
const original = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  written.push(key);
  return original.call(this, key, value);
};
"""


def people(page: Page) -> list[str]:
    return page.locator(".entry__name").all_inner_texts()


def count(page: Page) -> Locator:
    return page.get_by_role("heading", name=re.compile("people|person|Nobody"))


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} "))


def words(page: Page) -> Locator:
    return page.get_by_label("A name, a job, a place, or something they talk about")


def found(page: Page, number: int) -> None:
    """Wait until so many people are found."""
    expect(count(page)).to_have_text(re.compile(rf"^{number} (people|person)$"))


@pytest.fixture
def plain(new_context) -> Page:
    """The page of a visitor whose browser runs no scripts."""
    return new_context(java_script_enabled=False).new_page()


def narrowed_plainly(page: Page, *names: str) -> Page:
    page.goto(EXPLORE)
    for name in names:
        box(page, name).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Show the people").click()
    return page


def narrowed_live(page: Page, *names: str) -> Page:
    page.goto(EXPLORE)
    for number, name in enumerate(names, start=1):
        box(page, name).check()
        expect(page.locator(".chip")).to_have_count(number)
    return page


CHOICES = [("Elvestad",), ("Granvik", "Myrdalen"), ("Elvestad", "Food and farming"), ("Has a film",)]


@pytest.mark.parametrize("choices", CHOICES, ids=" and ".join)
def test_narrowing_finds_the_same_people_with_and_without_javascript(visitor, plain, choices):
    with_scripts = people(narrowed_live(visitor, *choices))
    assert with_scripts and with_scripts == people(narrowed_plainly(plain, *choices))


@pytest.mark.parametrize("choices", CHOICES, ids=" and ".join)
def test_narrowing_has_the_same_address_with_and_without_javascript(visitor, plain, choices):
    assert narrowed_live(visitor, *choices).url == narrowed_plainly(plain, *choices).url


def test_words_are_searched_without_javascript(plain):
    plain.goto(EXPLORE)
    words(plain).fill("Hassan")
    with plain.expect_navigation():
        plain.get_by_role("button", name="Search").click()
    assert people(plain) == ["Hassan Karimi"]


def test_narrowing_does_not_reload_the_page(visitor):
    visitor.goto(EXPLORE)
    visitor.evaluate("window.same = true")
    box(visitor, "Elvestad").check()
    expect(visitor).to_have_url(re.compile(r"\?place=elvestad$"))
    assert visitor.evaluate("window.same")


def test_the_window_is_named_after_the_choice(visitor):
    narrowed_live(visitor, "Elvestad")
    expect(visitor).to_have_title(re.compile("^Elvestad – Explore"))


def test_the_address_that_narrowing_leaves_shows_the_same_people_to_others(visitor, new_context):
    narrowed_live(visitor, "Elvestad", "Food and farming")
    other = new_context().new_page()
    other.goto(visitor.url)
    assert people(other) == people(visitor)


def test_back_returns_to_the_choices_before(visitor):
    narrowed_live(visitor, "Elvestad")
    before = people(visitor)
    box(visitor, "Food and farming").check()
    expect(visitor.locator(".chip")).to_have_count(2)
    visitor.go_back()
    expect(visitor.locator(".chip")).to_have_count(1)
    assert people(visitor) == before


def test_back_unticks_what_was_ticked_since(visitor):
    narrowed_live(visitor, "Elvestad")
    visitor.go_back()
    expect(visitor.locator(".chip")).to_have_count(0)
    expect(box(visitor, "Elvestad")).not_to_be_checked()


def test_forward_returns_to_the_choices_after(visitor):
    narrowed_live(visitor, "Elvestad")
    visitor.go_back()
    expect(visitor.locator(".chip")).to_have_count(0)
    visitor.go_forward()
    expect(box(visitor, "Elvestad")).to_be_checked()


def test_back_from_a_person_returns_to_what_was_found(visitor):
    narrowed_live(visitor, "Elvestad")
    before = people(visitor)
    visitor.locator(".entry__name a").first.click()
    expect(visitor).not_to_have_url(re.compile("explore"))
    visitor.go_back()
    expect(box(visitor, "Elvestad")).to_be_checked()
    assert people(visitor) == before


def test_a_chip_lets_its_choice_go(visitor):
    narrowed_live(visitor, "Elvestad", "Food and farming")
    visitor.get_by_role("link", name="Let go of Place: Elvestad").click()
    expect(visitor.locator(".chip")).to_have_count(1)
    expect(box(visitor, "Elvestad")).not_to_be_checked()


def test_starting_over_empties_the_field(visitor):
    visitor.goto("/explore/?q=Hassan&place=granvik")
    visitor.get_by_role("link", name="Start over").click()
    expect(visitor.locator(".chip")).to_have_count(0)
    expect(words(visitor)).to_have_value("")


def test_the_order_changes_without_a_reload(visitor):
    visitor.goto(EXPLORE)
    visitor.evaluate("window.same = true")
    visitor.get_by_role("link", name="By name").click()
    expect(visitor).to_have_url(re.compile(r"\?sort=name$"))
    expect(visitor.locator(".entry__name").first).to_have_text("Amina Warsame")
    assert visitor.evaluate("window.same")


def test_a_chosen_order_stays_when_someone_narrows_without_javascript(plain):
    plain.goto("/explore/?sort=name")
    box(plain, "Elvestad").check()
    plain.get_by_role("button", name="Show the people").click()
    expect(plain).to_have_url(re.compile(r"\?place=elvestad&sort=name$"))


def test_the_keyboard_alone_narrows(visitor):
    visitor.goto(EXPLORE)
    tab_to(visitor, "#place-elvestad")
    visitor.keyboard.press("Space")
    expect(visitor).to_have_url(re.compile(r"\?place=elvestad$"))


def test_the_focus_stays_on_the_box_that_was_ticked(visitor):
    visitor.goto(EXPLORE)
    tab_to(visitor, "#place-elvestad")
    visitor.keyboard.press("Space")
    expect(visitor.locator(".chip")).to_have_count(1)
    expect(box(visitor, "Elvestad")).to_be_focused()


def test_the_focus_goes_to_what_is_found_when_the_last_chip_is_gone(visitor):
    visitor.goto("/explore/?place=elvestad")
    tab_to(visitor, ".chip")
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".chip")).to_have_count(0)
    expect(count(visitor)).to_be_focused()


def test_the_focus_goes_to_what_is_found_after_a_search(visitor):
    visitor.goto(EXPLORE)
    words(visitor).fill("Hassan")
    words(visitor).press("Enter")
    found(visitor, 1)
    expect(count(visitor)).to_be_focused()


def test_the_focus_goes_to_what_is_found_after_a_search_that_finds_nobody(visitor):
    searched_for_nobody(visitor)
    expect(count(visitor)).to_be_focused()


def test_finding_nobody_is_announced(visitor):
    searched_for_nobody(visitor)
    expect(visitor.locator("[data-explore-said]")).to_have_text("Nobody, yet.")


def test_a_search_that_finds_nobody_breaks_no_script(visitor):
    broken: list[str] = []
    visitor.on("pageerror", lambda error: broken.append(str(error)))
    searched_for_nobody(visitor)
    expect(visitor.locator("[data-explore-said]")).to_have_text("Nobody, yet.")
    assert broken == []


def searched_for_nobody(page: Page) -> None:
    page.goto(EXPLORE)
    words(page).fill("xylophone")
    words(page).press("Enter")
    expect(count(page)).to_have_text("Nobody, yet")


def test_the_same_choice_once_more_is_no_new_step_back(visitor):
    narrowed_live(visitor, "Elvestad")
    # What is found stands there a moment before its address does.
    visitor.wait_for_url(re.compile(r"\?place=elvestad$"))
    steps = visitor.evaluate("history.length")
    with visitor.expect_response(re.compile(r"\?place=elvestad$")):
        words(visitor).press("Enter")
    expect(visitor.locator("[data-explore-said]")).to_have_text(count(visitor).inner_text() + ".")
    assert visitor.evaluate("history.length") == steps


def test_a_change_is_announced(visitor):
    narrowed_live(visitor, "Elvestad")
    expect(visitor.locator("[data-explore-said]")).to_have_text(count(visitor).inner_text() + ".")


def test_on_a_phone_the_drawer_stays_open_while_one_ticks(visitor):
    visitor.set_viewport_size(PHONE)
    visitor.goto(EXPLORE)
    visitor.get_by_text("Narrow", exact=True).first.click()
    box(visitor, "Elvestad").check()
    expect(visitor.locator(".chip")).to_have_count(1)
    expect(box(visitor, "Granvik")).to_be_visible()


def test_on_a_phone_the_button_closes_the_drawer_and_leads_to_the_people(visitor):
    visitor.set_viewport_size(PHONE)
    visitor.goto(EXPLORE)
    visitor.get_by_text("Narrow", exact=True).first.click()
    box(visitor, "Elvestad").check()
    visitor.get_by_role("button", name="Show the people").click()
    expect(box(visitor, "Granvik")).to_be_hidden()
    expect(count(visitor)).to_be_in_viewport()


def test_where_nobody_is_found_a_choice_can_be_let_go(visitor):
    visitor.goto(NOBODY)
    visitor.get_by_role("link", name="Without “xylophone”").click()
    expect(visitor).to_have_url(re.compile(r"/explore/\?place=granvik$"))
    expect(visitor.locator(".entry").first).to_be_visible()


def test_nothing_is_written_to_the_browsers_storage(new_context):
    context = new_context()
    context.add_init_script(WATCH_STORAGE)
    page = narrowed_live(context.new_page(), "Elvestad")
    page.locator(".chip").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert page.evaluate("written") == [] and context.cookies() == []


def test_a_failing_server_is_shown_not_hidden(visitor):
    visitor.goto(EXPLORE)
    visitor.context.set_offline(True)
    box(visitor, "Elvestad").click()
    expect(visitor).not_to_have_title(re.compile("Explore"))


def test_a_link_that_cannot_be_fetched_quietly_is_followed(visitor):
    visitor.goto("/explore/?place=elvestad")
    visitor.route(
        re.compile("/explore/"),
        lambda route: (
            route.fulfill(status=500) if "hx-request" in route.request.headers else route.continue_()
        ),
    )
    visitor.get_by_role("link", name="By name").click()
    expect(visitor).to_have_url(re.compile(r"\?place=elvestad&sort=name$"))


def test_words_that_nobody_says_lead_on_to_everybody(visitor):
    visitor.goto("/explore/?q=xylophone")
    visitor.get_by_role("link", name="Meet everybody").click()
    expect(visitor).to_have_url(re.compile(r"/explore/$"))


# Two people side by side

QUESTION = "/questions/yesterday/"
CHOOSING = f"{QUESTION}?pick=1&compare=keeping-the-wheels-turning/marte-nyhus"


def test_people_are_chosen_and_read_side_by_side_without_javascript(plain):
    plain.goto(QUESTION)
    plain.get_by_text("Read two people side by side").click()
    for name in ("Marte Nyhus", "Hassan Karimi"):
        plain.get_by_role("checkbox", name=name).check()
    with plain.expect_navigation():
        plain.get_by_role("button", name="Read side by side").click()
    assert set(plain.locator(".compare__name").all_inner_texts()) == {"Marte Nyhus", "Hassan Karimi"}


def test_one_person_alone_is_answered_with_what_to_do(plain):
    plain.goto(QUESTION)
    plain.get_by_text("Read two people side by side").click()
    plain.get_by_role("checkbox", name="Marte Nyhus").check()
    plain.get_by_role("button", name="Read side by side").click()
    expect(plain.get_by_text("One person is ticked. Tick one or two more.")).to_be_focused()


# The suggestions


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def typed(page: Page, letters: str) -> Page:
    page.goto(EXPLORE)
    words(page).press_sequentially(letters)
    expect(options(page).first).to_be_visible()
    return page


def active(page: Page) -> str:
    """What a screen reader is told to be at."""
    return page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''"
    )


def test_people_are_suggested_while_one_types(visitor):
    expect(options(typed(visitor, "Hassan")).first).to_contain_text("Hassan Karimi")


def test_the_arrow_down_goes_to_the_first_suggestion(visitor):
    typed(visitor, "Hassan").keyboard.press("ArrowDown")
    assert "Hassan Karimi" in active(visitor)


def test_the_arrow_up_goes_to_the_last_suggestion(visitor):
    typed(visitor, "ma").keyboard.press("ArrowUp")
    assert active(visitor) == options(visitor).last.text_content()


def test_after_the_last_suggestion_come_ones_own_words(visitor):
    typed(visitor, "Hassan")
    for _ in range(options(visitor).count() + 1):
        visitor.keyboard.press("ArrowDown")
    assert active(visitor) == ""


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft"])
def test_a_key_that_moves_in_the_words_leaves_the_suggestions(visitor, key):
    typed(visitor, "Hassan").keyboard.press("ArrowDown")
    visitor.keyboard.press(key)
    assert active(visitor) == ""


def test_enter_opens_the_suggestion(visitor):
    typed(visitor, "Hassan").keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_title(re.compile("Hassan Karimi"))


def test_enter_without_a_suggestion_searches(visitor):
    typed(visitor, "Hassan").keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(r"\?q=Hassan$"))


def test_a_suggestion_opens_by_touch(new_context):
    page = typed(new_context(has_touch=True).new_page(), "Hassan")
    options(page).first.tap()
    expect(page).to_have_title(re.compile("Hassan Karimi"))


def test_escape_closes_the_suggestions_and_keeps_the_words(visitor):
    typed(visitor, "Hassan").keyboard.press("Escape")
    expect(options(visitor).first).to_be_hidden()
    expect(words(visitor)).to_have_value("Hassan")


def test_leaving_the_field_closes_the_suggestions(visitor):
    typed(visitor, "Hassan").keyboard.press("Tab")
    expect(options(visitor).first).to_be_hidden()


def test_the_number_of_suggestions_is_announced(visitor):
    typed(visitor, "ma")
    expect(visitor.get_by_role("search").get_by_role("status")).to_have_text(
        f"{options(visitor).count()} suggestions"
    )


def test_one_letter_asks_for_no_suggestions(visitor):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(EXPLORE)
    words(visitor).press_sequentially("H")
    visitor.wait_for_timeout(500)
    assert not [url for url in asked if "suggestions" in url]


# Accessibility in each state


def open_drawer(page: Page) -> None:
    if page.viewport_size["width"] < 1000:
        page.get_by_text("Narrow", exact=True).first.click()


STATES = {
    "unfiltered": lambda page: page.goto(EXPLORE),
    "drawer open": lambda page: (page.goto(EXPLORE), open_drawer(page)),
    "filtered": lambda page: narrowed_by_link(page),
    "searched": lambda page: page.goto("/explore/?q=night"),
    "nobody found": lambda page: page.goto(NOBODY),
    "nobody says it": lambda page: page.goto("/explore/?q=xylophone"),
    "choosing people": lambda page: page.goto(CHOOSING),
    "narrowing a question": lambda page: narrowing_a_question(page),
    "suggestions open": lambda page: typed(page, "ma").keyboard.press("ArrowDown"),
}


def narrowing_a_question(page: Page) -> None:
    page.goto(QUESTION)
    page.get_by_text("Choose whose answers to read").click()


def narrowed_by_link(page: Page) -> None:
    """Narrowed live, so that what htmx puts in the page is judged."""
    page.goto("/explore/?place=elvestad&place=granvik")
    page.get_by_role("link", name="Let go of Place: Granvik").click()
    expect(page.locator(".chip")).to_have_count(1)


@pytest.mark.parametrize(
    ("state", "scheme", "width"), list(product(STATES, ["light", "dark"], [360, 1280])), ids=str
)
def test_axe_finds_nothing(new_context, state, scheme, width):
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.set_viewport_size({"width": width, "height": 900})
    STATES[state](page)
    assert judged(page) == []
