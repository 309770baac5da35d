"""Whether two pictures of a page show the same to whoever looks at them."""

from PIL import Image, ImageChops, ImageFilter

DIFFERENT = 24
"""A pixel is another one if a channel differs by more, of 255: what is less, the palette of the stored picture does."""

MOST_DIFFERENT = 0.002
"""The share of pixels that may be another: edges of letters that another machine smooths otherwise."""


def small(picture: Image.Image) -> Image.Image:
    """The picture at half its size, in a palette of its own: as it is stored."""
    return picture.convert("RGB").reduce(2).quantize(96, dither=Image.Dither.NONE)


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are others, edges of letters aside; 1 where the pictures have not the same size."""
    if one.size != other.size:
        return 1.0
    bands = ImageChops.difference(_soft(one), _soft(other)).split()
    strongest = ImageChops.lighter(ImageChops.lighter(*bands[:2]), bands[2])
    return sum(strongest.histogram()[DIFFERENT + 1 :]) / (one.width * one.height)


def _soft(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").filter(ImageFilter.GaussianBlur(1.5))
