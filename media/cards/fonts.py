"""The typefaces of cards, which letters each of them has, and the fonts that stand in for letters they lack."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont, features

FOLDER = Path(__file__).parent / "fonts"

SHAPES_LETTERS = features.check("raqm")
"""Whether letters are joined and kerned, and right-to-left scripts shaped: where libfribidi is installed."""

ENGINE = ImageFont.Layout.RAQM if SHAPES_LETTERS else ImageFont.Layout.BASIC

STAND_INS = (
    "noto-sans-latin-ext",
    "noto-sans-vietnamese",
    "noto-sans-cyrillic",
    "noto-sans-cyrillic-ext",
    "noto-sans-greek",
    "noto-sans-hebrew",
    "noto-sans-arabic",
    "noto-emoji",
)
# Scripts that reach higher and lower than Latin letters: the distance of lines that they need.
LEADINGS = {
    "noto-sans-arabic": 1.35,
    "noto-sans-hebrew": 1.15,
    "noto-sans-vietnamese": 1.2,
    "noto-sans-latin-ext": 1.15,
    "noto-sans-cyrillic": 1.08,
    "noto-sans-greek": 1.08,
}
# Pictures are wider than letters: at this share of the size they sit among them.
SHARES_OF_SIZE = {"noto-emoji": 0.86}
# These have one weight; the others go from 400 to 800.
FIXED = ("schibsted-grotesk-tight", "newsreader", "noto-emoji")


@dataclass(frozen=True)
class Face:
    """A typeface in one weight, in the order in which its files are asked for a letter.

    `leading` is the distance of lines as a share of the size, `capital` the height of a capital letter.
    """

    files: tuple[str, ...]
    weight: int
    leading: float
    capital: float


HEADLINE = Face(("schibsted-grotesk-tight-latin", "schibsted-grotesk-tight-latin-ext"), 800, 1.02, 0.71)
SERIF = Face(("newsreader-latin", "newsreader-latin-ext", "newsreader-vietnamese"), 450, 1.12, 0.64)


@cache
def grotesque(weight: int) -> Face:
    """Schibsted Grotesk for names and small lines, in a weight from 400 to 800."""
    return Face(("schibsted-grotesk-latin", "schibsted-grotesk-latin-ext"), weight, 1.25, 0.71)


@cache
def characters() -> dict[str, frozenset[str]]:
    """Which characters each file has."""
    ranges = json.loads((FOLDER / "characters.json").read_text())
    return {
        name: frozenset(chr(code) for first, last in runs for code in range(first, last + 1))
        for name, runs in ranges.items()
    }


@lru_cache(maxsize=4096)
def file_for(face: Face, cluster: str) -> str | None:
    """The first file with every character of the cluster (a letter with its marks); None where there is none."""
    for name in (*face.files, *STAND_INS):
        if all(character in characters()[name] for character in cluster):
            return name
    return None


def has(cluster: str) -> bool:
    """Whether any of the fonts can draw this; every typeface has the same stand-ins."""
    return file_for(HEADLINE, cluster) is not None and file_for(SERIF, cluster) is not None


@lru_cache(maxsize=256)
def font(name: str, weight: int, size: float) -> ImageFont.FreeTypeFont:
    """A file in a weight, at a size in pixels."""
    share = SHARES_OF_SIZE.get(name, 1)
    found = ImageFont.truetype(FOLDER / f"{name}.woff2", size * share, layout_engine=ENGINE)
    if not name.startswith(FIXED):
        found.set_variation_by_axes([weight])
    return found
