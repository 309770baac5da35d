"""A web site that is not ours, with pages that show cards of ours in frames."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Frame, Page
from wagtail.embeds.finders.oembed import OEmbedFinder

from .waiting import until

SERIES = "/keeping-the-wheels-turning/"
MARTE = f"{SERIES}marte-nyhus/"


@dataclass
class Elsewhere:
    """A web site that is not ours: whatever `pages` has."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)

    def write(self, body: str, path: str = "/") -> str:
        """Put a page there. Returns its address."""
        self.pages[path] = f"<!doctype html><html lang=en><title>News</title><body>{body}"
        return f"{self.url}{path}"


class Handler(BaseHTTPRequestHandler):
    def __init__(self, pages: dict[str, str], *args) -> None:
        self.pages = pages
        super().__init__(*args)

    def do_GET(self) -> None:
        page = self.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, *args) -> None:
        pass


@contextmanager
def another_origin() -> Iterator[Elsewhere]:
    """A server for it, at another port and another host name than the demo's 127.0.0.1."""
    pages: dict[str, str] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Elsewhere(f"http://localhost:{server.server_port}", pages)
    finally:
        server.shutdown()
        server.server_close()


def finder(site: str) -> OEmbedFinder:
    """Wagtail's own reader of oEmbed, pointed at the running site."""
    return OEmbedFinder(providers=[{"endpoint": f"{site}/oembed", "urls": [f"^{site}/"]}])


def code(site: str, path: str, width: int = 640) -> str:
    """What the site's provider says to put into a page."""
    return finder(site).find_embed(f"{site}{path}", max_width=width)["html"]


def answer_of(site: str, page: Page) -> str:
    """The path of the first answer of Marte's interview."""
    page.goto(f"{site}{MARTE}")
    return f"{MARTE}answers/{page.locator('.answer').first.get_attribute('id').removeprefix('answer-')}/"


def card_in(page: Page) -> Frame:
    """The frame with the card, once its script has run."""
    frame = page.locator("iframe").first.element_handle().content_frame()
    frame.wait_for_load_state("load")
    return frame


def height(page: Page) -> int:
    return round(page.locator("iframe").first.bounding_box()["height"])


def card_height(frame: Frame) -> int:
    return frame.evaluate("Math.ceil(document.querySelector('[data-embed]').getBoundingClientRect().height)")


def wait_until_it_fits(page: Page) -> Frame:
    until(page, "document.querySelector('iframe').style.height")
    frame = card_in(page)
    until(frame, "document.querySelector('[data-embed]').getBoundingClientRect().height <= innerHeight")
    return frame
