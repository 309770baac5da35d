"""The sizes in which pictures are shown, one list for each kind of place, and drawing them ahead of the first visitor.

The templates in `templates/media/` ask for these same sizes; a test holds the two together.
"""

from enum import Enum

from .models import Image

FORMATS = ("avif", "webp", "jpeg")


class Slot(Enum):
    """A kind of place in a page where a picture is shown, with its crops as width x height in pixels."""

    PORTRAIT = ("320x400", "640x800", "960x1200")
    LEAD = ("800x500", "1600x1000")
    POSTER = ("640x360", "1280x720")

    @property
    def filters(self) -> list[str]:
        """Wagtail's filter specifications, one for each crop and format."""
        return [f"fill-{size}|format-{name}" for size in self.value for name in FORMATS]


def draw(image: Image | None, slot: Slot) -> None:
    """Draw what is missing of a picture's sizes for a slot; 1 to 2 seconds for a picture that has none."""
    if image is not None:
        image.get_renditions(*slot.filters)
