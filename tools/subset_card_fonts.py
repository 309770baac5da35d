#!/usr/bin/env python
"""Make the fonts that cards are set in, media/cards/fonts/, from the Fontsource packages (see the README there).

    npm pack @fontsource-variable/{schibsted-grotesk,newsreader,noto-sans,noto-sans-hebrew,noto-sans-arabic,noto-emoji}
    for file in *.tgz; do mkdir "${file%-[0-9]*}" && tar xzf "$file" -C "${file%-[0-9]*}"; done
    .venv/bin/python tools/subset_card_fonts.py FOLDER

Web fonts are cut for the wire (tools/subset_fonts.py); these are cut for type as large as a hand, and for names
from everywhere. The heaviest grotesque is set tighter in the file itself, because Pillow cannot space letters.
The Noto family stands in for letters that the site's own typefaces lack. Which file has which characters is
written into media/cards/fonts/characters.json: the site has no library that reads it from the fonts.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "media" / "cards" / "fonts"
LAYOUT = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "rlig", "init", "medi", "fina", "isol"]
WEIGHTS = {"wght": (400, 800)}
# Newsreader's cut for large sizes: finer than the one that the site sets answers in.
DISPLAY = {"wght": 430, "opsz": 40}

Ranges = tuple[tuple[int, int], ...]
ALL: Ranges = ((0x20, 0x10FFFF),)
MARKS = (0x300, 0x36F)
# Weather, hands, hearts, animals, food, tools, vehicles, faces. Not: clocks, star signs, road signs, signs in Japanese,
# letterboxes, flags, colours of skin, and what is newer than 2017.
EMOJI: Ranges = (
    (0x2190, 0x2647),
    (0x2654, 0x2BFF),
    (0x1F300, 0x1F320),
    (0x1F324, 0x1F393),
    (0x1F399, 0x1F3E1),
    (0x1F3E5, 0x1F3EB),
    (0x1F400, 0x1F4DD),
    (0x1F4E3, 0x1F4F7),
    (0x1F511, 0x1F517),
    (0x1F525, 0x1F52E),
    (0x1F57A, 0x1F57A),
    (0x1F5A4, 0x1F64F),
    (0x1F680, 0x1F6A4),
    (0x1F6B2, 0x1F6B4),
    (0x1F6E0, 0x1F6F8),
    (0x1F910, 0x1F93A),
    (0x1F947, 0x1F94F),
    (0x1F970, 0x1F976),
    (0x1F98A, 0x1F98E),
    (0x1F9D0, 0x1F9D0),
    (0x1F9E1, 0x1F9E1),
)


@dataclass(frozen=True)
class Cut:
    """One file: its package and part, the axes to keep or to fix, and which characters.

    `tighter` is the share of the em by which letters stand closer to each other.
    """

    package: str
    part: str
    axes: dict[str, float | tuple[float, float]]
    ranges: Ranges = ALL
    suffix: str = ""
    tighter: float = 0

    @property
    def name(self) -> str:
        return f"{self.package}{self.suffix}" + f"-{self.part}" * (self.part not in self.package)


CUTS = (
    Cut("schibsted-grotesk", "latin", {"wght": 800}, suffix="-tight", tighter=0.03),
    Cut("schibsted-grotesk", "latin-ext", {"wght": 800}, suffix="-tight", tighter=0.03),
    Cut("schibsted-grotesk", "latin", WEIGHTS),
    Cut("schibsted-grotesk", "latin-ext", WEIGHTS),
    Cut("newsreader", "latin", DISPLAY),
    Cut("newsreader", "latin-ext", DISPLAY),
    Cut("newsreader", "vietnamese", DISPLAY),
    Cut("noto-sans", "vietnamese", WEIGHTS),
    Cut("noto-sans", "latin-ext", WEIGHTS, ((0x100, 0x24F), MARKS)),
    Cut("noto-sans", "cyrillic", WEIGHTS),
    Cut("noto-sans", "cyrillic-ext", WEIGHTS, ((0x490, 0x4FF),)),
    Cut("noto-sans", "greek", WEIGHTS, ((0x370, 0x3FF),)),
    Cut("noto-sans-hebrew", "hebrew", WEIGHTS, ((0x590, 0x5FF),)),
    Cut("noto-sans-arabic", "arabic", WEIGHTS, ((0x600, 0x6FF), (0x750, 0x77F))),
)
EMOJI_PARTS = range(1, 10)


def main(folder: Path) -> None:
    """Write the woff2 files, the list of their characters, and the licences."""
    TARGET.mkdir(parents=True, exist_ok=True)
    fonts = {cut.name: cut_font(folder, cut) for cut in CUTS} | {"noto-emoji": emoji(folder)}
    for name, font in fonts.items():
        font.flavor = "woff2"
        font.save(TARGET / f"{name}.woff2")
        size = (TARGET / f"{name}.woff2").stat().st_size
        print(f"{name}.woff2: {size:,} bytes, {len(font.getBestCmap())} characters")
    lines = (f'"{name}": {json.dumps(ranges(font.getBestCmap()))}' for name, font in fonts.items())
    (TARGET / "characters.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    for package in {*(cut.package for cut in CUTS), "noto-emoji"}:
        (TARGET / f"{package}-OFL.txt").write_bytes((files(folder, package) / "LICENSE").read_bytes())


def files(folder: Path, package: str) -> Path:
    return folder / f"fontsource-variable-{package}" / "package"


def cut_font(folder: Path, cut: Cut, taken: set[int] = frozenset()) -> TTFont:
    """The part of a family, less the characters that are `taken` by another."""
    axes = "opsz" if "opsz" in cut.axes else "wght"
    font = TTFont(
        files(folder, cut.package) / "files" / f"{cut.package}-{cut.part}-{axes}-normal.woff2",
        recalcTimestamp=False,
    )
    wanted = {code for code in font.getBestCmap() if any(first <= code <= last for first, last in cut.ranges)}
    options = subset.Options(hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14])
    options.layout_features = [] if cut.package == "noto-emoji" else LAYOUT
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted - taken)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, cut.axes)
    if cut.tighter:
        tighten(font, round(cut.tighter * font["head"].unitsPerEm))
    return font


def tighten(font: TTFont, by: int) -> None:
    """Take `by` units from the width of every letter, half on either side; marks have no width of their own."""
    for name, (advance, bearing) in font["hmtx"].metrics.items():
        if advance:
            font["hmtx"].metrics[name] = (advance - by, bearing - by // 2)


def emoji(folder: Path) -> TTFont:
    """The parts of Noto Emoji as one font, of one weight."""
    taken: set[int] = set()
    with TemporaryDirectory() as temporary:
        paths = []
        for part in EMOJI_PARTS:
            font = cut_font(folder, Cut("noto-emoji", str(part), {"wght": 700}, EMOJI), taken)
            taken |= set(font.getBestCmap())
            font.flavor = None
            made = font["head"].modified
            paths.append(f"{temporary}/{part}.ttf")
            font.save(paths[-1])
        dropped = ["GSUB", "GPOS", "GDEF", "STAT", "name", "vhea", "vmtx"]
        font = merge.Merger(merge.Options(drop_tables=dropped)).merge(paths)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = made
    return font


def ranges(codes: dict[int, str]) -> list[list[int]]:
    """Sorted code points as first and last of each run."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
