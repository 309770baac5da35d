"""A supersampled drawing surface: smooth shapes, transforms, clips, and a print-like grain."""

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import Colour

Point = tuple[float, float]
Points = Sequence[Point]
Matrix = tuple[float, float, float, float, float, float]

STEPS = 10
"""Straight pieces that stand for one smooth segment."""


def arc(cx: float, cy: float, r: float, start: float, end: float, steps: int = 72) -> list[Point]:
    """Points on a circle from one angle to another, in degrees, clockwise from three o'clock."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + r * math.cos(a), cy + r * math.sin(a)) for a in angles]


def polar(cx: float, cy: float, r: float, degrees: float) -> Point:
    """The point at a distance and an angle from a centre."""
    return cx + r * math.cos(math.radians(degrees)), cy + r * math.sin(math.radians(degrees))


def mirror(points: Points) -> list[Point]:
    """The same points, left and right exchanged, in reverse order so that an outline goes on."""
    return [(-x, y) for x, y in reversed(points)]


def _unit(a: Point, b: Point) -> Point:
    length = math.dist(a, b)
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length) if length else (0.0, 0.0)


def smooth(points: Points, *, closed: bool = True) -> list[Point]:
    """A curve through the points. A point given twice in a row is a corner."""
    n = len(points)

    def at(i: int) -> Point:
        return points[i % n] if closed else points[min(max(i, 0), n - 1)]

    def tangent(i: int) -> Point:
        before, here, after = at(i - 1), at(i), at(i + 1)
        return _unit(here, after) if before == here else _unit(before, here if here == after else after)

    curve: list[Point] = []
    for i in range(n if closed else n - 1):
        p, q = at(i), at(i + 1)
        if p == q:
            continue
        reach = math.dist(p, q) / 3
        (tx, ty), (ux, uy) = tangent(i), tangent(i + 1)
        a, b = (p[0] + tx * reach, p[1] + ty * reach), (q[0] - ux * reach, q[1] - uy * reach)
        for step in range(STEPS):
            t = step / STEPS
            k0, k1, k2, k3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            curve.append(
                (
                    k0 * p[0] + k1 * a[0] + k2 * b[0] + k3 * q[0],
                    k0 * p[1] + k1 * a[1] + k2 * b[1] + k3 * q[1],
                )
            )
    if not closed:
        curve.append(points[-1])
    return curve


def brush(points: Points, width: float, *, taper: float = 1.0) -> list[Point]:
    """The outline of a smooth stroke; `taper` is the width left at both ends, as a share of the middle."""
    spine = smooth(points, closed=False)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(spine):
        dx, dy = _unit(spine[max(i - 1, 0)], spine[min(i + 1, len(spine) - 1)])
        along = i / (len(spine) - 1)
        half = width / 2 * (taper + (1 - taper) * math.sin(math.pi * along))
        left.append((x - dy * half, y + dx * half))
        right.append((x + dy * half, y - dx * half))
    return left + right[::-1]


@cache
def _noise(width: int, height: int, seed: int) -> Image.Image:
    raw = random.Random(seed).randbytes(width * height)
    return Image.frombytes("L", (width, height), raw)


class Canvas:
    """Draws in logical units on a surface `detail` times as fine, so that edges come out smooth."""

    def __init__(self, width: int, height: int, ground: Colour, *, detail: int = 2) -> None:
        """An empty surface of a width and a height, all in the colour of the ground."""
        self.width, self.height, self.detail = width, height, detail
        self.image = Image.new("RGB", (width * detail, height * detail), ground)
        self.draw = ImageDraw.Draw(self.image)
        self.matrix: Matrix = (detail, 0, 0, 0, detail, 0)

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1, flip: bool = False
    ) -> Iterator[None]:
        """Draw with the origin at (x, y), turned clockwise by `turn` degrees, scaled, perhaps mirrored."""
        outer = self.matrix
        a, b, c, d, e, f = outer
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        self.matrix = (
            (a * cos + b * sin) * side, b * cos - a * sin, a * x + b * y + c,
            (d * cos + e * sin) * side, e * cos - d * sin, d * x + e * y + f,
        )  # fmt: skip
        yield
        self.matrix = outer

    def _place(self, points: Points) -> list[Point]:
        a, b, c, d, e, f = self.matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def polygon(self, points: Points, fill: Colour) -> None:
        """Fill a shape with straight sides."""
        self.draw.polygon(self._place(points), fill)

    def shape(self, points: Points, fill: Colour) -> None:
        """Fill a smooth closed shape through the points."""
        self.polygon(smooth(points), fill)

    def stroke(self, points: Points, width: float, fill: Colour, *, taper: float = 1.0) -> None:
        """Draw a smooth line; round at its ends unless it tapers."""
        self.polygon(brush(points, width, taper=taper), fill)
        if taper == 1.0:
            self.disc(*points[0], width / 2, fill)
            self.disc(*points[-1], width / 2, fill)

    def disc(self, cx: float, cy: float, r: float, fill: Colour) -> None:
        """Fill a circle."""
        self.polygon(arc(cx, cy, r, 0, 360, 120), fill)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: Colour) -> None:
        """Fill an ellipse that stands straight in the current transform."""
        self.polygon([(cx + x * rx, cy + y * ry) for x, y in arc(0, 0, 1, 0, 360, 96)], fill)

    def ring(self, cx: float, cy: float, r: float, width: float, fill: Colour, *arc_: float) -> None:
        """Fill a ring whose middle runs at radius r; two angles more make it a part of a ring."""
        start, end = arc_ or (0, 360)
        outer, inner = (
            arc(cx, cy, r + width / 2, start, end, 144),
            arc(cx, cy, r - width / 2, start, end, 144),
        )
        self.polygon(outer + inner[::-1], fill)

    def wedge(
        self, cx: float, cy: float, r0: float, r1: float, start: float, end: float, fill: Colour
    ) -> None:
        """Fill the part of a ring between two radii and two angles."""
        self.polygon(arc(cx, cy, r1, start, end, 24) + arc(cx, cy, r0, end, start, 24), fill)

    @contextmanager
    def clip(self, outline: Points) -> Iterator[None]:
        """Keep what is drawn inside only where the outline (a polygon) covers it."""
        before = self.image
        self.image = before.copy()
        self.draw = ImageDraw.Draw(self.image)
        mask = Image.new("L", before.size)
        ImageDraw.Draw(mask).polygon(self._place(outline), 255)
        yield
        before.paste(self.image, mask=mask)
        self.image, self.draw = before, ImageDraw.Draw(before)

    def tint(self, outline: Points, colour: Colour, share: float) -> None:
        """Mix a colour into whatever a polygon covers: flat shade, or a beam of light."""
        placed = self._place(outline)
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right = min(self.image.width, math.ceil(max(xs)))
        bottom = min(self.image.height, math.ceil(max(ys)))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in placed], round(255 * share))
        self.image.paste(colour, (left, top), mask)

    def stipple(self, outline: Points, fill: Colour, start: Point, end: Point, seed: int = 1) -> None:
        """Spray grain over a polygon, from none at `start` to about half cover at `end`, like a print."""
        (x0, y0), (x1, y1) = self._place([start, end])
        placed = self._place(outline)
        size = self.image.size
        left, top = (max(0, math.floor(min(p[i] for p in placed))) for i in (0, 1))
        right, bottom = (min(size[i], math.ceil(max(p[i] for p in placed))) for i in (0, 1))
        if right <= left or bottom <= top:
            return
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        small = 48
        ramp = Image.new("L", (small, small))
        values = []
        for j in range(small):
            y = top + (j + 0.5) * (bottom - top) / small
            for i in range(small):
                x = left + (i + 0.5) * (right - left) / small
                along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length
                values.append(round(70 * min(max(along, 0), 1) ** 1.5))
        ramp.putdata(values)
        box = (right - left, bottom - top)
        coarse = self.detail
        grain = (max(box[0] // coarse, 1), max(box[1] // coarse, 1))
        dots = ImageChops.subtract(ramp.resize(grain, Image.Resampling.BILINEAR), _noise(*grain, seed))
        dots = dots.point(lambda v: 255 if v else 0).resize(box, Image.Resampling.BICUBIC)
        mask = Image.new("L", box)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in placed], 255)
        self.image.paste(fill, (left, top), ImageChops.multiply(mask, dots))

    def finish(self, grain: float = 0.0) -> Image.Image:
        """The picture at its real size, with paper grain of the given strength (0 to 1)."""
        picture = self.image.resize((self.width, self.height), Image.Resampling.BOX)
        if grain:
            paper = _noise(self.width, self.height, 7).filter(ImageFilter.GaussianBlur(0.8))
            level = paper.point(lambda v: round(128 + (v - 128) * grain))
            picture = ImageChops.add(picture, Image.merge("RGB", [level] * 3), offset=-128)
        return picture
