"""Photograph every template and state of the public site into var/screenshots/, and the front page, explore and a
profile into docs/images/ for README.md.

    make screenshots

It needs Debian's package `chromium`, or a browser named in CHROMIUM. Look at var/screenshots/index.html.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from ..demo_pages import MARTE, STYLE_GUIDE, addresses
from ..demo_server import (
    CHROMIUM_FLAGS,
    ROOT,
    chromium,
    demo_environment,
    free_port,
    load_demo,
    manage,
    read,
    serve_demo,
)
from ..demo_states import make_states
from ..steady import settle
from ..unavailable import let_see_unavailable
from .sheet import Picture, write_sheet
from .views import View, views

TARGET = ROOT / "var" / "screenshots"
README = ROOT / "docs" / "images"
COLOURS = 128
PEOPLE = 300
HIGHEST = 12_000
"""Of a page that is longer, the rest is not photographed."""


@contextmanager
def sites(folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of the three sites: the demo is loaded once, and copied for its states."""
    demo, states, large = (folder / name for name in ("demo", "states", "large"))
    ports = {site: free_port() for site in (demo, states, large)}
    for site in (demo, large):
        site.mkdir()
    load_demo(demo, ports[demo])
    shutil.copytree(demo, states)
    load_demo(states, ports[states])
    manage(["migrate", "--verbosity", "0"], demo_environment(large, ports[large]))
    manage(["generate_profiles", str(PEOPLE)], demo_environment(large, ports[large]))
    make_states(demo, ports[demo], "withdrawn", "with_password")
    make_states(states, ports[states], "without_portrait", "long_words", "lonely", "nobody_yet")
    with ExitStack() as running:
        urls = {site.name: running.enter_context(serve_demo(site, port)) for site, port in ports.items()}
        yield urls | {"another region": urls["demo"].replace("127.0.0.1", "localhost")}


def paths(urls: dict[str, str]) -> dict[str, str]:
    """Where a view's address depends on what is in the database."""
    series = json.loads(read(f"{urls['large']}/api/v1/series/"))["results"][0]["slug"]
    return addresses(urls["demo"]) | {"300 people: series": f"/{series}/"}


class Photographer:
    """Takes all pictures of a view; keeps one window for each kind of reader."""

    def __init__(self, browser: Browser, urls: dict[str, str]) -> None:
        self._browser = browser
        self._urls = urls
        self._paths = paths(urls)
        self._pages: dict[str, Page] = {}

    def take(self, view: View) -> Iterator[Picture]:
        for scheme in view.schemes:
            page = self._page(view, scheme)
            page.set_viewport_size({"width": view.widths[0], "height": 900})
            page.goto(f"{self._urls[view.site]}{self._paths.get(view.name, view.path)}")
            if view.printed:
                page.pdf(path=TARGET / f"{_file_name(view.name)}.pdf", format="A4", prefer_css_page_size=True)
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{view.text}%")
            for width in view.widths:
                page.set_viewport_size({"width": width, "height": 900})
                settle(page)
                file = f"{_file_name(view.name)}-{width}-{scheme}.jpg"
                height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
                page.screenshot(
                    path=TARGET / file,
                    type="jpeg",
                    quality=75,
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": height},
                )
                yield Picture(view.name, f"{width} px, {scheme}", file)

    def _page(self, view: View, scheme: str) -> Page:
        options = {"color_scheme": scheme, "reduced_motion": "reduce"} | view.options
        key = repr(sorted(options.items())) + str(view.printed)
        if key not in self._pages:
            page = self._browser.new_context(**options).new_page()
            page.set_default_timeout(60_000)
            let_see_unavailable(page)
            if view.printed:
                page.emulate_media(media="print")
            self._pages[key] = page
        return self._pages[key]

    def photograph_for_the_readme(self) -> None:
        for name, path, window, options in (
            ("home", "/", (1280, 1180), {}),
            ("explore", "/explore/?q=bread", (1280, 900), {}),
            ("styleguide", STYLE_GUIDE, (1280, 1500), {}),
            ("styleguide-dark", STYLE_GUIDE, (360, 1500), {"color_scheme": "dark"}),
            ("profile", MARTE.replace("marte-nyhus", "amina-warsame"), (1280, 900), {}),
            (
                "profile-phone-dark",
                MARTE.replace("marte-nyhus", "amina-warsame"),
                (360, 760),
                {"color_scheme": "dark", "device_scale_factor": 2},
            ),
        ):
            size = {"width": window[0], "height": window[1]}
            context = self._browser.new_context(viewport=size, reduced_motion="reduce", **options)
            page = context.new_page()
            page.goto(f"{self._urls['demo']}{path}")
            settle(page)
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(README / f"{name}.png", optimize=True)
            context.close()


def _file_name(name: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name).split())


def main() -> int:
    if (path := chromium()) is None:
        print("A browser is not here. Install Debian's package “chromium”, or name one in CHROMIUM.")
        return 1
    began = time.monotonic()
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="showcase-gallery-") as name, sync_playwright() as playwright:
        with sites(Path(name)) as urls:
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
            photographer = Photographer(browser, urls)
            pictures = [picture for view in views() for picture in photographer.take(view)]
            photographer.photograph_for_the_readme()
            browser.close()
    sheet = write_sheet(TARGET, pictures)
    print(f"{len(pictures)} pictures in {time.monotonic() - began:.0f} seconds: {sheet}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
