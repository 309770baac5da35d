"""Photographs the demo for README.md and docs/editors.md, by playing an editor's first interview in a browser.

It starts a demo server of its own (the settings, commands and content of `make demo`, in a folder that ends with
it), writes one interview as an editor, publishes it as a manager, and saves the pictures in docs/images/, each
time under the same names. It needs Debian's package `chromium`, or another one named in CHROMIUM.

    make screenshots
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from demo_art import clothes, grounds, palette
from demo_art.people import PEOPLE
from demo_art.portraits import draw_portrait
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from screenshots_studio.camera import Camera, size_of
from screenshots_studio.editor import Editor
from screenshots_studio.manager import Manager

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"
expect.set_options(timeout=30_000)
PASSWORD = "demo-wheels-turning"  # noqa: S105 - the demo's own, printed by `make demo`
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 120
MOST_BYTES = 180_000
MOST_BYTES_IN_ALL = 2_500_000


@dataclass(frozen=True)
class Studio:
    """A browser that looks at a running demo."""

    browser: Browser
    url: str

    def visitor(self, width: int = 1280, height: int = 900, **options) -> Camera:
        """A camera with cookies and a window of its own."""
        return Camera(self._context(width, height, **options).new_page(), TARGET)

    def log_in(self, username: str) -> Camera:
        """A camera in the admin, logged in through its form."""
        camera = self.visitor()
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

    def _context(self, width: int, height: int, **options) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="en-GB",
            **options,
        )
        context.set_default_timeout(30_000)
        return context


@contextmanager
def demo_server(folder: Path) -> Iterator[str]:
    """The address of a fresh demo, which ends with the block. Raises RuntimeError if it does not start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
        "SHOWCASE_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/showcase.sqlite3",
        "SHOWCASE_BASE_URL": url,
    }
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
        subprocess.run(manage + command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*manage, "runserver", "--nostatic", "--noreload", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        wait_until_it_answers(f"{url}/questions/", process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def wait_until_it_answers(url: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 - our own server
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The demo server did not start.")


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


def photograph_the_public_site(studio: Studio) -> None:
    """What README.md shows: the front page, a profile, and a profile on a phone in the dark."""
    for name, address, options in (
        ("home", "/", {"height": 1180}),
        ("profile", "/keeping-the-wheels-turning/amina-warsame/", {}),
        (
            "profile-phone-dark",
            "/keeping-the-wheels-turning/amina-warsame/",
            {"width": 360, "height": 760, "color_scheme": "dark", "device_scale_factor": 2},
        ),
    ):
        camera = studio.visitor(**options)
        camera.page.goto(address, wait_until="networkidle")
        camera.take(name)
        camera.page.context.close()


def main() -> int:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("A browser is not here. Install Debian's package “chromium”, or name one in CHROMIUM.")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="showcase-screenshots-") as name, sync_playwright() as playwright:
        folder = Path(name)
        portrait = draw_newcomer(folder / "signe-fosse.jpg")
        with demo_server(folder) as url:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            studio = Studio(browser, url)
            photograph_the_public_site(studio)
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
