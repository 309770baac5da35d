"""The colour that a picture has most of: what stands in its place until it has come."""

from contextlib import suppress

from django.core.files import File
from PIL import Image

# Small enough to be quick, large enough that a face does not vanish in its background.
SIDE = 32
COLOURS = 5


def tone_of(file: File) -> str:
    """The commonest colour of a picture as "#rrggbb"; "" for a file that Pillow cannot draw. The file stays open.

    "" also for one that may be seen through: the colour would stay behind it.
    """
    with suppress(OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        file.seek(0)
        with Image.open(file) as picture:
            if picture.has_transparency_data:
                return ""
            # A JPEG is read at an eighth of its size.
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            small = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
        few = small.quantize(COLOURS)
        _count, commonest = max(few.getcolors())
        red, green, blue = few.getpalette()[commonest * 3 : commonest * 3 + 3]
        return f"#{red:02x}{green:02x}{blue:02x}"
    return ""
