"""How clothes are cut: body, necklines, collars, straps.

In the figure's local units the collarbones lie near y = 330, and the frame ends near 780.
"""

# Points stay in rows, as an outline is drawn.
# fmt: off

from collections.abc import Iterator
from contextlib import contextmanager

from .canvas import Canvas, Point, Points, smooth
from .palette import Colour, mix
from .person import Person

BOTTOM = 900.0


def torso(p: Person, neckline: Points) -> list[Point]:
    """Shoulders and chest under a neckline that runs from left to right."""
    s, y = p.shoulders, 350.0
    left = [(-p.neck - 42, 322), (-s * 0.62, y + p.slope * 0.25), (-s * 0.9, y + 24 + p.slope * 0.8),
        (-s - 24, y + 110 + p.slope), (-s - 50, y + 280 + p.slope), (-s - 56, BOTTOM), (-s - 56, BOTTOM)]
    right = [(-x, v) for x, v in left]
    return smooth([neckline[0], *neckline, neckline[-1], *right, *reversed(left)])


def crew(p: Person, drop: float = 0) -> list[Point]:
    """A round neckline."""
    n = p.neck + 12
    return [(-n, 292), (-n * 0.66, 350 + drop), (0, 374 + drop), (n * 0.66, 350 + drop), (n, 292)]


def vee(p: Person, deep: float = 480) -> list[Point]:
    """A V neckline."""
    n = p.neck + 24
    return [(-n, 306), (0, deep), (0, deep), (n, 306)]


@contextmanager
def garment(c: Canvas, p: Person, neckline: Points, fill: Colour) -> Iterator[None]:
    """Fill the torso, keep what is drawn inside to it, then lay the shade over its dark side."""
    body = torso(p, neckline)
    c.polygon(body, fill)
    with c.clip(body):
        yield
        s, edge = p.shade_side, p.shoulders
        line = [(s * edge * x, y) for x, y in ((0.42, 240), (0.5, 400), (0.66, 520), (0.6, 660), (0.7, 900))]
        c.tint([*smooth(line, closed=False), (s * edge * 2, 900), (s * edge * 2, 240)], mix(fill, "#1c1020",
            0.7), 0.24)


def arms(c: Canvas, p: Person, tone: Colour) -> None:
    """The folds where the arms leave the body."""
    for s in (-1, 1):
        x = s * p.shoulders * 0.78
        c.stroke([(x, 940), (x - s * 4, 640), (x + s * 26, 540)], 8, tone, taper=0.2)


def straps(c: Canvas, p: Person, fill: Colour, width: float, bib: float) -> None:
    """Straps over the shoulders, and the bib they hold from a height downwards."""
    for s in (-1, 1):
        c.polygon([(s * p.neck * 1.55, 280), (s * (p.neck * 1.55 + width), 280),
            (s * (130 + width), bib + 20), (s * 130, bib + 20)], fill)
    w = 130 + width
    c.polygon([(-w, bib), (w, bib), (w + 30, BOTTOM), (-w - 30, BOTTOM)], fill)


def collar(c: Canvas, p: Person, fill: Colour, line: Colour, reach: float = 120, deep: float = 430) -> None:
    """A shirt collar, its tips at `reach`, closed at the height `deep`."""
    n = p.neck + 26
    for s in (-1, 1):
        c.polygon(smooth([(s * (n - 20), 268), (s * (n - 20), 268), (s * n, 320), (s * reach, deep + 30),
            (s * reach, deep + 30), (0, deep), (0, deep)]), fill)
        c.stroke([(s * n, 320), (s * reach, deep + 30), (s * reach, deep + 30), (0, deep)], 5, line,
            taper=0.6)
