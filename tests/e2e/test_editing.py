"""What an editor does with questions in the form, in the browser."""

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import UNREACHABLE
from .test_story import choose_action, modal
from .waiting import until_watched


@pytest.fixture
def form(log_in) -> Page:
    """A new profile in the second series, with its seven questions laid out."""
    page = log_in("editor")
    page.goto("/admin/")
    page.get_by_role("button", name="Pages").click()
    page.get_by_role("link", name="Skogelva English").click()
    page.get_by_role("link", name="Explore child pages of 'Here by choice'").click()
    page.get_by_role("link", name="Add profile").first.click()
    expect(page.get_by_label("Question as it was asked")).to_have_count(7)
    until_watched(page)
    return page


def wordings(page: Page) -> list[str]:
    """The questions that are left in the form, from top to bottom."""
    return page.eval_on_selector_all(
        "#id_answers-FORMS input[name$='-wording']",
        """inputs => inputs
            .filter(input => input.offsetParent)
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .map(input => input.value)""",
    )


def save_draft_of(page: Page, name: str) -> None:
    """Give the person a name, save, and wait for the form as it was saved."""
    field = page.get_by_placeholder("First name and surname")
    field.fill(name)
    field.press("Tab")
    with page.expect_navigation():
        page.locator("footer").get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Editing Profile: {name}")
    expect(page.get_by_label("Question as it was asked").first).to_be_visible()


def test_a_question_is_moved_deleted_and_added_from_the_library(form):
    before = wordings(form)
    form.locator("#inline_child_answers-1").get_by_role("button", name="Move up").click()
    expect(form.locator("#id_answers-1-ORDER")).to_have_value("1")
    form.locator("#inline_child_answers-6").get_by_role("button", name="Delete").click()
    form.get_by_role("button", name="Add Question").click()
    form.locator("#id_answers-7-question-chooser").get_by_role("button", name="Choose question").click()
    dialog = modal(form)
    expect(dialog.get_by_role("link", name="What did you want to be when you were eight?")).to_have_count(0)
    dialog.get_by_role("link", name="What stops if you do not turn up?").click()
    expect(form.locator("#id_answers-7-wording")).to_have_value("What stops if you do not turn up?")
    expected = [before[1], before[0], *before[2:6], "What stops if you do not turn up?"]
    assert wordings(form) == expected

    save_draft_of(form, "Ordna Rekkefølge")
    assert wordings(form) == expected


def test_a_question_that_is_asked_once_needs_no_place_in_the_library(form):
    form.get_by_role("button", name="Add Question").click()
    form.locator("#id_answers-7-wording").fill("Why is your dog called Tuesday?")
    save_draft_of(form, "Engang Spurt")
    assert "Why is your dog called Tuesday?" in wordings(form)


def test_what_is_typed_after_a_refused_submit_is_kept(form):
    form.get_by_placeholder("First name and surname").fill("Nesten Ferdig")
    choose_action(form, "Submit to Interview review")
    expect(form.get_by_text("Choose or upload a portrait.").first).to_be_visible()
    expect(form.get_by_text("Saved", exact=True).first).to_be_visible()
    with form.expect_request(lambda request: "Typed afterwards" in (request.post_data or "")):
        form.get_by_role("textbox", name="Headline").press_sequentially("Typed afterwards", delay=60)


def test_what_is_sent_while_it_is_being_saved_is_sent_after_that(form):
    """Both at once would be two new pages, or a new answer twice."""
    posted: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            posted.append(route)
            if len(posted) == 1:
                return
        route.continue_()

    form.route("**/add/profiles/profilepage/**", hold)
    form.route("**/edit/", hold)
    field = form.get_by_placeholder("First name and surname")
    field.fill("Snar Om")
    with form.expect_request(lambda request: request.resource_type == "fetch" and "/add/" in request.url):
        field.press("Tab")
    choose_action(form, "Submit to Interview review")
    form.wait_for_timeout(1500)
    assert [route.request.resource_type for route in posted] == ["fetch"]
    with form.expect_navigation():
        posted[0].continue_()
    expect(form.get_by_text("Choose or upload a portrait.").first).to_be_visible()
    assert [route.request.resource_type for route in posted[:2]] == ["fetch", "document"]
    assert "/edit/" in posted[1].request.url
    assert "action-submit" in posted[1].request.post_data


@pytest.fixture
def unfetched(log_in) -> Page:
    """The form of a new film, after its editor asked a host that cannot be reached for poster and title."""
    page = log_in("editor")
    page.goto("/admin/snippets/media/film/add/")
    page.locator("#id_title").fill("Out of reach")
    page.locator("#id_address").fill(f"https://{UNREACHABLE}/w/mYwQ1hZ5vWq8RkN2tPx7Ls")
    page.get_by_role("button", name="Fetch poster and title").click()
    return page


def test_an_editor_is_told_in_time_that_a_host_does_not_answer(unfetched):
    told = unfetched.locator("[data-film-message]")
    expect(told).to_contain_text("Save the film as it is", timeout=6_000)


def test_a_film_whose_host_does_not_answer_is_saved_all_the_same(unfetched):
    unfetched.locator("footer").get_by_role("button", name="Save").click()
    expect(unfetched.get_by_text("Film 'Out of reach' created.")).to_be_visible()


def test_a_title_that_comes_without_a_poster_is_filled_in_and_the_editor_is_told_why(log_in):
    page = log_in("editor")
    answer = {
        "title": "The dam",
        "credit": "",
        "duration": 61,
        "poster": None,
        "message": "The poster is damaged.",
    }
    page.route("**/films/details/", lambda route: route.fulfill(json=answer))
    page.goto("/admin/snippets/media/film/add/")
    page.get_by_role("button", name="Fetch poster and title").click()
    expect(page.locator("#id_title")).to_have_value("The dam")
    expect(page.locator("[data-film-message]")).to_have_text("The poster is damaged.")
