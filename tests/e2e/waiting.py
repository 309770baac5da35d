"""Waiting for what a page's scripts say of themselves."""

import time

from playwright.sync_api import Frame, Page

SECONDS = 90


def until(page: Page | Frame, expression: str, arg: object = None) -> None:
    """Wait for an expression, or a function of `arg`, to be true in the page; TimeoutError if it never is.

    Playwright's own `wait_for_function` evaluates text inside the page, which a policy without `unsafe-eval` refuses.
    """
    end = time.monotonic() + SECONDS
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"Not true within {SECONDS} seconds: {expression}")
        page.wait_for_timeout(50)
