"""Pictures for cards, drawn here: flat faces, which stay small as reference pictures, and hostile files."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from media.cards import Picture

FACE = (0.32, 0.2, 0.68, 0.6)
"""Where the face is in the pictures of `portrait`."""


def encoded(image: Image.Image, image_format: str = "PNG", **options) -> bytes:
    buffer = BytesIO()
    image.save(buffer, image_format, **options)
    return buffer.getvalue()


def picture(data: bytes, key: str = "picture", focus=None) -> Picture:
    return Picture(key, partial(BytesIO, data), focus)


def portrait(number: int = 0) -> Picture:
    """A flat face: ground, hair, skin and coat have other colours for each number."""
    grounds = ("#7fb3a6", "#e8a33d", "#c9d8e4", "#d98a7c", "#b9a6cf", "#8aa35a")
    skins = ("#e2ac80", "#86522d", "#f0c9a4", "#b97a4b", "#5f3a22", "#d99c6c")
    coats = ("#14443a", "#2b2a4c", "#b8182f", "#23506b", "#f2c04a", "#4a2b20")
    image = Image.new("RGB", (480, 600), grounds[number % 6])
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 30, 420, 390), fill="#f6f5f0")
    draw.ellipse((140, 90, 340, 330), fill="#2a1c17")
    draw.ellipse((90, 400, 390, 800), fill=coats[number % 6])
    draw.rectangle((205, 320, 275, 430), fill=skins[number % 6])
    draw.ellipse((155, 130, 325, 360), fill=skins[number % 6])
    for x in (200, 270):
        draw.ellipse((x, 225, x + 14, 243), fill="#15211d")
    draw.arc((205, 270, 275, 320), 20, 160, fill="#15211d", width=5)
    return picture(encoded(image), f"portrait {number}", FACE)


def landscape() -> Picture:
    image = Image.new("RGB", (800, 450), "#c9d8e4")
    draw = ImageDraw.Draw(image)
    draw.ellipse((520, 60, 640, 180), fill="#f2c04a")
    draw.polygon([(0, 330), (220, 120), (420, 330)], fill="#23506b")
    draw.polygon([(260, 330), (560, 190), (800, 330)], fill="#1d5347")
    draw.rectangle((0, 325, 800, 450), fill="#14443a")
    return picture(encoded(image), "landscape")


def logo(colour: str = "#005a8c") -> Picture:
    """A wide logo on a transparent ground."""
    image = Image.new("RGBA", (600, 160))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 150, 150), fill=colour)
    draw.rectangle((190, 40, 580, 70), fill=colour)
    draw.rectangle((190, 95, 480, 120), fill=colour)
    return picture(encoded(image), f"logo {colour}")


def noise(size: tuple[int, int] = (2000, 2500)) -> Picture:
    """What compresses worst: every pixel another colour. The same in every run."""
    bands = [Image.effect_noise(size, 120) for _ in range(3)]
    return picture(encoded(Image.merge("RGB", bands), "JPEG", quality=95), "noise")


def broken(read: Callable) -> Picture:
    return Picture("broken", read)
