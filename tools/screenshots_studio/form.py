"""What both people of the story do in the admin's forms."""

from playwright.sync_api import Locator, Page


def modal(page: Page) -> Locator:
    return page.locator(".modal-dialog").last


def panel(page: Page, name: str) -> Locator:
    """One part of the form that is open."""
    return page.locator(f"#panel-child-content-{name}-section")


def open_actions(page: Page) -> None:
    page.locator("footer").get_by_role("button", name="More actions").click()
