"""Colours of the demo art: birch, spruce and rosehip, with lichen, river and dusk beside them."""

from dataclasses import dataclass

Colour = str
"""A colour written ``#rrggbb``."""

BIRCH_LIGHT = "#f8f1e4"
BIRCH = "#eee2cd"
BIRCH_DEEP = "#dac6a4"
BARK = "#8c6f52"
SPRUCE_NIGHT = "#0d2a27"
SPRUCE = "#17453d"
SPRUCE_MID = "#2b6a5a"
SPRUCE_SOFT = "#7fa792"
ROSEHIP_DEEP = "#7a1d27"
ROSEHIP = "#c23a34"
CORAL = "#e8705a"
BLUSH = "#f4b8a2"
LICHEN = "#e6b53a"
LICHEN_LIGHT = "#f3d97f"
RIVER_DEEP = "#163f5c"
RIVER = "#2f7597"
RIVER_LIGHT = "#a9d0d8"
DUSK_NIGHT = "#1d1b33"
DUSK = "#3c335a"
DUSK_SOFT = "#9484a6"
INK = "#17181d"
HI_VIS = "#f2762e"
STEEL = "#c9d3d4"


@dataclass(frozen=True)
class Skin:
    """The four flat tones a face is built from."""

    base: Colour
    shade: Colour
    lip: Colour
    blush: Colour


PORCELAIN = Skin("#f6d8c2", "#e2ab90", "#c4605a", "#f0b5a0")
ROSE = Skin("#efc2a3", "#d49374", "#b4544a", "#e69f86")
WHEAT = Skin("#f0cba0", "#d39e6d", "#b9574e", "#e9a988")
SAND = Skin("#e2ac80", "#bd7c55", "#a24a3f", "#d68e6a")
OLIVE = Skin("#cf9768", "#a36b45", "#8f4338", "#c07a53")
BRONZE = Skin("#b47749", "#875030", "#7d352c", "#a4623c")
UMBER = Skin("#87532f", "#5f361f", "#6b2b27", "#7a4327")
EBONY = Skin("#6a3f28", "#472717", "#5a2320", "#5d3320")


def channels(colour: Colour) -> tuple[int, int, int]:
    """The red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour on the way from the first to the second; a share of 0 is the first, 1 the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
