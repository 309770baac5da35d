"""A region's own colour on the public site: a style sheet that puts it in the place of rosehip on every ground."""

from dataclasses import dataclass
from math import floor

from django.utils.translation import gettext as _

from media.cards.colours import (
    BIRCH,
    BIRCH_LEAF,
    SPRUCE,
    Colour,
    Palette,
    colour,
    contrast,
    distinct,
    in_hex,
    mix,
    on_flower,
)

# The grounds of the site's dark mode, as css/base.css has them, and what is written on a flower there.
NIGHT, SPRUCE_BY_NIGHT, ON_FLOWER_BY_NIGHT = colour("#0d1715"), colour("#123b32"), colour("#fbeceb")
# WCAG 2.2 SC 1.4.3 for letters of any size, and 1.4.6 for those that are read at length.
READABLE, READ_AT_LENGTH = 4.5, 7.0
# What is saved in the place of a colour shall be as near to it as can be.
FINE = 200


@dataclass(frozen=True)
class Shade:
    """The accent as it is worn on one ground; `contrast` in tenths, rounded down: 4.46 is not enough, and not 4.5."""

    label: str
    colour: str
    ground: str
    contrast: float


@dataclass(frozen=True)
class Correction:
    """A colour that was too light to be read, and what it was made; `contrast` is what the former had."""

    chosen: str
    made: str
    contrast: float


def shades(accent: str) -> list[Shade]:
    """The two shades of an accent: on the light ground of the site, and on the dark one of its dark mode."""
    grounds = ((_("On the light ground"), BIRCH), (_("On the dark ground"), NIGHT))
    return [
        Shade(label, shade := _readable(accent, ground), in_hex(ground), in_tenths(shade, ground))
        for label, ground in grounds
    ]


def correction(accent: str) -> Correction | None:
    """What becomes of an accent that cannot be read on birch; None for one that can.

    It is mixed with as little black as it takes, which keeps its hue.
    """
    made = in_hex(distinct(colour(accent), BIRCH, READABLE, steps=FINE))
    return None if made == accent.lower() else Correction(accent, made, in_tenths(accent, BIRCH))


def in_tenths(accent: str, ground: Colour) -> float:
    return floor(contrast(colour(accent), ground) * 10) / 10


def stylesheet(accent: str) -> str:
    """The CSS of an accent, `#rrggbb`. On each ground it is as dark or light as it takes to be read there."""
    flower, night_flower = on_flower(accent), _flower_by_night(accent)
    return f"""@layer tokens {{
  :root {{ --accent: {_readable(accent, BIRCH)}; --rosehip-flower: {in_hex(flower.ground)}; }}
  .on-spruce {{ --accent: {_readable(accent, SPRUCE)}; }}
  .on-flower {{ {_on_flower(accent, flower)} }}
  .on-leaf {{ --accent: {_readable(accent, BIRCH_LEAF)}; }}
  @media (prefers-color-scheme: dark) {{
    :root {{ --accent: {_readable(accent, NIGHT)}; --rosehip-flower: {in_hex(night_flower.ground)}; }}
    .on-spruce {{ --accent: {_readable(accent, SPRUCE_BY_NIGHT)}; }}
    .on-flower {{ {_on_flower(accent, night_flower)} }}
  }}
}}
"""


def _on_flower(accent: str, flower: Palette) -> str:
    values = {
        "ground-deep": flower.faint,
        "ink": flower.ink,
        "ink-soft": flower.soft,
        "rule": flower.ink,
    }
    known = " ".join(f"--{name}: {in_hex(value)};" for name, value in values.items())
    return f"{known} --accent: {_readable(accent, flower.ground)};"


def _flower_by_night(accent: str) -> Palette:
    """The accent as deep as it takes for light letters to be read on it at length."""
    fruit = colour(accent)
    shades = (mix(fruit, NIGHT, step / 20) for step in range(8, 21))
    ground = next(shade for shade in shades if contrast(shade, ON_FLOWER_BY_NIGHT) >= READ_AT_LENGTH + 2)
    soft = mix(ON_FLOWER_BY_NIGHT, ground, 0.15)
    return Palette(ground, ON_FLOWER_BY_NIGHT, soft, fruit, mix(ground, fruit, 0.15))


def _readable(accent: str, ground: Colour) -> str:
    return in_hex(distinct(colour(accent), ground, READABLE))
