"""Which pages are looked at, in which windows, and how a picture of one is taken."""

from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tools.steady import settle

REFERENCE = Path(__file__).parent
PAGES = ("home", "series", "profile with a film at YouTube", "question")
WINDOWS = {"1280": {"width": 1280, "height": 900}, "360": {"width": 360, "height": 760}}
VIEWS = {
    f"{page.split()[0]}-{scheme}-{window}": (page, scheme, window)
    for page, scheme, window in product(PAGES, ("light", "dark"), WINDOWS)
}


def photograph(page: Page, address: str) -> Image.Image:
    """The first screenful of a page that stands still."""
    page.goto(address)
    settle(page)
    return Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide")))
