"""What a first view of a profile costs over the wire: the design's budgets, counted by the browser."""

from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, Response

BUDGET_BYTES = 60_000
BUDGET_REQUESTS = 12
# As a server does it: pages are compressed while the visitor waits, static files once and as well as can be.
LEVEL_PAGE, LEVEL_STATIC = 5, 11
PROFILES = {
    "a film at YouTube": "/keeping-the-wheels-turning/marte-nyhus/",
    "an uploaded film": "/keeping-the-wheels-turning/kristoffer-lien/",
    "no film": "/keeping-the-wheels-turning/sunniva-dahlen/",
}


def first_view(page: Page, address: str) -> list[Response]:
    """Every answer that a new visitor's browser gets until the page is quiet, without its pictures and films."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return [answer for answer in answers if answer.request.resource_type not in {"image", "media"}]


def wire_size(answer: Response) -> int:
    """The bytes of the body as a server sends it; a font is compressed already."""
    body = answer.body()
    if answer.request.resource_type == "font":
        return len(body)
    level = LEVEL_PAGE if answer.request.resource_type == "document" else LEVEL_STATIC
    return len(brotli.compress(body, quality=level))


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_light(visitor, name):
    sizes = {urlsplit(answer.url).path: wire_size(answer) for answer in first_view(visitor, PROFILES[name])}
    assert sum(sizes.values()) <= BUDGET_BYTES, sizes


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_asks_for_little(visitor, name):
    asked = [urlsplit(answer.url).path for answer in first_view(visitor, PROFILES[name])]
    assert len(asked) <= BUDGET_REQUESTS, asked


def test_the_count_sees_the_page_its_styles_script_and_fonts(visitor):
    """Else the budgets above would hold for a page that did not load."""
    kinds = {answer.request.resource_type for answer in first_view(visitor, PROFILES["a film at YouTube"])}
    assert kinds >= {"document", "stylesheet", "script", "font"}
