"""What tells one person from another: the features that the drawing modules read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from .canvas import Canvas, Point
from .palette import INK, Colour, Skin


@dataclass(frozen=True)
class Head:
    """The build of a head, as shares of the standard one."""

    width: float = 1.0
    jaw: float = 0.84
    """Width at the corner of the jaw, as a share of the cheek's."""
    chin: float = 0.36
    """Width of the chin, likewise."""
    length: float = 1.0
    """Distance from the eyes to the chin."""


@dataclass(frozen=True)
class Pose:
    """How a person sits in the frame."""

    kind: Literal["front", "profile"] = "front"
    turn: float = 0.0
    """-1 looks to the viewer's left, 1 to the right; in profile, its sign decides the side."""
    tilt: float = 0.0
    """Degrees, clockwise, about the neck."""
    lean: float = 0.0
    """Degrees by which the shoulders turn, clockwise, under the head."""
    at: Point = (600.0, 570.0)
    scale: float = 1.2


@dataclass(frozen=True)
class Person:
    """One portrait."""

    slug: str
    ground: Callable[[Canvas], None]
    skin: Skin
    hair: Colour
    style: str
    """A name in `hair.STYLES`."""
    clothes: Callable[["Canvas", "Person"], None]
    head: Head = field(default_factory=Head)
    pose: Pose = field(default_factory=Pose)
    neck: float = 78.0
    """Half the neck's width."""
    shoulders: float = 330.0
    """Half the width of the shoulders."""
    slope: float = 40.0
    """How far the shoulders drop from neck to arm."""
    eyes: Literal["open", "low", "smile"] = "open"
    iris: Colour = INK
    brow: tuple[float, float] = (9.0, 10.0)
    """Thickness and arch of the brows."""
    brow_colour: Colour = ""
    nose: float = 1.0
    mouth: Literal["full", "thin", "smile"] = "full"
    shade: Literal["split", "side"] = "side"
    shade_side: int = 1
    """1 where the light comes from the left, -1 from the right."""
    ears: bool = True
    age: int = 0
    """0 to 2: how many of life's lines to draw."""
    freckles: bool = False
    beard: str = ""
    """A name in `beards.BEARDS`."""
    wears: tuple[str, ...] = ()
    """Names in `extras.EXTRAS`, drawn last, in this order."""
