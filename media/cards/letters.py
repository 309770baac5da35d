"""Text as it can be drawn: cleaned, cut into clusters, and laid out as runs of one font and one direction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, normalize

from . import bidi, fonts
from .fonts import Face

MOST_MARKS = 2
"""Marks upon one letter: more than any living script sets, and fewer than reach into the line above."""

SOFT_HYPHEN = "\u00ad"
NON_JOINER, JOINER = "\u200c", "\u200d"
# Persian words need the one, some Arabic abbreviations the other, to choose the right form of a letter.
BETWEEN_ARABIC = re.compile("(?<=[\u0620-\u06ff])[\u200c\u200d](?=[\u0620-\u06ff])")
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Run:
    """A part of a line in one font and one direction, in the order in which it is read."""

    text: str
    file: str
    leftwards: bool

    def font(self, face: Face, size: float):
        return fonts.font(self.file, face.weight, size)

    @property
    def drawn(self) -> dict[str, str]:
        """What Pillow is told. Without Raqm, letters are turned around here, and stand as they are otherwise."""
        if fonts.SHAPES_LETTERS:
            return {"text": self.text, "direction": "rtl" if self.leftwards else "ltr"}
        return {
            "text": "".join(reversed(list(clusters(self.text)))).translate(MIRRORED)
            if self.leftwards
            else self.text
        }


def clean(text: str, most: int = 1000) -> str:
    """One paragraph of what some font can draw. Kept beside letters: soft hyphens, as places to break at.

    Controls, directions and joiners of emoji go; every space is one space; a letter that no font has is left out.
    """
    text = normalize("NFC", text[: most * 8])
    joiners = {match.start() for match in BETWEEN_ARABIC.finditer(text)}
    kept = []
    for at, character in enumerate(text):
        kind = category(character)
        if character.isspace() or kind in ("Zl", "Zp"):
            kept.append("\u00a0" if character in "\u00a0\u202f\u2007" else " ")
        elif character == SOFT_HYPHEN or at in joiners or kind not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(character)
    known = (part for part in map(_known, clusters("".join(kept))) if part)
    return re.sub(r" [ \u00a0]*|\u00a0+ ", " ", "".join(known)).strip(" \u00a0\u00ad")[:most]


def shortened(text: str, most: int) -> str:
    """Clean text of at most so many characters: cut at a word, or else anywhere, with “ …”."""
    text = clean(text)
    if len(text) <= most:
        return text
    head = text[: most - 1]
    head = head[: head.rindex(" ")] if " " in head[most // 2 :] else head[:-1]
    return head.rstrip(" ,;:–—-.") + "\u00a0…"


def _known(cluster: str) -> str:
    """The cluster, or its first character where no font has its marks too, or nothing."""
    if cluster[0] in " \u00a0" + SOFT_HYPHEN + NON_JOINER + JOINER:
        return cluster[0]
    if category(cluster[0]).startswith("M"):
        return ""
    return next((part for part in (cluster, cluster[0]) if fonts.has(part)), "")


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them."""
    found, marks = "", 0
    for character in text:
        if found and category(character) in ("Mn", "Me", "Mc"):
            marks += 1
            found += character if marks <= MOST_MARKS else ""
            continue
        if found:
            yield found
        found, marks = character, 0
    if found:
        yield found


@lru_cache(maxsize=2048)
def runs(line: str, face: Face, leftwards: bool = False) -> tuple[Run, ...]:
    """The runs of a line from left to right. `leftwards` is the direction of the paragraph."""
    parts = list(clusters(line))
    levels = bidi.levels(line, leftwards)
    spots: list[tuple[str, str, int]] = []
    at = 0
    for part in parts:
        spots.append((part, _file(part, face, spots), levels[at]))
        at += len(part)
    found = []
    for (file, level), group in groupby(spots, key=lambda spot: spot[1:]):
        found.append(
            (Run("".join(part for part, *_ in group).replace("\u00a0", " "), file, level % 2 == 1), level)
        )
    return tuple(found[at][0] for at in bidi.visual_order([level for _, level in found]))


def _file(cluster: str, face: Face, before: list[tuple[str, str, int]]) -> str:
    """The file for a cluster. Spaces and joiners go with what stands before them."""
    if before and (cluster in (NON_JOINER, JOINER) or (cluster == " " and before[-1][1] != "noto-emoji")):
        if cluster != " " or " " in fonts.characters()[before[-1][1]]:
            return before[-1][1]
    return fonts.file_for(face, cluster.replace("\u00a0", " ")) or face.files[0]


def leading(text: str, face: Face) -> float:
    """The distance of lines, as a share of the size, that the scripts of the text need."""
    files = {fonts.file_for(face, cluster) for cluster in clusters(text)}
    return max((fonts.LEADINGS.get(name, 0) for name in files if name), default=0)


def width(line: str, face: Face, size: float, leftwards: bool = False) -> float:
    """How far the pen goes, in pixels."""
    return sum(run.font(face, size).getlength(**run.drawn) for run in runs(line, face, leftwards))


def ink(line: str, face: Face, size: float, leftwards: bool = False) -> Box | None:
    """The pixels that the line covers, seen from where the pen starts on the baseline; None for no pixels."""
    pen, boxes = 0, []
    for run in runs(line, face, leftwards):
        font = run.font(face, size)
        left, top, right, bottom = font.getbbox(**run.drawn, anchor="ls")
        if right > left and bottom > top:
            boxes.append((pen + left, top, pen + right, bottom))
        pen += round(font.getlength(**run.drawn))
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return int(min(lefts)) - 1, int(min(tops)) - 1, int(max(rights)) + 1, int(max(bottoms)) + 1
