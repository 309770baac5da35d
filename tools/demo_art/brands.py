"""The mark of the second demo site, and the logos of both sites' partners, on transparent ground."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from . import coast
from . import palette as t
from .canvas import arc, polar
from .palette import Colour
from .wheels import spin

FONT = Path(__file__).resolve().parents[2] / "showcase" / "static" / "fonts" / "schibsted-grotesk.woff2"
FINE = 4
"""How many times as large as it will be everything is drawn."""

Mark = Callable[[ImageDraw.ImageDraw, float, float, float, Colour], None]


def _waves(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, tone: Colour) -> None:
    for row in (-0.5, 0.1, 0.7):
        for side in (-1, 0, 1):
            box = (
                x + (side - 0.5) * r * 0.7,
                y + row * r - r * 0.3,
                x + (side + 0.5) * r * 0.7,
                y + row * r + r * 0.3,
            )
            draw.arc(box, 0, 180, tone, round(r * 0.2))


def _wheel(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, tone: Colour) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), outline=tone, width=round(r * 0.24))
    for a in spin(6, 30):
        draw.line([(x, y), polar(x, y, r * 0.9, a)], tone, round(r * 0.16))


def _fall(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, tone: Colour) -> None:
    for i, shift in enumerate((-0.7, 0, 0.7)):
        draw.line(
            [(x + shift * r, y - r), (x + shift * r, y + r * (0.2, 0.6, 1.0)[i])], tone, round(r * 0.34)
        )


def _fish(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, tone: Colour) -> None:
    draw.ellipse((x - r, y - r * 0.55, x + r * 0.6, y + r * 0.55), fill=tone)
    draw.polygon([(x + r * 0.35, y), (x + r, y - r * 0.6), (x + r, y + r * 0.6)], tone)


def logo(words: str, mark: Mark, tone: Colour) -> Image.Image:
    """A mark and a name beside it, 112 pixels high."""
    font = ImageFont.truetype(FONT, 46 * FINE)
    font.set_variation_by_axes([750])
    width = round(font.getlength(words)) + 136 * FINE
    picture = Image.new("RGBA", (width, 112 * FINE), (*t.channels(tone), 0))
    draw = ImageDraw.Draw(picture)
    mark(draw, 52 * FINE, 56 * FINE, 40 * FINE, tone)
    draw.text((118 * FINE, 56 * FINE), words, tone, font, anchor="lm")
    return picture.resize((width // FINE, 112), Image.Resampling.LANCZOS)


def sea_mark() -> Image.Image:
    """A sun in the waves, in a round of sea: 512 pixels square."""
    size = 512 * FINE
    picture = Image.new("RGBA", (size, size), (*t.channels(coast.DEEP), 0))
    draw = ImageDraw.Draw(picture)
    middle = size / 2
    draw.ellipse((0, 0, size - 1, size - 1), fill=coast.DEEP)
    draw.polygon(arc(middle, middle * 1.06, size * 0.27, 180, 360, 90), coast.SIGNAL)
    for row in range(3):
        y = middle * (1.14 + row * 0.25)
        reach = size * (0.36 - row * 0.06)
        draw.line([(middle - reach, y), (middle + reach, y)], coast.FOAM, round(size * 0.05))
    return picture.resize((512, 512), Image.Resampling.LANCZOS)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "mark-skumvaer": sea_mark,
    "partner-storfallet": lambda: logo("Storfallet Kraft", _fall, t.RIVER_DEEP),
    "partner-skogelvmuseet": lambda: logo("Skogelvmuseet", _wheel, t.ROSEHIP_DEEP),
    "partner-skumvaer-havn": lambda: logo("Skumvær Havn", _waves, coast.DEEP),
    "partner-ytre-mottak": lambda: logo("Ytre Mottak", _fish, coast.RUST),
}
