"""The editor of the story: writes a first interview and sends it in."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .camera import Camera
from .form import modal, open_actions, panel

SERIES = "Keeping the wheels turning"
NAME = "Signe Fosse"
HEADLINE = "Nobody says thank you to a brake"
SUMMARY = (
    "Signe Fosse mends bicycles under the bridge in Elvestad. She was to be an accountant, and still counts."
)
PORTRAIT = "Signe Fosse in a striped jumper, in front of a large cog wheel."
WORKPLACE = "Elvestad Sykkelverksted"
FILM = "A wheel in four minutes"
FILM_ADDRESS = "https://youtu.be/aqz-KE-bpKQ?si=shared"
TRANSCRIPT = "This is how you true a wheel. Slowly. Then once more."
STATE = "section.w-panel:has-text('WCAG 2.2, 1.2.2')"
REEL = "https://www.instagram.com/reel/signe-and-the-spoke/"
ANSWERS = (
    "The school run, by about a quarter past eight. There are two hundred children on bikes in this town, and they "
    "brake with their shoes until somebody stops them.",
    "",
    "I did the accounts here for three years. One Friday the mechanic went fishing and a boy stood there with a flat "
    "tyre and a match at five. I looked it up. He got there for the second half.",
    "",
    "I sold a bicycle that was in for repair. The owner met it at the market.",
    "Seven to three, 462,000 kroner a year, and every bike in the family works.",
    "Come in and ask if you may true one wheel. If you look up and an hour is gone, you have your answer.",
)
LIST_ANSWER = (
    "Three things, one of them coffee:",
    "eleven punctures",
    "a new wheel for the postwoman",
    "coffee",
)
ASKED_ONCE = "What is the oldest bicycle you have saved?"
ASKED_ONCE_ANSWER = "A Svithun from 1938. It goes to church every Sunday."


@dataclass(frozen=True)
class Editor:
    """Writes the interview of `NAME` and sends it to a manager."""

    camera: Camera
    portrait: Path

    @property
    def page(self) -> Page:
        return self.camera.page

    def write_the_interview(self) -> None:
        self.open_the_series()
        self.see_what_is_missing()
        self.say_who_it_is()
        self.add_the_portrait()
        self.say_where_they_work()
        self.add_the_film()
        self.type_the_answers()
        self.add_topics_and_links()
        self.look_at_the_preview()
        self.submit()

    def open_the_series(self) -> None:
        page = self.page
        page.get_by_role("button", name="Pages").click()
        link = page.get_by_role("link").filter(has_text="Skogelva").filter(has_text="English").first
        self.camera.take("editor-pages-menu", mark=link)
        link.click()
        arrow = page.get_by_role("link", name=f"Explore child pages of '{SERIES}'")
        self.camera.take("editor-home", page.locator("main"), mark=arrow, tall=520)
        arrow.click()
        add = page.get_by_role("link", name="Add profile").first
        expect(add).to_be_visible()
        self.camera.take("editor-series", page.locator("main"), mark=add, tall=620)
        add.click()
        expect(page.get_by_label("Question as it was asked")).to_have_count(7)
        self.camera.take("editor-new-profile", tall=820)
        heading = page.locator("#panel-child-content-questions_and_answers-heading")
        self.camera.take("editor-questions", heading, self.answer(0), self.answer(1), tall=3400)

    def see_what_is_missing(self) -> None:
        """Send it too early, on purpose: the page answers with everything that is missing."""
        page = self.page
        name = page.get_by_placeholder("First name and surname")
        name.click()
        name.press_sequentially(NAME, delay=60)
        expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
        self.camera.take(
            "editor-saved", page.locator("header").first, mark=page.get_by_text("Saved", exact=True).first
        )
        open_actions(page)
        submit = page.get_by_role("button", name="Submit to Interview review")
        self.camera.take("editor-submit", page.locator("footer"), submit, mark=submit, margin=24)
        submit.click()
        expect(page.get_by_text("Write the person's job title.").first).to_be_visible()
        self.camera.take("editor-missing", tall=700)
        # Leaving while the draft is being saved would look like a second window to the page that opens next.
        expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
        page.goto(page.url)
        expect(page.get_by_label("Question as it was asked")).to_have_count(7)

    def say_who_it_is(self) -> None:
        page = self.page
        page.get_by_role("textbox", name="Headline").fill(HEADLINE)
        page.get_by_role("textbox", name="Summary").fill(SUMMARY)

    def add_the_portrait(self) -> None:
        page = self.page
        page.get_by_role("button", name="Choose an image").first.click()
        dialog = modal(page)
        dialog.get_by_role("tab", name="Upload").click()
        dialog.locator("input[type=file]").set_input_files(self.portrait)
        dialog.get_by_label("Title").fill(f"{NAME}, portrait")
        dialog.get_by_label("Credit").fill("Nina Foto")
        self.camera.take("editor-portrait-window", dialog.locator(".modal-content"), tall=1060, margin=0)
        dialog.locator("button[type=submit]", has_text="Upload").click()
        expect(page.locator("#id_portrait-chooser .chooser__title, #id_portrait-title")).to_contain_text(NAME)
        page.get_by_role("textbox", name="The portrait in words").fill(PORTRAIT)
        self.camera.take(
            "editor-person", panel(page, "title"), panel(page, "headline"), panel(page, "portrait"), tall=1500
        )

    def say_where_they_work(self) -> None:
        page = self.page
        page.get_by_role("textbox", name="Job title").fill("Bicycle mechanic")
        page.locator("#id_workplace-chooser").get_by_role("button", name="Choose workplace").click()
        dialog = modal(page)
        dialog.get_by_role("tab", name="Create").click()
        dialog.get_by_label("Name").fill(WORKPLACE)
        dialog.get_by_label("Place").select_option(label="Elvestad")
        dialog.get_by_label("Sector").select_option(label="Roads and transport")
        create = dialog.locator("button[type=submit]", has_text="Create")
        self.camera.take("editor-workplace-window", dialog.locator(".modal-content"), mark=create, margin=0)
        create.click()
        expect(page.locator("#id_workplace-title")).to_have_text(WORKPLACE)
        page.get_by_role("button", name="Add occupation").click()
        dialog = modal(page)
        dialog.get_by_label("Search term").fill("mechanic")
        dialog.get_by_role("row").filter(has_text="Vehicle mechanic").get_by_role("checkbox").check()
        dialog.get_by_role("button", name="Confirm selection").click()
        expect(page.locator("#id_occupation_rows-0-occupation-title")).to_have_text("Vehicle mechanic")
        self.camera.take("editor-work", panel(page, "work"), tall=1100)

    def add_the_film(self) -> None:
        page = self.page
        page.get_by_role("button", name="Add film").click()
        dialog = modal(page)
        dialog.get_by_role("tab", name="Create").click()
        dialog.get_by_label("Title").fill(FILM)
        address = dialog.get_by_label("address of the film")
        address.fill(REEL)
        dialog.locator("button[type=submit]", has_text="Create").click()
        expect(dialog.get_by_text("Films on Instagram cannot be played here").first).to_be_visible()
        self.camera.take("editor-film-refused", dialog.locator(".modal-content"), margin=0, tall=1100)
        address.fill(FILM_ADDRESS)
        dialog.locator("button[type=submit]", has_text="Create").click()
        expect(page.locator("#id_film_uses-0-film-title")).to_have_text(FILM)
        self.make_the_film_accessible()

    def make_the_film_accessible(self) -> None:
        """In the film's own form, beside the profile's: what a profile with the film may not be published without."""
        film = self.page.context.new_page()
        film.goto("/admin/snippets/media/film/")
        film.get_by_role("link", name=FILM).first.click()
        Camera(film, self.camera.folder).take("editor-film-state", film.locator(STATE), tall=1600)
        film.get_by_label("captions come with the film").check()
        film.locator("[data-contentpath=transcript] [contenteditable=true]").click()
        film.keyboard.type(TRANSCRIPT)
        # The editor writes what was typed into the form a moment later.
        expect(film.locator("#id_transcript")).to_have_value(re.compile(TRANSCRIPT[-10:]))
        film.get_by_label("why no audio description is needed").fill("Signe says everything that matters.")
        film.locator("footer").get_by_role("button", name="Save").click()
        expect(film.get_by_text(re.compile("Film .* updated"))).to_be_visible()
        film.close()

    def answer(self, number: int) -> Locator:
        return self.page.locator(f"#inline_child_answers-{number}")

    def write_in(self, number: int, text: str) -> None:
        self.answer(number).locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)

    def type_the_answers(self) -> None:
        page = self.page
        for number, text in enumerate(ANSWERS):
            self.write_in(number, text)
        self.write_the_list(1)
        # The question about the first week was not asked; another was, only here.
        delete = self.answer(3).get_by_role("button", name="Delete")
        self.camera.take("editor-move-or-delete", self.answer(3), mark=delete, tall=1100)
        delete.click()
        page.get_by_role("button", name="Add Question").click()
        self.answer(7).get_by_label("Question as it was asked").fill(ASKED_ONCE)
        self.write_in(7, ASKED_ONCE_ANSWER)
        self.camera.take("editor-asked-once", self.answer(7), tall=1100)
        page.get_by_role("button", name="Add Question").click()
        self.answer(8).get_by_role("button", name="Choose question").click()
        dialog = modal(page)
        dialog.get_by_label("Search term").fill("tool")
        tool = dialog.get_by_role("link", name="Which tool would you be lost without?")
        expect(dialog.get_by_role("row")).to_have_count(2)
        self.camera.take(
            "editor-library-window", dialog.locator(".modal-content"), mark=tool, margin=0, tall=1100
        )
        tool.click()
        expect(self.answer(8).get_by_label("Question as it was asked")).to_have_value(
            "Which tool would you be lost without?"
        )
        self.write_in(8, "A stool. Everything on a bicycle happens at knee height.")

    def write_the_list(self, number: int) -> None:
        page = self.page
        before, *lines = LIST_ANSWER
        self.write_in(number, before)
        page.keyboard.press("Enter")
        page.keyboard.type(f"- {lines[0]}")
        for line in lines[1:]:
            page.keyboard.press("Enter")
            page.keyboard.type(line)
        page.keyboard.press("Shift+Control+ArrowLeft")
        self.camera.take(
            "editor-toolbar", self.answer(number), page.locator(".Draftail-FloatingToolbar"), tall=1100
        )
        page.keyboard.press("Control+k")
        dialog = modal(page)
        dialog.get_by_role("link", name="External link").click()
        dialog.get_by_label("URL").fill("https://example.org/coffee")
        dialog.get_by_role("button", name="Insert link").click()
        expect(self.answer(number).locator("[contenteditable=true] a, .TooltipEntity").first).to_contain_text(
            "coffee"
        )

    def add_topics_and_links(self) -> None:
        page = self.page
        box = page.locator(".tagit-new input")
        for topic in ("machines", "changed careers", "bicycles"):
            box.fill(topic)
            box.press("Enter")
        page.get_by_role("button", name="Add Social link").click()
        page.locator("#id_social_links-0-network").select_option(label="Instagram")
        page.locator("#id_social_links-0-url").fill(REEL)
        page.get_by_label("Interviewed by").fill("Kari Penn")
        page.get_by_label("Photographed by").fill("Nina Foto")
        self.camera.take(
            "editor-topics", panel(page, "topics"), panel(page, "about_this_interview"), tall=1100
        )

    def look_at_the_preview(self) -> None:
        page = self.page
        page.get_by_role("button", name="Toggle preview").click()
        preview = page.frame_locator("#w-preview-iframe")
        expect(preview.get_by_role("heading", name=HEADLINE)).to_be_visible()
        page.wait_for_timeout(3000)
        self.camera.take("editor-preview", tall=900)
        for mode, name in (
            ("In a list", "editor-preview-list"),
            ("As a shared link", "editor-preview-share"),
        ):
            page.get_by_label("Preview mode").select_option(label=mode)
            page.wait_for_timeout(3000)
            self.camera.take(name, page.locator("[data-side-panel=preview]"))
        page.get_by_role("button", name="Toggle preview").click()

    def submit(self) -> None:
        page = self.page
        open_actions(page)
        page.get_by_role("button", name="Submit to Interview review").click()
        expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
        self.camera.take("editor-submitted", tall=320)
