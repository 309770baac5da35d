"""Take the pictures anew, after a change of how the site looks. Look at them before committing:

python -m tests.e2e.looks.redraw
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.demo_pages import addresses
from tools.demo_server import CHROMIUM_FLAGS, chromium, demo_server

from .comparing import small
from .views import REFERENCE, VIEWS, WINDOWS, photograph


def main() -> None:
    for path in REFERENCE.glob("*.png"):
        path.unlink()
    with tempfile.TemporaryDirectory(prefix="showcase-looks-") as folder, sync_playwright() as playwright:
        with demo_server(Path(folder)) as url:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
            paths = addresses(url)
            for name, (page, scheme, window) in VIEWS.items():
                context = browser.new_context(
                    base_url=url, color_scheme=scheme, viewport=WINDOWS[window], reduced_motion="reduce"
                )
                picture = photograph(context.new_page(), paths[page])
                small(picture).save(REFERENCE / f"{name}.png", optimize=True)
                context.close()
            browser.close()
    size = sum(path.stat().st_size for path in REFERENCE.glob("*.png"))
    print(f"{len(VIEWS)} pictures, {size:,} bytes")


if __name__ == "__main__":
    main()
