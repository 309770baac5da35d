"""The country of Skogelva in a few shapes: hills, spruces, birches, houses, a lorry with a plough."""

# Points stay in rows, as an outline is drawn.
# fmt: off

import random

from . import palette as t
from . import wheels
from .canvas import Canvas, Point, Points, polar, smooth
from .palette import Colour, mix


def hills(c: Canvas, ridge: Points, fill: Colour, floor: float = 1100) -> None:
    """A smooth ridge, filled down to the floor."""
    line = smooth(ridge, closed=False)
    c.polygon([*line, (ridge[-1][0], floor), (ridge[0][0], floor)], fill)


def spruce(c: Canvas, x: float, y: float, h: float, fill: Colour, shade: Colour | None = None) -> None:
    """A spruce that stands at (x, y); its right side may be in shade."""
    w = h * 0.22
    c.polygon([(x - h * 0.02, y - h * 0.1), (x + h * 0.02, y - h * 0.1), (x + h * 0.02, y),
        (x - h * 0.02, y)], shade or fill)
    tiers = [(0.0, 1.0), (0.25, 0.78), (0.48, 0.52)]
    for low, wide in tiers:
        base, top = y - h * (0.08 + low), y - h * min(1, low + 0.56)
        c.polygon([(x - w * wide, base), (x, top), (x + w * wide, base)], fill)
        if shade:
            c.polygon([(x, base), (x, top), (x + w * wide, base)], shade)


def forest(c: Canvas, x0: float, x1: float, y: float, size: float, fill: Colour, seed: int, *,
        offset: float = 0, shade: Colour | None = None) -> None:
    """A row of spruces of uneven height between two sides; the offset scrolls it, and it wraps."""
    rng = random.Random(seed)
    step = size * 0.3
    count = int((x1 - x0) / step)
    for i in range(count):
        x = (i * step + rng.uniform(-0.1, 0.1) * size + offset) % (count * step) + x0
        spruce(c, x, y + rng.uniform(-0.04, 0.08) * size, size * rng.uniform(0.6, 1.1), fill, shade)


def birch(c: Canvas, x: float, y: float, h: float, w: float, seed: int) -> None:
    """A birch trunk with its dark scars."""
    rng = random.Random(seed)
    trunk = [(x - w / 2, y), (x - w * 0.36, y - h), (x + w * 0.36, y - h), (x + w / 2, y)]
    c.polygon(trunk, t.BIRCH_LIGHT)
    with c.clip(trunk):
        c.polygon([(x + w * 0.12, y), (x + w * 0.1, y - h), (x + w, y - h), (x + w, y)], t.BIRCH_DEEP)
        for _ in range(int(h / 58)):
            at, side, wide = y - rng.uniform(0, h), rng.choice((-1, 1)), rng.uniform(0.3, 0.6) * w
            c.stroke([(x + side * w / 2, at), (x + side * (w / 2 - wide), at + rng.uniform(-4, 4))],
                w * 0.16, t.INK, taper=0.1)


def house(c: Canvas, x: float, y: float, s: float, wall: Colour, roof: Colour,
        lit: Colour = t.LICHEN_LIGHT) -> None:
    """A wooden house seen a little from the side, lit windows; `s` is the gable's width."""
    c.polygon([(x, y), (x, y - s * 0.8), (x + s * 1.7, y - s * 0.8), (x + s * 1.7, y)], mix(wall, t.INK,
        0.22))
    c.polygon([(x - s, y), (x - s, y - s * 0.8), (x - s / 2, y - s * 1.35), (x, y - s * 0.8), (x, y)], wall)
    c.polygon([(x - s / 2, y - s * 1.42), (x + s * 1.25, y - s * 1.42), (x + s * 1.8, y - s * 0.76),
        (x + s * 0.06, y - s * 0.76)], roof)
    c.stroke([(x - s * 1.06, y - s * 0.74), (x - s / 2, y - s * 1.38), (x - s / 2, y - s * 1.38),
        (x + s * 0.06, y - s * 0.74)], s * 0.07, t.BIRCH_LIGHT)
    for wx in (-0.72, -0.36, 0.36, 0.82, 1.28):
        c.polygon([(x + s * wx, y - s * 0.32), (x + s * wx, y - s * 0.6), (x + s * (wx + 0.18), y - s * 0.6),
            (x + s * (wx + 0.18), y - s * 0.32)], lit)


def wheel_sun(c: Canvas, at: Point, r: float, tones: tuple[Colour, Colour, Colour], phase: float = 0,
        count: int = 16) -> None:
    """The wheel as the sun: a disc, its spokes, its rim."""
    body, spoke, rim = tones
    c.disc(*at, r, body)
    for a in wheels.spin(count, phase):
        wheels.spoke(c, at, r * 0.24, r * 0.9, a, r * 0.03, r * 0.06, spoke)
    c.ring(*at, r * 0.92, r * 0.09, rim)
    c.disc(*at, r * 0.24, rim)
    c.disc(*at, r * 0.1, body)


def lorry_wheel(c: Canvas, at: Point, r: float, phase: float) -> None:
    """A small wheel whose turning can be seen."""
    c.disc(*at, r, t.INK)
    c.disc(*at, r * 0.66, t.BIRCH_DEEP)
    for a in wheels.spin(6, phase):
        wheels.spoke(c, at, r * 0.16, r * 0.62, a, r * 0.12, r * 0.12, t.DUSK_NIGHT)
    c.disc(*at, r * 0.2, t.DUSK_NIGHT)


def plough_lorry(c: Canvas, x: float, y: float, phase: float, beacon: float) -> None:
    """A lorry that ploughs to the right, its back wheels at (x, y); `beacon` is the angle of its light."""
    glow = abs(((beacon % 360) - 180) / 180)
    lamp = (x + 232, y - 236)
    reach, wide = 300 * (0.35 + glow), 62 * (0.4 + glow)
    side = 1 if beacon % 360 < 180 else -1
    c.tint([lamp, (lamp[0] + side * reach, lamp[1] - wide), (lamp[0] + side * reach, lamp[1] + wide)],
        t.HI_VIS, 0.25 + 0.35 * glow)
    c.polygon([(x - 118, y - 150), (x + 160, y - 150), (x + 128, y - 26), (x - 96, y - 26)], mix(t.ROSEHIP,
        t.ROSEHIP_DEEP, 0.55))
    for i in range(4):
        c.polygon([(x - 84 + i * 62, y - 150), (x - 70 + i * 62, y - 150), (x - 72 + i * 62, y - 26),
            (x - 86 + i * 62, y - 26)], t.ROSEHIP_DEEP)
    c.polygon([(x - 110, y - 40), (x + 330, y - 40), (x + 330, y - 8), (x - 110, y - 8)], t.DUSK_NIGHT)
    cab = [(x + 174, y - 222), (x + 174, y - 222), (x + 290, y - 222), (x + 310, y - 208),
        (x + 334, y - 110), (x + 340, y - 24), (x + 340, y - 24), (x + 174, y - 24), (x + 174, y - 24)]
    c.shape(cab, t.ROSEHIP)
    c.polygon([(x + 216, y - 198), (x + 286, y - 198), (x + 308, y - 122), (x + 216, y - 122)], t.RIVER_LIGHT)
    c.disc(x + 256, y - 150, 17, t.BLUSH)
    c.polygon([(x + 232, y - 122), (x + 240, y - 136), (x + 272, y - 136), (x + 280, y - 122)], t.HI_VIS)
    c.shape([(x + 239, y - 155), (x + 240, y - 172), (x + 256, y - 176), (x + 272, y - 168),
        (x + 274, y - 158)], t.DUSK_NIGHT)
    c.polygon([(x + 174, y - 84), (x + 336, y - 84), (x + 337, y - 68), (x + 174, y - 68)], t.LICHEN)
    c.polygon([(lamp[0] - 17, lamp[1] + 14), (lamp[0] - 14, lamp[1] - 14), (lamp[0] + 14, lamp[1] - 14),
        (lamp[0] + 17, lamp[1] + 14)], mix(t.HI_VIS, t.LICHEN_LIGHT, glow))
    for wx in (-40, 56, 276):
        lorry_wheel(c, (x + wx, y), 48, phase)
    c.disc(x + 338, y - 52, 13, t.LICHEN_LIGHT)
    c.stroke([(x + 330, y - 16), (x + 392, y - 4)], 12, t.INK)
    blade = [(x + 386, y - 104), (x + 386, y - 104), (x + 440, y - 112), (x + 440, y - 112),
        (x + 414, y - 50), (x + 442, y + 44), (x + 442, y + 44), (x + 392, y + 44), (x + 392, y + 44),
        (x + 376, y - 40)]
    c.shape(blade, t.LICHEN)
    c.stroke([(x + 396, y - 92), (x + 388, y - 36), (x + 402, y + 32)], 9, t.HI_VIS, taper=0.5)


def snow(c: Canvas, seconds: float, count: int, seed: int, *, wind: float = 60.0) -> None:
    """Snow that falls, and comes round again without a seam."""
    rng = random.Random(seed)
    for _ in range(count):
        x, y, r = rng.uniform(0, 1400), rng.uniform(0, 780), rng.uniform(1.6, 5.0)
        fall = 26 + r * 26
        c.polygon([polar((x - seconds * wind * (0.4 + r / 4)) % 1400 - 60, (y + seconds * fall) % 780 - 30,
            r, a) for a in range(0, 360, 45)], t.BIRCH_LIGHT)
