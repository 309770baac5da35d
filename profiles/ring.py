"""The wheel of people: a face at the end of each spoke, and a free place for each who is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import ProfilePage

FEWEST_PLACES = 8
# With more, faces would be too small to be recognised.
MOST_PLACES = 24


@dataclass(frozen=True)
class Ring:
    """The people who stand on the wheel, in their order, and how many places it has (8 to 24)."""

    people: list[ProfilePage]
    places: int


def ring(people: Sequence[ProfilePage], planned: int | None = None) -> Ring:
    """The wheel of the first of these people; `planned` is how many there will be in the end, if that is known."""
    shown = list(people[:MOST_PLACES])
    places = max(FEWEST_PLACES, len(shown), planned or 0)
    return Ring(shown, min(places, MOST_PLACES))
