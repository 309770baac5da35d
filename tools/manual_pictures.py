"""Photographs the admin for docs/editors.md, by playing an editor's first interview in a browser.

It starts a demo server of its own (the settings, commands and content of `make demo`, in a folder that ends with
it), writes one interview as an editor, publishes it as a manager, and saves the pictures in docs/images/, each
time under the same names. It needs Debian's package `chromium`, or another one named in CHROMIUM.

    make manual-pictures
"""

import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from demo_art import clothes, grounds, palette
from demo_art.people import PEOPLE
from demo_art.portraits import draw_portrait
from demo_server import CHROMIUM_FLAGS, PASSWORD, ROOT, chromium, demo_server
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from screenshots_studio.camera import Camera, size_of
from screenshots_studio.editor import Editor
from screenshots_studio.manager import Manager

TARGET = ROOT / "docs" / "images"
expect.set_options(timeout=30_000)
MOST_BYTES = 180_000
MOST_BYTES_IN_ALL = 2_500_000


@dataclass(frozen=True)
class Studio:
    """A browser that looks at a running demo."""

    browser: Browser
    url: str

    def log_in(self, username: str) -> Camera:
        """A camera in the admin, logged in through its form."""
        camera = Camera(self._context().new_page(), TARGET)
        page = camera.page
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(PASSWORD)
        if username == "editor":
            camera.take(
                "editor-log-in", page.locator(".login"), mark=page.get_by_role("button", name="Sign in")
            )
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return camera

    def _context(self) -> BrowserContext:
        """Cookies and a window of its own."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": 1280, "height": 900},
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(30_000)
        return context


def draw_newcomer(target: Path) -> Path:
    """The portrait of the person interviewed here: somebody who is not in the demo yet."""
    like = next(person for person in PEOPLE if person.slug == "marte-nyhus")
    newcomer = replace(
        like,
        slug="signe-fosse",
        ground=grounds.mechanic,
        skin=palette.ROSE,
        hair="#6b3f23",
        clothes=clothes.striped,
        wears=("thin_glasses",),
        freckles=True,
    )
    draw_portrait(newcomer).save(target, "JPEG", quality=90)
    return target


def main() -> int:
    if (path := chromium()) is None:
        print("A browser is not here. Install Debian's package “chromium”, or name one in CHROMIUM.")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="showcase-screenshots-") as name, sync_playwright() as playwright:
        folder = Path(name)
        portrait = draw_newcomer(folder / "signe-fosse.jpg")
        with demo_server(folder) as url:
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
            studio = Studio(browser, url)
            Editor(studio.log_in("editor"), portrait).write_the_interview()
            Manager(studio.log_in("manager")).publish_it()
            browser.close()
    return report()


def report() -> int:
    """Print what every picture weighs; 1 where one, or all together, are too heavy for a repository."""
    sizes = {path.name: size_of(path) for path in sorted(TARGET.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size / 1000:6.0f} KB  {name}{'   TOO LARGE' if size > MOST_BYTES else ''}")
    print(f"{sum(sizes.values()) / 1000:6.0f} KB  in all")
    return int(max(sizes.values()) > MOST_BYTES or sum(sizes.values()) > MOST_BYTES_IN_ALL)


if __name__ == "__main__":
    sys.exit(main())
