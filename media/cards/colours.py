"""The grounds that cards stand on, and what can be read on each.

The names and values are those of the public site's style sheet. A region's accent colour is made darker or lighter
until it can be told from its ground.
"""

import re
from dataclasses import dataclass

Colour = tuple[int, int, int]

DEFAULT_ACCENT = "#b8182f"
# WCAG 2.2 SC 1.4.11: marks that carry a meaning, and SC 1.4.3: large letters.
DISTINCT = 3.0
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def colour(text: str) -> Colour:
    """`#rrggbb` as three numbers; the default accent for anything else."""
    digits = text if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else DEFAULT_ACCENT
    return int(digits[1:3], 16), int(digits[3:5], 16), int(digits[5:7], 16)


def in_hex(one: Colour) -> str:
    """A colour as CSS writes it: `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*one)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour in the one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(one: Colour) -> float:
    """WCAG 2.2, definition of relative luminance: 0 for black, 1 for white."""
    channels = [value / 255 for value in one]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, definition of contrast ratio: from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distinct(one: Colour, ground: Colour, least: float = DISTINCT, steps: int = 20) -> Colour:
    """The colour, or as little darker or lighter as it takes to stand out from its ground, found in so many steps."""
    towards = WHITE if luminance(ground) < 0.18 else BLACK
    for step in range(steps + 1):
        found = mix(one, towards, step / steps)
        if contrast(found, ground) >= least:
            return found
    return towards


@dataclass(frozen=True)
class Palette:
    """A ground and what stands on it: `faint` is for a drawn wheel that words may cross."""

    ground: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    faint: Colour


BIRCH, BIRCH_SHADE, BIRCH_LEAF = colour("#f6f5f0"), colour("#e8e6dc"), colour("#f2c04a")
SPRUCE, SPRUCE_NIGHT, SPRUCE_WHEEL = colour("#14443a"), colour("#0e2a24"), colour("#1d5347")
FLOWER = colour("#f6cdd0")
INK, INK_SOFT = colour("#15211d"), colour("#41504a")
ON_SPRUCE, ON_SPRUCE_SOFT = colour("#f7f4ea"), colour("#d5dfd6")


def on_birch(accent: str) -> Palette:
    return Palette(BIRCH, INK, INK_SOFT, distinct(colour(accent), BIRCH), BIRCH_SHADE)


def on_spruce(accent: str) -> Palette:
    return Palette(SPRUCE, ON_SPRUCE, ON_SPRUCE_SOFT, distinct(colour(accent), SPRUCE), SPRUCE_WHEEL)


def on_night(accent: str) -> Palette:
    return Palette(SPRUCE_NIGHT, ON_SPRUCE, ON_SPRUCE_SOFT, distinct(colour(accent), SPRUCE_NIGHT), SPRUCE)


def on_leaf(accent: str) -> Palette:
    return Palette(
        BIRCH_LEAF,
        colour("#1f1a06"),
        colour("#3a3110"),
        distinct(colour(accent), BIRCH_LEAF),
        colour("#e7b33c"),
    )


def on_flower(accent: str) -> Palette:
    """The flower of the accent: rosehip's own for rosehip, and as pale a tint of any other colour."""
    fruit = colour(accent)
    ground = flower(accent)
    return Palette(
        ground,
        mix(fruit, BLACK, 0.8),
        mix(fruit, BLACK, 0.62),
        distinct(fruit, ground),
        mix(ground, fruit, 0.1),
    )


def flower(accent: str) -> Colour:
    fruit = colour(accent)
    if fruit == colour(DEFAULT_ACCENT):
        return FLOWER
    # Dark colours need more white to become as light as the flower of the rosehip.
    for step in range(60, 100):
        ground = mix(fruit, WHITE, step / 100)
        if luminance(ground) >= 0.68:
            return ground
    return WHITE
