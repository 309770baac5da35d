"""What a card shows, and its digest."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import BinaryIO

from .colours import DEFAULT_ACCENT

LAYOUT_VERSION = 2
"""Count this up with every change of how cards look: stored cards are then drawn anew."""

MOST_FACES = 5


class Shape(Enum):
    """Width and height in pixels: for links, for posts, and for stories on a phone's whole screen."""

    LINK = (1200, 630)
    SQUARE = (1080, 1080)
    STORY = (1080, 1920)

    @property
    def size(self) -> tuple[int, int]:
        return self.value


class Kind(Enum):
    """What a card leads to."""

    PROFILE = "profile"
    ANSWER = "answer"
    SERIES = "series"
    QUESTION = "question"
    FILM = "film"
    PAGE = "page"

    @property
    def has_faces(self) -> bool:
        return self in {Kind.SERIES, Kind.QUESTION}


@dataclass(frozen=True)
class Picture:
    """A picture that is opened when a card is drawn, and only then.

    `key` says which file and which version of it. `focus` is the part that has to be seen: left, top, right and
    bottom as shares of width and height of the upright picture, from 0 to 1. `read` may raise anything: the card
    is then drawn as if there were no picture.
    """

    key: str
    read: Callable[[], BinaryIO] = field(compare=False)
    focus: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Card:
    """The words and pictures of one card. What is empty is left out.

    text     headline, quote, question or title; longer than some 160 characters is cut at a word, with “ …”
    over     the title of the series, or the question that was asked
    name     a person; `line` their job and workplace. On a card without a person, `line` stands under the text.
    site     the site's name
    picture  a portrait, a film's poster or a page's picture
    faces    portraits on the cards of series and questions: the first five are drawn
    logo     the region's; drawn on a light ground where it is dark, and the other way round
    accent   the region's colour as "#rrggbb"
    people   how many people the series has: its wheel gets a spoke for each
    """

    kind: Kind
    text: str
    over: str = ""
    name: str = ""
    line: str = ""
    site: str = ""
    picture: Picture | None = None
    faces: tuple[Picture, ...] = ()
    logo: Picture | None = None
    accent: str = DEFAULT_ACCENT
    people: int = 0

    @property
    def shown_faces(self) -> tuple[Picture, ...]:
        return self.faces[:MOST_FACES] if self.kind.has_faces else ()


def digest(card: Card, shape: Shape) -> str:
    """20 hexadecimal digits of what the card shows, in this shape and with this version of the layout.

    The same in every process, and different as soon as one thing that is shown differs.
    """

    def identity(picture: Picture | None) -> list | None:
        return picture and [picture.key, picture.focus]

    shown = [
        LAYOUT_VERSION,
        shape.name,
        card.kind.value,
        [card.text, card.over, card.name, card.line, card.site],
        identity(card.picture),
        [identity(face) for face in card.shown_faces],
        identity(card.logo),
        card.accent.lower(),
        card.people,
    ]
    return sha256(json.dumps(shown).encode()).hexdigest()[:20]
