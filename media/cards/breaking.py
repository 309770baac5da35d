"""Breaking a text into lines of like length, and finding the largest size at which it fits."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from . import hyphens, letters
from .bidi import runs_to_the_left
from .fonts import Face

ELLIPSIS = " …"
MEASURED_AT = 100
"""Widths are measured once, at this size, and taken to grow with the size; the ink of the result is measured anew."""

SMALLEST = 8
SHORT = re.compile(r"(?:\w{1,2}|[–—-])$")
# A dash stays with the word before it, a sign with its number.
HELD = re.compile(r" (?=[–—-] )|(?<=\d) (?=%)|(?<=§) (?=\d)")
BREAKS_AFTER = re.compile(r"(?<=[^\W\d_][-–—/])(?=\w)|(?<=\u00ad)")


@dataclass(frozen=True)
class Piece:
    """What no line is broken within. `space` stands before it within a line, `hyphen` after it at the end of one."""

    text: str
    space: bool
    hyphen: bool = False
    cost: float = 0


@dataclass(frozen=True)
class Line:
    """A line at its place: the pen starts at `x` on the `baseline`, in pixels from the corner of the card."""

    text: str
    x: int
    baseline: int


@dataclass(frozen=True)
class Fitted:
    """Lines set at a size; their places are seen from the top left corner of the room that they were fitted into."""

    lines: tuple[Line, ...]
    face: Face
    size: int
    leftwards: bool
    ink: letters.Box

    @property
    def height(self) -> int:
        return self.ink[3]


@dataclass(frozen=True)
class Room:
    """How much room there is, in pixels, and which sizes may be tried: long words are broken at `least`."""

    width: int
    height: int
    largest: int
    least: int
    most_lines: int = 12


def fit(text: str, face: Face, room: Room, *, at_right: bool = False) -> Fitted | None:
    """The text at the largest size at which it fits, in lines of like length, at the left or right of the room.

    A word is broken only where it cannot fit at the least size. What fits neither way is set at three quarters of that,
    and what is still too much is cut at a word, with “ …”. None for a text without anything to draw, or a room too
    small for it.
    """
    text = letters.clean(text)
    if not text or room.width < 1 or room.height < 1:
        return None
    leading = max(face.leading, letters.leading(text, face))
    setting = _Setting(face, room, runs_to_the_left(text), at_right, leading)
    for size, pieces in setting.tries(text):
        while size >= SMALLEST:
            fitted = setting.set(pieces, size)
            if fitted:
                return fitted
            size -= max(1, size // 25)
    return None


@dataclass(frozen=True)
class _Setting:
    face: Face
    room: Room
    leftwards: bool
    at_right: bool
    leading: float

    def tries(self, text: str):
        """Sizes and pieces to try, best first."""
        pieces = _pieces(text)
        size = self.largest(pieces, self.room.least)
        if not size:
            pieces = self.broken(pieces)
            size = self.largest(pieces, self.room.least) or self.largest(pieces, self.smallest)
        if not size:
            pieces, size = self.cut(pieces), self.smallest
        yield size, pieces
        yield self.smallest, self.cut(pieces[: max(1, len(pieces) // 2)])

    @property
    def smallest(self) -> int:
        return self.room.least * 3 // 4

    def largest(self, pieces: tuple[Piece, ...], low: int) -> int:
        """The largest size, of `low` and more, at which the pieces fit; 0 for none."""
        high = self.room.largest
        if not self.fits(pieces, low):
            return 0
        while low < high:
            middle = (low + high + 1) // 2
            if self.fits(pieces, middle):
                low = middle
            else:
                high = middle - 1
        return low

    def fits(self, pieces: tuple[Piece, ...], size: int) -> bool:
        breaks = _greedy(self.measured(pieces), self.room.width * MEASURED_AT / size, self.space)
        return bool(breaks) and len(breaks) <= self.lines_at(size)

    def lines_at(self, size: int) -> int:
        """How many lines of this size the room is high enough for."""
        below = 0.25 * size
        more = (self.room.height - below - self.face.capital * size) / (self.leading * size)
        return min(self.room.most_lines, int(more) + 1) if more >= 0 else 0

    @property
    def space(self) -> float:
        return _width(" ", self.face, self.leftwards)

    def measured(self, pieces: tuple[Piece, ...]) -> list[tuple[Piece, float]]:
        return [(piece, _width(piece.text, self.face, self.leftwards)) for piece in pieces]

    def broken(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces, with those that are too wide at the least size broken where a word may be."""
        most = self.room.width * MEASURED_AT / self.room.least
        found: list[Piece] = []
        for piece, width in self.measured(pieces):
            found += self._parts(piece, most) if width > most else [piece]
        return tuple(found)

    def _parts(self, piece: Piece, most: float) -> list[Piece]:
        """Parts of a word: between the words in it if that is enough, else between syllables too, else anywhere."""
        points = hyphens.points(piece.text)
        edges = [(0, 0)], [(len(piece.text), 0)]
        between_words = [*edges[0], *(point for point in points if not point[1]), *edges[1]]
        enough = all(
            _width(piece.text[start:end] + "-", self.face, self.leftwards) <= most
            for (start, _), (end, _) in pairwise(between_words)
        )
        places = between_words if enough else [*edges[0], *points, *edges[1]]
        parts = []
        for (start, _), (end, cost) in pairwise(places):
            part = piece.text[start:end]
            if _width(part + "-", self.face, self.leftwards) > most:
                small = list(letters.clusters(part))
                parts += [Piece(letter, False, letter.isalpha(), 4) for letter in small[:-1]]
                parts.append(Piece(small[-1], False, end < len(piece.text), cost))
            else:
                parts.append(Piece(part, False, end < len(piece.text), cost))
        return [replace(parts[0], space=piece.space), *parts[1:-1], replace(parts[-1], hyphen=piece.hyphen)][
            : len(parts)
        ]

    def cut(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """As many whole words as fit at the smallest size, and “ …”."""
        low, high = 0, len(pieces)
        while low < high:
            middle = (low + high + 1) // 2
            if self.fits(_ended(pieces[:middle]), self.smallest):
                low = middle
            else:
                high = middle - 1
        return _ended(pieces[: max(low, 1)])

    def set(self, pieces: tuple[Piece, ...], size: int) -> Fitted | None:
        """The pieces in balanced lines at this size; None where a pixel of them would leave the room."""
        measured = self.measured(pieces)
        limit = self.room.width * MEASURED_AT / size
        greedy = _greedy(measured, limit, self.space)
        if not greedy or len(greedy) > self.lines_at(size):
            return None
        texts = _joined(pieces, _balanced(measured, limit, self.space, len(greedy)) or greedy)
        inks = [letters.ink(text, self.face, size, self.leftwards) for text in texts]
        if not any(inks):
            return None
        first = max(round(self.face.capital * size), -(inks[0][1] if inks[0] else 0))
        lines, boxes = [], []
        for at, (text, ink) in enumerate(zip(texts, inks, strict=True)):
            ink = ink or (0, 0, 0, 0)
            baseline = first + round(at * self.leading * size)
            # The first stroke stands on the margin, not the white that belongs to it.
            x = self.room.width - ink[2] if self.at_right else -ink[0]
            lines.append(Line(text, x, baseline))
            boxes.append((x + ink[0], baseline + ink[1], x + ink[2], baseline + ink[3]))
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        box = min(lefts), min(tops), max(rights), max(bottoms)
        if box[0] < 0 or box[1] < 0 or box[2] > self.room.width or box[3] > self.room.height:
            return None
        return Fitted(tuple(lines), self.face, size, self.leftwards, box)


@lru_cache(maxsize=2048)
def _width(text: str, face: Face, leftwards: bool) -> float:
    return letters.width(text, face, MEASURED_AT, leftwards)


def _pieces(text: str) -> tuple[Piece, ...]:
    """Words, and the parts of words that are joined by a hyphen, a dash or a stroke, or hold a soft hyphen."""
    found = []
    for word in HELD.sub("\u00a0", text).split(" "):
        parts = [part for part in BREAKS_AFTER.split(word) if part.strip(letters.SOFT_HYPHEN)]
        for at, part in enumerate(parts):
            soft = part.endswith(letters.SOFT_HYPHEN)
            found.append(Piece(part.replace(letters.SOFT_HYPHEN, ""), at == 0 and bool(found), soft))
    return tuple(found)


def _ended(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    last = pieces[-1]
    text = last.text.rstrip(",;:–—-. ") or last.text
    return (*pieces[:-1], replace(last, text=text.replace(" ", "\u00a0") + "\u00a0…", hyphen=False))


def _greedy(measured: list[tuple[Piece, float]], limit: float, space: float) -> list[int]:
    """Where each line ends, as full as can be; an empty list where a piece is wider than a line."""
    ends, used = [], 0.0
    for at, (piece, width) in enumerate(measured):
        if width > limit:
            return []
        gap = space if piece.space else 0
        if at and used + gap + width > limit:
            ends.append(at)
            used = width
        else:
            used += width + (gap if at else 0)
    return [*ends, len(measured)] if measured else []


def _balanced(
    measured: list[tuple[Piece, float]], limit: float, space: float, count: int
) -> list[int] | None:
    """Where `count` lines end so that they are of like length, and few end in a short word or a hyphen.

    None where hyphens leave too little room for that many lines.
    """
    gaps = [space if piece.space else 0 for piece, _ in measured]
    totals = [0, *accumulate(gap + width for gap, (_, width) in zip(gaps, measured, strict=True))]
    hyphen = 0.36 * MEASURED_AT
    ideal = totals[-1] / count
    best: list[tuple[float, list[int]]] = [(0.0, [])] + [(float("inf"), [])] * len(measured)
    for line in range(count):
        following: list[tuple[float, list[int]]] = [(float("inf"), [])] * (len(measured) + 1)
        for start in range(line, len(measured)):
            cost, ends = best[start]
            if cost == float("inf"):
                continue
            for end in range(start + 1, len(measured) + 1):
                piece = measured[end - 1][0]
                broken = piece.hyphen and end < len(measured)
                length = totals[end] - totals[start] - gaps[start] + (hyphen if broken else 0)
                if length > limit:
                    break
                worse = ((length - ideal) / ideal) ** 2 + (0.02 + 0.1 * piece.cost if broken else 0)
                if end < len(measured) and not broken and SHORT.search(piece.text):
                    worse += 0.03
                if cost + worse < following[end][0]:
                    following[end] = (cost + worse, [*ends, end])
        best = following
    return best[-1][1] or None


def _joined(pieces: tuple[Piece, ...], ends: list[int]) -> list[str]:
    """The text of each line."""
    texts, start = [], 0
    for end in ends:
        line = "".join(
            (" " if piece.space and at else "") + piece.text for at, piece in enumerate(pieces[start:end])
        )
        texts.append(line + ("-" if end < len(pieces) and pieces[end - 1].hyphen else ""))
        start = end
    return texts
