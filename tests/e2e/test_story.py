"""The main job, end to end: an editor writes an interview, a manager publishes it, a visitor reads it in its series."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.factories import picture_bytes

from .waiting import until_watched

NAME = "Gro Hjulmaker"
SERIES = "Keeping the wheels turning"
# What the panel shows; not what it sends first.
PREVIEW = re.compile("in_preview_panel")
ANSWERS = [
    "I mend what others throw away.",
    "Yesterday I bent a rim and straightened it again.",
    "My aunt needed a pair of hands, and mine were free.",
    "I burned the first one. Nobody said a word, which was worse.",
    "I sold a wheel with one spoke too few, and it squeaked all the way to town.",
    "Seven to three. It pays the rent and the dog.",
]


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    path = tmp_path / "gro.jpg"
    path.write_bytes(picture_bytes(1200, 1500))
    return path


def open_series(page: Page) -> None:
    """From the dashboard to the series, by the menu, as a person would."""
    page.get_by_role("button", name="Pages").click()
    page.get_by_role("link", name="Skogelva English").click()
    page.get_by_role("link", name=f"Explore child pages of '{SERIES}'").click()
    expect(page.get_by_role("heading", name=SERIES)).to_be_visible()


def answer_box(page: Page, number: int) -> Locator:
    return page.locator(f"#inline_child_answers-{number} [contenteditable=true]")


def modal(page: Page) -> Locator:
    return page.locator(".modal.in, .modal.show, .modal-dialog").last


def upload_portrait(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Choose an image").first.click()
    dialog = modal(page)
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(path)
    dialog.get_by_label("Title").fill("Portrait of Gro Hjulmaker")
    dialog.locator("button[type=submit]", has_text="Upload").click()
    expect(page.locator("#id_portrait-chooser .chooser__title, #id_portrait-title")).to_contain_text(
        "Gro Hjulmaker"
    )


def create_workplace(page: Page, name: str) -> None:
    page.locator("#id_workplace-chooser").get_by_role("button", name="Choose workplace").click()
    dialog = modal(page)
    dialog.get_by_role("tab", name="Create").click()
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Sector").select_option(index=1)
    dialog.get_by_label("Place").select_option(index=1)
    dialog.locator("button[type=submit]", has_text="Create").click()
    expect(page.locator("#id_workplace-title")).to_have_text(name)


def add_film(page: Page, title: str, address: str) -> None:
    page.get_by_role("button", name="Add film").click()
    dialog = modal(page)
    dialog.get_by_role("tab", name="Create").click()
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_label("address of the film").fill(address)
    dialog.locator("button[type=submit]", has_text="Create").click()
    expect(page.locator("#id_film_uses-0-film-title")).to_have_text(title)


def make_film_accessible(page: Page) -> None:
    """From the profile's form to the film's, in a window of its own, and there everything that the gates ask for."""
    page.locator("#id_film_uses-0-film-chooser").get_by_role("button", name="Actions").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Edit this film").click()
    film = opened.value
    film.get_by_label("captions come with the film").check()
    film.locator("[data-contentpath=transcript] [contenteditable=true]").click()
    film.keyboard.type("Gro bends a rim. Nobody says a word.")
    # The editor writes what was typed into the form a moment later.
    expect(film.locator("#id_transcript")).to_have_value(re.compile("Nobody says a word"))
    film.get_by_label("why no audio description is needed").fill("The rim says it all.")
    film.locator("footer").get_by_role("button", name="Save").click()
    expect(film.get_by_text(re.compile("Film .* updated"))).to_be_visible()
    film.close()


def type_answers(page: Page) -> None:
    for number, text in enumerate(ANSWERS):
        answer_box(page, number).click()
        page.keyboard.type(text)
    answer_box(page, 6).click()
    page.keyboard.type("Three things:")
    page.keyboard.press("Enter")
    page.keyboard.type("- come early")
    page.keyboard.press("Enter")
    page.keyboard.type("ask Jonas")
    page.keyboard.press("Shift+Control+ArrowLeft")
    page.keyboard.press("Control+k")
    dialog = modal(page)
    dialog.get_by_role("link", name="External link").click()
    dialog.get_by_label("URL").fill("https://example.org/jonas")
    dialog.get_by_role("button", name="Insert link").click()
    expect(answer_box(page, 6).locator("a, .TooltipEntity")).to_contain_text("Jonas")


def add_topics(page: Page, *topics: str) -> None:
    box = page.locator(".tagit-new input")
    for topic in topics:
        box.fill(topic)
        box.press("Enter")
    expect(page.locator(".tagit-choice")).to_have_count(len(topics))


def answered_late(page: Page, address: str) -> list[Request]:
    """What is posted to the address from now on; its answers come after three seconds."""
    posted: list[Request] = []

    def wait(route: Route) -> None:
        if route.request.method == "POST":
            posted.append(route.request)
            time.sleep(3)
        route.continue_()

    page.route(address, wait)
    return posted


def choose_action(page: Page, name: str | re.Pattern) -> None:
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name).click()


def test_an_interview_is_written_published_and_read(log_in, follower, portrait):
    # The editor opens the series, adds a profile and finds its questions laid out.
    editor = log_in("editor")
    open_series(editor)
    editor.get_by_role("link", name="Add profile").first.click()
    expect(editor.get_by_label("Question as it was asked")).to_have_count(7)
    expect(editor.locator("#id_answers-0-wording")).to_have_value("What stops if you do not turn up?")

    editor.get_by_placeholder("First name and surname").fill(NAME)
    editor.get_by_role("textbox", name="Headline").fill("Round is a decision")
    editor.get_by_role("textbox", name="Summary").fill(
        "Gro Hjulmaker makes wheels, and has an opinion about corners."
    )
    editor.get_by_role("textbox", name="The portrait in words").fill("Gro holds a wheel up to the window.")
    editor.get_by_role("textbox", name="Job title").fill("Wheelwright")
    upload_portrait(editor, portrait)
    create_workplace(editor, "Hjulverkstedet")
    add_film(editor, "A wheel in four minutes", "https://youtu.be/aqz-KE-bpKQ?si=shared")
    type_answers(editor)
    add_topics(editor, "machines", "wheelwrighting")

    # The preview shows the page as it will be, also in a way that is chosen while it is on its way.
    on_its_way: list[Route] = []
    editor.route(PREVIEW, lambda route: on_its_way.append(route), times=1)
    with editor.expect_request(PREVIEW):
        editor.get_by_role("button", name="Toggle preview").click()
    editor.get_by_label("Preview mode").select_option(label="As a shared link")
    on_its_way[0].continue_()
    preview = editor.frame_locator("#w-preview-iframe")
    card = preview.get_by_role("img", name="Round is a decision").first
    expect(card).to_have_js_property("naturalWidth", 1200)
    editor.get_by_label("Preview mode").select_option(label="Page")
    expect(preview.get_by_role("heading", name="Round is a decision")).to_be_visible()
    editor.get_by_role("button", name="Toggle preview").click()

    # It is sent to a manager. The film is not yet for everyone: the form says what is missing, and the editor mends it.
    choose_action(editor, "Submit to Interview review")
    missing = "Captions: missing for the film “A wheel in four minutes”"
    expect(editor.get_by_text(missing).first).to_be_visible()
    make_film_accessible(editor)
    choose_action(editor, "Submit to Interview review")
    expect(editor.get_by_text(re.compile(f"{NAME}.*has been submitted for moderation"))).to_be_visible()

    # Nobody sees it yet.
    follower.goto("/keeping-the-wheels-turning/")
    expect(follower.get_by_text(NAME)).to_have_count(0)

    # A manager finds it on the dashboard, reads it and publishes.
    manager = log_in("manager")
    expect(manager.get_by_text("Awaiting your review")).to_be_visible()
    manager.get_by_role("link", name=NAME).first.click()
    expect(manager.locator("#id_answers-6-wording")).to_be_visible()
    # Also on a server that takes its time: meanwhile the form does not save itself.
    until_watched(manager)
    posted = answered_late(manager, "**/edit/")
    choose_action(manager, "Approve and Publish")
    expect(manager.get_by_role("row").filter(has_text=NAME)).to_contain_text("live", ignore_case=True)
    assert len(posted) == 1

    # A visitor finds it in the series and reads it.
    asked: list[str] = []
    follower.on("request", lambda request: asked.append(request.url))
    follower.goto("/keeping-the-wheels-turning/")
    follower.get_by_role("link", name=re.compile(NAME)).first.click()
    expect(follower.get_by_role("heading", level=1)).to_have_text("Round is a decision")
    main = follower.get_by_role("main")
    for text in [*ANSWERS, "Hjulverkstedet", "Wheelwright", "come early"]:
        expect(main.get_by_text(text).first).to_be_visible()
    expect(main.get_by_role("link", name="Jonas").first).to_have_attribute(
        "href", "https://example.org/jonas"
    )
    expect(main.get_by_role("link", name="wheelwrighting")).to_be_visible()
    expect(main.get_by_role("img", name="Gro holds a wheel up to the window.")).to_be_visible()
    assert [url for url in asked if not url.startswith(("http://127.0.0.1", "data:"))] == []

    # The film starts, from the host that sets nothing before play, and only now.
    with follower.expect_request(lambda request: "youtube" in request.url) as started:
        follower.get_by_role("button", name="Start film").click()
    request: Request = started.value
    assert request.url.startswith("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ")
    player = follower.locator("iframe[src*='youtube-nocookie']")
    expect(player).to_have_attribute("title", re.compile("A wheel in four minutes"))
    expect(player).to_be_focused()

    # And on to the next person.
    follower.get_by_role("link", name=re.compile("Marte Nyhus")).first.click()
    expect(follower.get_by_text("Marte Nyhus").first).to_be_visible()
    assert follower.url.endswith("/keeping-the-wheels-turning/marte-nyhus/")
    assert follower.context.cookies() == []


def test_without_javascript_everything_is_readable_and_the_film_is_a_plain_link(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/keeping-the-wheels-turning/marte-nyhus/")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    sections = main.locator("section[id^=answer-]")
    assert sections.count() >= 5
    for section in sections.all():
        expect(section.get_by_role("heading")).to_be_visible()
        assert len(section.inner_text()) > 40
    film = main.get_by_role("link", name=re.compile("^Watch “.*” at YouTube"))
    expect(film).to_have_attribute("href", "https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    expect(page.get_by_role("button", name="Start film")).to_have_count(0)
    expect(page.locator("iframe")).to_have_count(0)
