"""Photographs and logos, cut to the box in which a card shows them."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from .card import Picture
from .colours import Colour

# What the site takes as uploads, of which this Pillow may read fewer.
Image.init()
FORMATS = tuple(name for name in ("JPEG", "PNG", "WEBP", "AVIF", "GIF") if name in Image.OPEN)
MOST_PIXELS = 100_000_000

LOOKED_AT = (0.5, 0.32)
"""The centre of what is worth seeing where nobody has said: in a portrait, faces are in the upper part."""

CLOSE = 2.4
"""How many times as wide as the focus a close crop is."""

SRGB = ImageCms.createProfile("sRGB")


class UnreadableError(Exception):
    """The picture is gone, damaged, or of a kind that cannot be read."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture.key)
        self.picture = picture


def photograph(picture: Picture, size: tuple[int, int], *, close: bool = False) -> Image.Image:
    """The picture as RGB, filling the size, cut around its focus; `close` cuts as near to it as looks natural.

    Raises UnreadableError.
    """
    try:
        with picture.read() as file:
            return _photograph(file, size, picture.focus, close)
    except Exception as error:
        # Storages raise what they like, and so do decoders of damaged files.
        raise UnreadableError(picture) from error


def _photograph(file, size, focus, close: bool) -> Image.Image:
    image = _opened(file)
    turned = image.getexif().get(0x0112, 1)
    full = image.size[::-1] if turned >= 5 else image.size
    window = crop(full, size, focus, close=close)
    share = min(size[0] / (window[2] - window[0]), size[1] / (window[3] - window[1]), 1)
    # A JPEG is decoded at a half, a quarter or an eighth, whichever is still large enough.
    image.draft("RGB", (max(1, int(image.width * share)), max(1, int(image.height * share))))
    image.load()
    image = ImageOps.exif_transpose(image)
    across, down = image.width / full[0], image.height / full[1]
    box = (window[0] * across, window[1] * down, window[2] * across, window[3] * down)
    icc = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    image = image.convert("RGB") if image.mode != "CMYK" else image
    image = image.resize(size, Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)
    return _in_srgb(image, icc)


def _opened(file) -> Image.Image:
    image = Image.open(BytesIO(file.read()), formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    return image


def _in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The colours as a screen shows them: telephones keep theirs in a wider space."""
    if icc:
        try:
            profile = ImageCms.getOpenProfile(BytesIO(icc))
            return ImageCms.profileToProfile(image, profile, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")


def crop(
    full: tuple[int, int],
    size: tuple[int, int],
    focus: tuple[float, float, float, float] | None,
    *,
    close: bool = False,
) -> tuple[float, float, float, float]:
    """The part of a picture of `full` pixels that fills `size`: left, top, right, bottom in its pixels.

    As much as there is, with the focus in it and as near the middle as the edges allow. What is a face's neck
    is not needed as much as its hair: the middle of the focus comes a little above that of the crop.
    """
    ratio = size[0] / size[1]
    width = min(full[0], full[1] * ratio)
    middle = (LOOKED_AT[0] * full[0], LOOKED_AT[1] * full[1])
    if focus:
        left, right = sorted(min(max(edge, 0), 1) * full[0] for edge in (focus[0], focus[2]))
        top, bottom = sorted(min(max(edge, 0), 1) * full[1] for edge in (focus[1], focus[3]))
        middle = (left + right) / 2, (top + bottom) / 2
        if close and right > left and bottom > top:
            width = min(width, max(right - left, (bottom - top) * ratio) * CLOSE)
    height = width / ratio
    x = min(max(middle[0] - width / 2, 0), full[0] - width)
    y = min(max(middle[1] - height * 0.46, 0), full[1] - height)
    return x, y, x + width, y + height


def logo(picture: Picture, most: tuple[int, int]) -> Image.Image:
    """The logo as RGBA, as large as fits. Raises UnreadableError."""
    try:
        with picture.read() as file:
            image = _opened(file)
            image.draft("RGB", most)
            image = ImageOps.exif_transpose(image).convert("RGBA")
            box = image.getchannel("A").getbbox()
            if not box:
                raise ValueError("nothing to see")
            share = min(most[0] / (box[2] - box[0]), most[1] / (box[3] - box[1]))
            size = max(1, round((box[2] - box[0]) * share)), max(1, round((box[3] - box[1]) * share))
            # Colours of what is transparent must not bleed into the edges.
            return (
                image.convert("RGBa")
                .resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
                .convert("RGBA")
            )
    except Exception as error:
        raise UnreadableError(picture) from error


def is_light(image: Image.Image) -> bool:
    """Whether a logo is made for a dark ground: what can be seen of it is almost white, on no ground of its own."""
    alpha = image.getchannel("A")
    if alpha.getextrema()[0] == 255:
        return False
    return ImageStat.Stat(image.convert("L"), alpha).mean[0] > 190


def laid_on(image: Image.Image, ground: Colour) -> Image.Image:
    """A logo without transparency as if printed on the ground: its white becomes the ground."""
    if image.getchannel("A").getextrema()[0] < 255:
        return image
    printed = ImageChops.multiply(image.convert("RGB"), Image.new("RGB", image.size, ground))
    return printed.convert("RGBA")
