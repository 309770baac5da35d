"""The manager of the story: publishes the interview, and looks after the series and its questions."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from .camera import Camera
from .editor import HEADLINE, NAME
from .form import open_actions, panel


@dataclass(frozen=True)
class Manager:
    """Reads the interview of `NAME`, publishes it, and looks after the series and its questions."""

    camera: Camera

    @property
    def page(self) -> Page:
        return self.camera.page

    def publish_it(self) -> None:
        page = self.page
        review = page.get_by_role("link", name=NAME).first
        expect(review).to_be_visible()
        self.camera.take("manager-dashboard", tall=560, mark=review)
        review.click()
        expect(page.get_by_role("textbox", name="Headline")).to_have_value(HEADLINE)
        open_actions(page)
        approve = page.get_by_role("button", name="Approve and Publish")
        others = page.get_by_role("button", name="Cancel workflow")
        self.camera.take("manager-approve", page.locator("footer.footer"), others, mark=approve, margin=24)
        approve.click()
        expect(page.get_by_role("row").filter(has_text=NAME)).to_contain_text("live", ignore_case=True)
        self.camera.take("manager-order", page.locator("main"), tall=1200)
        self.change_the_series()
        self.look_at_the_page()
        self.look_after_the_series()

    def change_the_series(self) -> None:
        page = self.page
        page.locator("header").get_by_role("button", name="Actions").first.click()
        page.locator("header").get_by_role("link", name="Edit").first.click()
        expect(page.get_by_role("textbox", name="Region")).to_be_visible()
        self.camera.take("manager-series", panel(page, "title"), panel(page, "closing"), tall=2300)

    def look_at_the_page(self) -> None:
        self.page.goto("/keeping-the-wheels-turning/signe-fosse/", wait_until="networkidle")
        self.camera.take("published")

    def look_after_the_series(self) -> None:
        page = self.page
        page.goto("/admin/")
        page.get_by_role("button", name="Showcase").click()
        page.get_by_role("link", name="Questions", exact=True).click()
        expect(page.get_by_role("heading", name="Questions")).to_be_visible()
        self.camera.take("manager-questions", page.locator("main"), tall=760)
        page.get_by_role("link", name="Tell us about a mistake you have made.").first.click()
        self.camera.take("manager-question", page.locator("main"), tall=760)
