"""Takes the pictures for manual_pictures.py: crops to what matters, rings what to press, keeps files small."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page

ROSEHIP = "#c8303f"
COLOURS = 128
SETTLE = 500
"""Milliseconds for menus to open and pictures to fade in."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Camera:
    """One person's browser window, and the folder that its pictures go to."""

    page: Page
    folder: Path

    def take(
        self, name: str, *around: Locator, mark: Locator | None = None, margin: int = 16, tall: int = 0
    ) -> None:
        """Save the window, or of it only what these elements cover, with a ring around `mark`.

        `tall` makes the window that high for this picture, where one screen does not hold what matters.
        """
        size = self.page.viewport_size
        if tall and size:
            self.page.set_viewport_size({"width": size["width"], "height": tall})
        if around:
            around[0].first.scroll_into_view_if_needed()
        self.page.mouse.move(2, 2)
        # The bar with “Save draft” floats over the form's end: it is left out of pictures of the form's parts.
        covers = bool(around) and "footer" not in str(around[0])
        set_footer(self.page, "hidden" if covers else "")
        self.page.wait_for_timeout(SETTLE)
        picture = Image.open(BytesIO(self.page.screenshot(animations="disabled"))).convert("RGB")
        if mark:
            left, top, right, bottom = box_of(mark)
            ImageDraw.Draw(picture).rounded_rectangle(
                (left - 6, top - 6, right + 6, bottom + 6), radius=10, outline=ROSEHIP, width=4
            )
        if around:
            picture = picture.crop(self._frame([box_of(element) for element in around], margin))
        target = self.folder / f"{name}.png"
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
        set_footer(self.page, "")
        if tall and size:
            self.page.set_viewport_size(size)

    def _frame(self, boxes: list[Box], margin: int) -> tuple[int, int, int, int]:
        """The smallest part of the window that holds all boxes and a margin."""
        size = self.page.viewport_size or {"width": 1280, "height": 900}
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return (
            max(0, int(min(lefts)) - margin),
            max(0, int(min(tops)) - margin),
            min(size["width"], int(max(rights)) + margin),
            min(size["height"], int(max(bottoms)) + margin),
        )


def set_footer(page: Page, visibility: str) -> None:
    page.locator("footer.footer").evaluate_all(
        "(bars, visibility) => bars.forEach((bar) => { bar.style.visibility = visibility })", visibility
    )


def box_of(element: Locator) -> Box:
    """Left, top, right and bottom in the window, in pixels. Raises ValueError for what cannot be seen."""
    box = element.first.bounding_box()
    if box is None:
        raise ValueError(f"not to be seen: {element}")
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def size_of(path: Path) -> int:
    """What the file weighs, in bytes."""
    return path.stat().st_size
