"""Waiting for what a page's scripts say of themselves."""

import time

from playwright.sync_api import Frame, Page

SECONDS = 90
IS_WATCHED = """() => {
    const form = document.getElementById("page-edit-form");
    const watcher = form && window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved");
    return Boolean(watcher?.initialFormData);
}"""


def until(page: Page | Frame, expression: str, arg: object = None) -> None:
    """Wait for an expression, or a function of `arg`, to be true in the page; TimeoutError if it never is.

    Playwright's own `wait_for_function` evaluates text inside the page, which a policy without `unsafe-eval` refuses.
    """
    end = time.monotonic() + SECONDS
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"Not true within {SECONDS} seconds: {expression}")
        page.wait_for_timeout(50)


def until_watched(page: Page) -> None:
    """Wait for a form of Wagtail's: what changes in the first two seconds it takes for what was there.

    It looks twice, the second time some tenths of a second after the first, and says of neither that it is the last.
    """
    until(page, IS_WATCHED)
    page.wait_for_timeout(1000)
