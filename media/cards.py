"""STUB"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import BinaryIO

from PIL import Image as P


class Shape(Enum):
    LINK = (1200, 630)
    SQUARE = (1080, 1080)
    STORY = (1080, 1920)


class Kind(Enum):
    PROFILE = "profile"
    ANSWER = "answer"
    SERIES = "series"
    QUESTION = "question"
    FILM = "film"
    PAGE = "page"


@dataclass(frozen=True)
class Picture:
    key: str
    read: Callable[[], BinaryIO]
    focus: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Card:
    kind: Kind
    text: str
    over: str = ""
    name: str = ""
    line: str = ""
    site: str = ""
    picture: Picture | None = None
    faces: tuple[Picture, ...] = ()
    logo: Picture | None = None
    accent: str = "#b8182f"
    people: int = 0


def digest(card, shape):
    parts = [
        card.kind.value,
        card.text,
        card.over,
        card.name,
        card.line,
        card.site,
        card.accent,
        str(card.people),
        shape.name,
    ]
    parts += [p.key + repr(p.focus) for p in (card.picture, card.logo, *card.faces) if p]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def draw(card, shape):
    b = BytesIO()
    P.new("RGB", shape.value, card.accent).save(b, "JPEG")
    return b.getvalue()
