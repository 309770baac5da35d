"""Putting words and marks on a card: what all layouts have in common."""

from dataclasses import dataclass, field

from .bidi import runs_to_the_left
from .breaking import Fitted, Room, fit
from .card import Card, Shape
from .colours import BIRCH, SPRUCE, Colour, Palette, mix
from .fonts import HEADLINE, SERIF, Face, grotesque
from .items import Corner, Item, Layout, Logo, Panel, Wheel, Words
from .letters import Box, shortened

MOST_CHARACTERS = 170
"""More cannot be read in passing."""


@dataclass(frozen=True)
class Sizes:
    """What is small on a card, in pixels: everybody reads it on a phone, where a card is a third as large."""

    margin: int
    name: int
    line: int
    kicker: int
    mark: int
    logo: tuple[int, int]
    top: int = 0
    """Free of words, as is as much at the bottom: there, phones show whose story it is, and where to answer."""


SIZES = {
    Shape.LINK: Sizes(margin=56, name=36, line=26, kicker=25, mark=60, logo=(190, 54)),
    Shape.SQUARE: Sizes(margin=64, name=46, line=33, kicker=31, mark=74, logo=(230, 66)),
    Shape.STORY: Sizes(margin=76, name=58, line=41, kicker=38, mark=92, logo=(290, 84), top=250),
}


@dataclass(frozen=True)
class Part:
    """A text of a column: `gap` is the white above it. The one that `grows` gets the height that the others leave."""

    text: str
    face: Face
    colour: Colour
    largest: int
    least: int
    lines: int = 2
    gap: int = 0
    grows: bool = False
    underline: Colour | None = None


@dataclass
class Desk:
    """A card in the making."""

    card: Card
    shape: Shape
    palette: Palette
    items: list[Item] = field(default_factory=list)

    @property
    def sizes(self) -> Sizes:
        return SIZES[self.shape]

    @property
    def width(self) -> int:
        return self.shape.size[0]

    @property
    def height(self) -> int:
        return self.shape.size[1]

    @property
    def top(self) -> int:
        """Where words may begin."""
        return self.sizes.top or self.sizes.margin

    @property
    def bottom(self) -> int:
        return self.height - self.top

    def layout(self) -> Layout:
        return Layout(self.shape.size, self.palette.ground, tuple(self.items))

    def add(self, *items: Item) -> None:
        self.items += items

    # What a column is made of

    def headline(
        self, largest: int, least: int, *, text: str | None = None, gap: int = 0, lines: int = 8
    ) -> Part:
        text = shortened(self.card.text if text is None else text, MOST_CHARACTERS)
        return Part(text, HEADLINE, self.palette.ink, largest, least, lines, gap, grows=True)

    def quote(self, largest: int, least: int, *, gap: int = 0) -> Part:
        text = shortened(self.card.text, MOST_CHARACTERS)
        return Part(text, SERIF, self.palette.ink, largest, least, 9, gap, grows=True)

    def kicker(self, *, underlined: bool = True, lines: int = 2, gap: int = 0) -> Part:
        size = self.sizes.kicker
        underline = self.palette.accent if underlined else None
        return Part(
            self.card.over,
            grotesque(600),
            self.palette.ink,
            size,
            round(size * 0.8),
            lines,
            gap,
            underline=underline,
        )

    def name(self, gap: int, *, lines: int = 2) -> Part:
        size = self.sizes.name
        return Part(self.card.name, grotesque(750), self.palette.ink, size, round(size * 0.7), lines, gap)

    def line(self, gap: int, *, lines: int = 2, weight: int = 450) -> Part:
        size = self.sizes.line
        return Part(self.card.line, grotesque(weight), self.palette.soft, size, round(size * 0.8), lines, gap)

    def column(self, box: Box, parts: list[Part], anchor: float = 0) -> Box:
        """Set the parts below each other, and give the box that they fill.

        They stand at the right of the box where the card's text runs to the left.
        `anchor` says where they stand in the height that they do not need: 0 is at the top, 1 at the bottom.
        """
        left, top, right, bottom = box
        mirrored = runs_to_the_left(self.card.text)
        rest = bottom - top
        fitted: dict[int, Fitted] = {}
        for grows in (False, True):
            for at, part in enumerate(parts):
                if part.grows is not grows:
                    continue
                room = rest - (part.gap if at else 0)
                space = Room(right - left, room, part.largest, part.least, part.lines)
                found = fit(part.text, part.face, space, at_right=mirrored)
                if found:
                    fitted[at] = found
                    rest -= self._height(found, part) + (part.gap if at else 0)
        y = start = top + round(max(rest, 0) * anchor)
        for at, found in sorted(fitted.items()):
            part = parts[at]
            y += part.gap if y > start else 0
            self.add(
                Words((left, y, right, y + self._height(found, part)), found, part.colour, part.underline)
            )
            y += self._height(found, part)
        return left, start, right, y

    @staticmethod
    def _height(fitted: Fitted, part: Part) -> int:
        """To the lower edge of the letters, or of the line beneath the last of them."""
        below = (
            round(fitted.size * 0.26) + max(2, round(fitted.size * 0.11))
            if part.underline
            else fitted.size // 5
        )
        return max(fitted.height, fitted.lines[-1].baseline + below)

    # Marks

    def wheel(self, box: Box, towards: int = 45, **colours) -> None:
        """The series' wheel in ink, with the accent for one of them."""
        palette = self.palette
        free = mix(palette.ground, palette.ink, 0.2)
        colours = {"ink": palette.ink, "one": palette.accent, "free": free} | colours
        self.add(Wheel(box, self.card.people, towards=towards, **colours))

    def faint_wheel(self, box: Box, towards: int = 315) -> None:
        """The series' wheel where a card would be empty, so faint that words may cross it."""
        palette = self.palette
        one = mix(palette.ground, palette.accent, 0.3)
        self.wheel(box, towards, ink=palette.faint, free=palette.faint, one=one)

    def site(self, left: int, right: int, middle: int, *, mark: bool = True) -> None:
        """The site's name beside the series' wheel, on a line whose middle is at this height."""
        size = self.sizes.mark if mark else 0
        if mark:
            box = (left, middle - size // 2, left + size, middle - size // 2 + size)
            self.wheel(box)
            left += size + round(size * 0.28)
        text = round(self.sizes.kicker * 1.08)
        found = fit(self.card.site, grotesque(800), Room(right - left, text * 2, text, text // 2, 1))
        if found:
            baseline = found.lines[0].baseline
            y = middle - baseline + round(found.size * 0.36)
            self.add(Words((left, y, right, y + found.height), found, self.palette.ink))

    def logo(self, corner: Corner, middle: int) -> Box:
        """The logo on a tab in this corner of the card, at this height; give the tab's box, or an empty one.

        The tab is birch, and cannot be seen on a birch card.
        """
        right, low = corner.value
        if not self.card.logo:
            return (self.width if right else 0, middle) * 2
        width, height = self.sizes.logo
        pad = round(self.sizes.margin * 0.55)
        left = self.width - self.sizes.margin - width if right else self.sizes.margin
        box = (left, middle - height // 2, left + width, middle - height // 2 + height)
        top, bottom = box[1] - pad, box[3] + pad
        if self.shape is not Shape.STORY:
            top, bottom = (top, self.height) if low else (0, bottom)
        tab = (box[0] - pad, top, self.width, bottom) if right else (0, top, box[2] + pad, bottom)
        inner = Corner((1 - right, 1 - low))
        self.add(
            Logo(box, self.card.logo, tab, inner, (height + pad) * 2 // 3, BIRCH, SPRUCE, at_end=bool(right))
        )
        return tab

    def panel(self, box: Box, colour: Colour, corner: Corner | None = None, radius: int = 0) -> None:
        self.add(Panel(box, colour, corner, radius))
