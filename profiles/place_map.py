"""The places of a region as a map of tiles: one tile a place, where it lies seen from the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Place


@dataclass(frozen=True)
class Tile:
    """One place at its column and row, both from 1."""

    place: Place
    column: int
    row: int


@dataclass(frozen=True)
class PlaceMap:
    """The tiles in the order in which they are read, row by row."""

    tiles: list[Tile]

    @property
    def columns(self) -> int:
        return max((tile.column for tile in self.tiles), default=0)


def place_map(places: Iterable[Place]) -> PlaceMap:
    """The map of these places, without empty columns and rows around it; of two on one tile the first is drawn.

    A single tile is no map.
    """
    placed: dict[tuple[int, int], Place] = {}
    for place in places:
        if place.on_map:
            placed.setdefault((place.map_row, place.map_column), place)
    if len(placed) < 2:
        return PlaceMap([])
    top, left = min(row for row, _column in placed), min(column for _row, column in placed)
    tiles = [
        Tile(place, column=column - left + 1, row=row - top + 1)
        for (row, column), place in sorted(placed.items(), key=lambda item: item[0])
    ]
    return PlaceMap(tiles)
