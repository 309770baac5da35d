"""Portraits of several people: no two neighbours have the same corner round."""

from itertools import cycle

from ..card import Picture
from ..colours import BIRCH_LEAF, SPRUCE, WHITE, flower, mix
from ..desk import Desk
from ..items import Corner, Panel, Photo
from ..letters import Box

# In a mosaic of columns and rows they all turn to the wheel, which has the place of None.
TOWARDS_WHEEL = {
    (1, 2): (Corner.BOTTOM_RIGHT, None),
    (2, 1): (Corner.BOTTOM_RIGHT, None),
    (2, 2): (Corner.BOTTOM_RIGHT, None, Corner.TOP_RIGHT, Corner.TOP_LEFT),
    (3, 2): (
        *(Corner.BOTTOM_RIGHT, Corner.BOTTOM_RIGHT, Corner.BOTTOM_LEFT),
        *(Corner.TOP_RIGHT, None, Corner.TOP_LEFT),
    ),
}
CORNERS = (Corner.BOTTOM_RIGHT, Corner.BOTTOM_LEFT, Corner.TOP_RIGHT, Corner.TOP_LEFT)
ROUND = 0.42


def row(desk: Desk, right: int, bottom: int, width: int) -> int:
    """Portraits beside each other up to the right edge. Gives the left edge of the first."""
    faces = desk.card.shown_faces
    left = right - len(faces) * width
    for at, face in enumerate(faces):
        box = (left + at * width, bottom - round(width * 1.25), left + (at + 1) * width, bottom)
        _portrait(desk, box, face, CORNERS[at % 4])
    return left


def two_rows(desk: Desk, box: Box) -> None:
    """Portraits in two rows that fill the width: up to three in the lower one, and the others above them."""
    left, top, right, bottom = box
    faces = desk.card.shown_faces
    lines = [faces] if len(faces) < 4 else [faces[:-3], faces[-3:]]
    height = (bottom - top) // 2
    for number, line in enumerate(lines):
        low = bottom - height * (len(lines) - 1 - number)
        for at, face in enumerate(line):
            edges = (left + (right - left) * step // len(line) for step in (at, at + 1))
            start, end = edges
            _portrait(desk, (start, low - height, end, low), face, CORNERS[(at + 2 * number) % 4])


def _portrait(desk: Desk, box: Box, face: Picture, corner: Corner) -> None:
    desk.add(Photo(box, face, corner, _radius(box), close=True))


def _radius(box: Box) -> int:
    return round(min(box[2] - box[0], box[3] - box[1]) * ROUND)


def mosaic(desk: Desk, box: Box, columns: int, rows: int) -> None:
    """Portraits and the series' wheel without gaps; cells that nobody fills are plain."""
    left, top, right, bottom = box
    faces = list(desk.card.shown_faces)
    plain = cycle((flower(desk.card.accent), BIRCH_LEAF, mix(SPRUCE, WHITE, 0.18)))
    for at, corner in enumerate(TOWARDS_WHEEL[columns, rows]):
        row, column = divmod(at, columns)
        across, down = (right - left) // columns, (bottom - top) // rows
        x, y = left + column * across, top + row * down
        cell = (x, y, x + across, y + down)
        if corner is None:
            _wheel(desk, cell)
        elif faces:
            _portrait(desk, cell, faces.pop(0), corner)
        else:
            desk.add(Panel(cell, next(plain), corner, _radius(cell)))


def _wheel(desk: Desk, cell: Box) -> None:
    left, top, right, bottom = cell
    size = round(min(right - left, bottom - top) * 0.94)
    x, y = (left + right - size) // 2, (top + bottom - size) // 2
    desk.wheel((x, y, x + size, y + size))
