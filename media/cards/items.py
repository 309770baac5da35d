"""What stands on a card, and where: boxes are left, top, right and bottom in pixels of the card."""

from dataclasses import dataclass
from enum import Enum

from .breaking import Fitted
from .card import Picture
from .colours import Colour
from .letters import Box


class Corner(Enum):
    """The one corner of a picture or panel that is a quarter of a wheel."""

    TOP_LEFT = (0, 0)
    TOP_RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM_LEFT = (0, 1)


@dataclass(frozen=True)
class Panel:
    """A plain area."""

    box: Box
    colour: Colour
    corner: Corner | None = None
    radius: int = 0


@dataclass(frozen=True)
class Photo:
    """A photograph, cut around its focus; `close` as near as looks natural."""

    box: Box
    picture: Picture
    corner: Corner | None = None
    radius: int = 0
    close: bool = False


@dataclass(frozen=True)
class Wheel:
    """The wheel with a spoke for each of `people` in a square, which may reach over the edge of the card.

    Which of them is the one says `towards`, in degrees from the top, to the right.
    `within` is the part of the card that it is seen in, and may have a corner that is round. As a mark to
    `play` it has a triangle where the hub was, and stands on a `disc`.
    """

    box: Box
    people: int
    ink: Colour
    one: Colour
    free: Colour
    towards: int = 45
    within: Box | None = None
    corner: Corner | None = None
    radius: int = 0
    play: Colour | None = None
    disc: Colour | None = None


@dataclass(frozen=True)
class Words:
    """Fitted lines. `box` is the room they keep to, and no pixel of them is outside it."""

    box: Box
    fitted: Fitted
    colour: Colour
    underline: Colour | None = None


@dataclass(frozen=True)
class Logo:
    """A logo, as large as fits into the box, at one end, on a tab of `ground`, or of `night` if it is light."""

    box: Box
    picture: Picture
    tab: Box
    corner: Corner
    radius: int
    ground: Colour
    night: Colour
    at_end: bool = True


Item = Panel | Photo | Wheel | Words | Logo


@dataclass(frozen=True)
class Layout:
    """A card of a size: its ground, and the items on it from the lowest to the uppermost."""

    size: tuple[int, int]
    ground: Colour
    items: tuple[Item, ...]

    @property
    def words(self) -> list[Words]:
        return [item for item in self.items if isinstance(item, Words)]
