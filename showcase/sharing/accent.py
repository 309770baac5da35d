"""A region's own colour on the public site: a style sheet that puts it in the place of rosehip on every ground."""

from media.cards.colours import (
    BIRCH,
    BIRCH_LEAF,
    SPRUCE,
    Colour,
    Palette,
    colour,
    contrast,
    distinct,
    mix,
    on_flower,
)

# The grounds of the site's dark mode, as css/base.css has them, and what is written on a flower there.
NIGHT, SPRUCE_BY_NIGHT, ON_FLOWER_BY_NIGHT = colour("#0d1715"), colour("#123b32"), colour("#fbeceb")
# WCAG 2.2 SC 1.4.3 for letters of any size, and 1.4.6 for those that are read at length.
READABLE, READ_AT_LENGTH = 4.5, 7.0


def stylesheet(accent: str) -> str:
    """The CSS of an accent, `#rrggbb`. On each ground it is as dark or light as it takes to be read there."""
    flower, night_flower = on_flower(accent), _flower_by_night(accent)
    return f"""@layer tokens {{
  :root {{ --accent: {_readable(accent, BIRCH)}; --rosehip-flower: {_css(flower.ground)}; }}
  .on-spruce {{ --accent: {_readable(accent, SPRUCE)}; }}
  .on-flower {{ {_on_flower(accent, flower)} }}
  .on-leaf {{ --accent: {_readable(accent, BIRCH_LEAF)}; }}
  @media (prefers-color-scheme: dark) {{
    :root {{ --accent: {_readable(accent, NIGHT)}; --rosehip-flower: {_css(night_flower.ground)}; }}
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
    known = " ".join(f"--{name}: {_css(value)};" for name, value in values.items())
    return f"{known} --accent: {_readable(accent, flower.ground)};"


def _flower_by_night(accent: str) -> Palette:
    """The accent as deep as it takes for light letters to be read on it at length."""
    fruit = colour(accent)
    shades = (mix(fruit, NIGHT, step / 20) for step in range(8, 21))
    ground = next(shade for shade in shades if contrast(shade, ON_FLOWER_BY_NIGHT) >= READ_AT_LENGTH + 2)
    soft = mix(ON_FLOWER_BY_NIGHT, ground, 0.15)
    return Palette(ground, ON_FLOWER_BY_NIGHT, soft, fruit, mix(ground, fruit, 0.15))


def _readable(accent: str, ground: Colour) -> str:
    return _css(distinct(colour(accent), ground, READABLE))


def _css(one: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*one)
