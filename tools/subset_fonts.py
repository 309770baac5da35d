#!/usr/bin/env python
"""Make the web fonts in showcase/static/fonts/ from the Fontsource packages (see the README there).

    npm pack @fontsource-variable/schibsted-grotesk @fontsource-variable/newsreader    # in an empty folder
    for file in *.tgz; do mkdir "${file%-[0-9]*}" && tar xzf "$file" -C "${file%-[0-9]*}"; done
    .venv/bin/python tools/subset_fonts.py FOLDER

What is left out, and why a page needs no more: hinting; glyphs that the site's languages do not need; weights
that the style sheets do not ask for. Kerning is kept at one weight instead of at every weight, and rounded to
steps that the eye takes for the same: that alone takes a third off. Fontsource keeps Sámi letters apart from the
rest; here they stand with them: names of people and places have them, and a page that fetches a second file of the
same family is laid out a second time. Letters of people who came from further east stand in files of their own, which
browsers fetch only for a page with such a letter.
"""

import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.optimize.gpos import compact
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from fontTools.varLib.hvar import add_HVAR

TARGET = Path(__file__).resolve().parent.parent / "showcase" / "static" / "fonts"

ASCII = "".join(map(chr, range(0x20, 0x7F)))
PUNCTUATION = "\u00a0\u00ad\u2011«»·§©–—‘’‚“”„…°×½→←"
NORDIC = "ÆØÅæøåÄÖäöÉéÈèÊêÓóÒòÔôÁáÀàÜüÍíÚúÝýÇçÑñËëÏïÂâÎîßÐðÞþ"
LATIN = ASCII + PUNCTUATION + NORDIC
SAMI = "ČčĐđŊŋŠšŦŧŽž"
# Names from Poland, the Baltics, Czechia, Hungary, Romania and Türkiye; capitals that begin no word are left out.
EAST = "ŁłąĆćęńŚśŹźŻżŘřěňőűĀāĒēĪīūėĮįųĢģĶķĻļņȘșȚțăŞşğİı"
# What each file holds: the files of Fontsource that its letters are in.
FILES = {"": (("latin", LATIN), ("latin-ext", SAMI)), "-east": (("latin-ext", EAST),)}


@dataclass(frozen=True)
class Family:
    """One family: its Fontsource name, the weights to keep, and the weight whose kerning serves all.

    A second weight costs a reading serif 9 KB; bold words in an answer are set in the grotesque instead.
    """

    name: str
    weights: tuple[int, int] | int
    kerned_at: int
    least_kerning: float
    """Kerning is rounded to multiples of this share of the em."""


FAMILIES = (
    Family("schibsted-grotesk", (400, 800), 700, 0.018),
    Family("newsreader", 400, 400, 0.016),
)


def main(folder: Path) -> None:
    """Write the woff2 files and copy the licences."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        package = folder / f"fontsource-variable-{family.name}" / "package"
        for suffix, parts in FILES.items():
            first, *others = (
                part(package / "files" / f"{family.name}-{name}-wght-normal.woff2", text, family)
                for name, text in parts
            )
            for other in others:
                absorb(first, other)
            target = TARGET / f"{family.name}{suffix}.woff2"
            first.flavor = "woff2"
            first.save(target)
            print(f"{target.name}: {target.stat().st_size:,} bytes, {len(first.getBestCmap())} characters")
        (TARGET / f"{family.name}-OFL.txt").write_bytes((package / "LICENSE").read_bytes())


def part(source: Path, text: str, family: Family) -> TTFont:
    """The letters of `text` in a file of Fontsource, in the weights that the site has."""
    font = TTFont(source)
    options = subset.Options(hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14])
    # Kerning does not reach from one file into another, and two Sámi capitals in a row are rare.
    options.layout_features = ["kern", "liga", "ccmp", "locl"] if text is LATIN else []
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)

    kerned = instancer.instantiateVariableFont(deepcopy(font), {"wght": family.kerned_at})
    font = instancer.instantiateVariableFont(font, {"wght": family.weights})
    if "GPOS" in kerned:
        prune_kerning(kerned, family.least_kerning * font["head"].unitsPerEm)
        font["GPOS"] = kerned["GPOS"]
        compact(font, 0)
        if "GDEF" in font:
            del font["GDEF"]
    return font


def absorb(font: TTFont, other: TTFont) -> None:
    """Add the glyphs and characters of `other`, which is of the same design and the same weights."""
    names = {name: f"{name}.more" for name in other.getGlyphOrder() if name != ".notdef"}
    font.setGlyphOrder([*font.getGlyphOrder(), *names.values()])
    for name, added in names.items():
        glyph = other["glyf"][name]
        for component in getattr(glyph, "components", []):
            component.glyphName = names[component.glyphName]
        font["glyf"].glyphs[added] = glyph
        font["hmtx"][added] = other["hmtx"][name]
        if "gvar" in font:
            font["gvar"].variations[added] = other["gvar"].variations[name]
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    for table in font["cmap"].tables:
        table.cmap |= {character: names[name] for character, name in other.getBestCmap().items()}
    if "HVAR" in font:
        add_HVAR(font)


def prune_kerning(font: TTFont, least: float) -> None:
    """Round every adjustment to a multiple of `least` units, and drop pairs that then do nothing."""

    def rounded(value: int) -> int:
        return round(round(value / least) * least)

    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for pairs in table.PairSet:
                    for record in pairs.PairValueRecord:
                        record.Value1.XAdvance = rounded(record.Value1.XAdvance)
                    pairs.PairValueRecord = [r for r in pairs.PairValueRecord if r.Value1.XAdvance]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
            else:
                for row in table.Class1Record:
                    for record in row.Class2Record:
                        if record.Value1:
                            record.Value1.XAdvance = rounded(record.Value1.XAdvance)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
