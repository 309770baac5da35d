"""The three films, as scenes that can be drawn at any second; their posters are frames of them."""

# Points stay in rows, as an outline is drawn.
# fmt: off

import math
import random

from . import landscape as land
from . import palette as t
from . import wheels
from .canvas import Canvas, arc
from .palette import mix

LENGTH = 12.0
"""Seconds a film runs."""


def _ease(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def plough(c: Canvas, s: float) -> None:
    """Six in the morning: a plough lorry on a dark road, its light turning, while the horizon turns light."""
    dawn = _ease(int(s * 3) / 3 / LENGTH)  # in steps: a slow fade of every pixel is dear to encode
    c.polygon([(0, 0), (1280, 0), (1280, 720), (0, 720)], mix(t.DUSK_NIGHT, t.DUSK, 0.2 + 0.8 * dawn))
    centre = (850, 470 - 110 * _ease(s / LENGTH))
    for i in range(5):
        tone = mix(mix(t.DUSK_NIGHT, t.DUSK, 0.2 + 0.8 * dawn), mix(t.ROSEHIP, t.BLUSH, i / 4),
            (0.06 + 0.72 * dawn) * (i + 1.4) / 6)
        c.disc(850, 470, 620 - i * 100, tone)
    rim, body = mix(t.DUSK, t.LICHEN, dawn), mix(t.DUSK, t.LICHEN_LIGHT, dawn)
    land.wheel_sun(c, centre, 178, (body, rim, rim), phase=s * 3)
    ridge = [(-20, 430), (150, 372), (330, 418), (520, 352), (700, 420), (880, 396), (1080, 340), (1300, 420)]
    land.hills(c, ridge, mix(t.DUSK_NIGHT, t.DUSK_SOFT, 0.12 + 0.4 * dawn))
    land.hills(c, [(-20, 480), (260, 440), (560, 476), (860, 446), (1300, 470)], mix(t.SPRUCE_NIGHT,
        t.SPRUCE_MID, 0.1 + 0.4 * dawn))
    land.forest(c, -160, 1440, 520, 150, mix(t.SPRUCE_NIGHT, t.SPRUCE, 0.2 + 0.7 * dawn), 4, offset=-s * 24)
    snowfield = mix(t.DUSK, t.BIRCH_LIGHT, 0.22 + 0.6 * dawn)
    land.hills(c, [(-20, 520), (300, 508), (700, 520), (1300, 506)], snowfield)
    c.polygon([(0, 592), (1280, 592), (1280, 720), (0, 720)], mix(t.INK, t.DUSK, 0.18 + 0.35 * dawn))
    c.polygon([(0, 584), (1280, 584), (1280, 596), (0, 596)], mix(snowfield, t.DUSK, 0.25))
    for i in range(5):
        x = (i * 330 - s * 330) % 1650 - 180
        c.polygon([(x, 672), (x + 130, 672), (x + 124, 680), (x - 6, 680)], mix(t.LICHEN, t.DUSK,
            0.45 - 0.3 * dawn))
        x = (i * 330 + 90 - s * 330) % 1650 - 180
        c.polygon([(x, 478), (x + 8, 478), (x + 8, 588), (x, 588)], t.ROSEHIP)
        c.polygon([(x, 496), (x + 8, 496), (x + 8, 514), (x, 514)], t.BIRCH_LIGHT)
    x = 250 + 60 * _ease(s / LENGTH)
    beam = [(x + 350, 580), (1280, 520), (1280, 680), (x + 350, 610)]
    c.tint(beam, t.LICHEN_LIGHT, 0.34 - 0.14 * dawn)
    land.plough_lorry(c, x, 640, s * 210, s * 300)
    rng = random.Random(11)
    for _ in range(34):
        start, speed, r = rng.random(), rng.uniform(0.8, 1.4), rng.uniform(7, 20)
        u = (start + s * speed) % 1
        c.disc(x + 430 + u * 150, 660 - math.sin(u * math.pi) * 110 * rng.uniform(0.5, 1), r * (1 - 0.6 * u),
            mix(snowfield, t.BIRCH_LIGHT, 0.7))
    land.snow(c, s, 64, 5)


def _log(c: Canvas, x: float, y: float, r: float, turn: float) -> None:
    c.disc(x, y, r, t.BARK)
    with c.at(x, y, turn=turn):
        for i, tone in enumerate((t.BIRCH_DEEP, t.BIRCH, mix(t.LICHEN, t.BARK, 0.25), t.BIRCH, mix(t.LICHEN,
                t.BARK, 0.25))):
            c.disc(2 * i, i, r * (0.88 - i * 0.17), tone)
        c.polygon([(0, -3), (r * 0.84, 0), (0, 3)], t.BARK)


def saw_line(c: Canvas, s: float) -> None:
    """The saw line: logs roll in from the left, the blade turns, planks leave to the right."""
    c.polygon([(0, 0), (1280, 0), (1280, 720), (0, 720)], t.SPRUCE)
    for i in range(9):
        c.polygon([(i * 160, 0), (i * 160 + 4, 0), (i * 160 + 4, 560), (i * 160, 560)], mix(t.SPRUCE,
            t.SPRUCE_NIGHT, 0.5))
    for x in (70.0, 960.0):
        c.polygon([(x, 90), (x + 250, 90), (x + 250, 290), (x, 290)], t.RIVER_LIGHT)
        pane = [(x, 90), (x + 250, 90), (x + 250, 290), (x, 290)]
        with c.clip(pane):
            land.forest(c, x - 40, x + 320, 300, 150, t.SPRUCE_SOFT, 3 + int(x))
        for bar in (0, 121, 242):
            c.polygon([(x + bar, 82), (x + bar + 8, 82), (x + bar + 8, 298), (x + bar, 298)], t.BIRCH_LIGHT)
        for bar in (82, 290):
            c.polygon([(x - 8, bar), (x + 258, bar), (x + 258, bar + 8), (x - 8, bar + 8)], t.BIRCH_LIGHT)
    c.disc(640, 330, 296, mix(t.SPRUCE, t.SPRUCE_MID, 0.6))
    wheels.saw(c, (640, 350), 248, 26, t.BIRCH_LIGHT, t.SPRUCE_MID, phase=s * 75)
    c.disc(640, 350, 48, t.ROSEHIP)
    c.disc(640, 350, 15, t.BIRCH_LIGHT)
    for i in range(6):
        u = s * 110 + i * 220 - 1320
        x = -120 + (u % 1320)
        if x < 720:
            with c.clip([(-10, 300), (640, 300), (640, 560), (-10, 560)]):
                _log(c, x, 438, 78, (x + 120) / 78 * 57.3)
    for i in range(4):
        x = 480 + (s * 165 + i * 320) % 1280
        for k in range(3):
            left = max(x + k * 14, 640)
            if x + 250 > 640:
                tone = (t.LICHEN_LIGHT, t.BIRCH, mix(t.LICHEN, t.BIRCH_DEEP, 0.4))[k]
                c.polygon([(left, 444 + k * 25), (x + 250 + k * 14, 444 + k * 25),
                    (x + 250 + k * 14, 465 + k * 25), (left, 465 + k * 25)], tone)
    c.polygon([(520, 408), (760, 408), (790, 520), (490, 520)], t.ROSEHIP)
    c.polygon([(520, 408), (760, 408), (764, 424), (516, 424)], t.CORAL)
    c.disc(640, 470, 17, t.LICHEN)
    c.polygon([(0, 516), (1280, 516), (1280, 540), (0, 540)], t.DUSK_NIGHT)
    for i in range(14):
        with c.at(i * 98 + 4, 556, turn=s * 260):
            c.disc(0, 0, 32, t.LICHEN)
            c.disc(0, 0, 24, t.DUSK)
            wheels.spoke(c, (0, 0), -24, 24, 0, 6, 6, t.LICHEN)
            wheels.spoke(c, (0, 0), -24, 24, 90, 6, 6, t.LICHEN)
    c.polygon([(0, 594), (1280, 594), (1280, 720), (0, 720)], t.SPRUCE_NIGHT)
    for x in (120.0, 420.0, 860.0, 1160.0):
        c.polygon([(x - 20, 590), (x + 20, 590), (x + 30, 690), (x - 30, 690)], t.DUSK_NIGHT)
    land.hills(c, [(500, 700), (580, 668), (640, 640), (700, 664), (800, 700)], t.LICHEN, 720)
    rng = random.Random(8)
    for _ in range(46):
        start, wide, r = rng.random(), rng.uniform(-70, 90), rng.uniform(2, 5)
        u = (start + s * 0.9) % 1
        c.disc(650 + wide * (0.3 + u), 520 + 160 * u * u, r, t.LICHEN_LIGHT)


def _loaf(c: Canvas, x: float, y: float, w: float, rise: float, crust: str) -> None:
    h = w * (0.22 + 0.34 * rise)
    c.shape([(x - w / 2, y), (x - w / 2, y), (x - w * 0.5, y - h * 0.55), (x - w * 0.28, y - h),
        (x, y - h * 1.06), (x + w * 0.28, y - h), (x + w * 0.5, y - h * 0.55), (x + w / 2, y),
        (x + w / 2, y)], crust)
    for k in (-0.24, 0, 0.24):
        c.stroke([(x + w * (k - 0.05), y - h * 0.86), (x + w * (k + 0.06), y - h * 0.5)], w * 0.05,
            mix(crust, t.BIRCH_LIGHT, 0.6), taper=0.2)


def bakery(c: Canvas, s: float) -> None:
    """Bread before dawn: the oven glows, the loaves rise, and the clock goes from three to six."""
    done = s / LENGTH
    dawn = _ease(done)
    c.polygon([(0, 0), (1280, 0), (1280, 720), (0, 720)], t.ROSEHIP_DEEP)
    for row in range(8):
        for i in range(10):
            x, y = i * 150.0 - (row % 2) * 75, row * 72.0
            c.polygon([(x, y), (x + 144, y), (x + 144, y + 66), (x, y + 66)], mix(t.ROSEHIP_DEEP, t.ROSEHIP,
                0.16))
    glow = 0.5 + 0.5 * math.sin(s * 2.4)
    for i in range(4):
        c.disc(440, 470, 470 - i * 44 + 8 * glow, mix(t.ROSEHIP_DEEP, t.CORAL, 0.16 + 0.14 * i))
    c.polygon([*arc(440, 470, 320, 180, 360), (760, 600), (120, 600)], t.DUSK_NIGHT)
    for k in range(180, 361, 15):
        c.wedge(440, 470, 284, 320, k - 6.6, k + 6.6, t.BIRCH_DEEP if k % 30 else t.BIRCH)
    window = [*arc(440, 470, 256, 180, 360), (696, 540), (184, 540)]
    c.polygon(window, mix(t.HI_VIS, t.CORAL, 0.35))
    with c.clip(window):
        c.disc(440, 520, 240 + 10 * glow, mix(t.HI_VIS, t.LICHEN, 0.5))
        wheels.sun(c, (440, 540), 0, 260, 24, mix(t.HI_VIS, t.LICHEN, 0.72), phase=s * 4)
        c.disc(440, 540, 150 + 12 * glow, t.LICHEN_LIGHT)
        for x in (270.0, 440.0, 610.0):
            _loaf(c, x, 520, 156, _ease(done * 1.15), mix(t.BIRCH, "#a65a24", 0.15 + 0.8 * dawn))
        c.polygon([(150, 520), (740, 520), (740, 530), (150, 530)], t.DUSK_NIGHT)
    c.polygon([(170, 540), (710, 540), (710, 556), (170, 556)], t.BIRCH_DEEP)
    c.disc(1010, 232, 176, t.BIRCH_DEEP)
    c.disc(1010, 232, 158, mix(t.DUSK, t.BIRCH_LIGHT, 0.75 + 0.25 * dawn))
    for i, a in enumerate(wheels.spin(12, -90)):
        wheels.spoke(c, (1010, 232), 116 if i % 3 else 96, 144, a, 8, 10,
            t.DUSK_NIGHT if i % 3 else t.ROSEHIP)
    wheels.spoke(c, (1010, 232), -18, 84, -90 + 90 + 90 * done, 18, 10, t.DUSK_NIGHT)
    wheels.spoke(c, (1010, 232), -22, 124, -90 + 1080 * done, 10, 6, t.ROSEHIP)
    c.disc(1010, 232, 14, t.DUSK_NIGHT)
    c.polygon([(0, 600), (1280, 600), (1280, 640), (0, 640)], t.SPRUCE_MID)
    c.polygon([(0, 640), (1280, 640), (1280, 720), (0, 720)], t.SPRUCE_NIGHT)
    for x, w in ((870.0, 150), (1030.0, 150), (1190.0, 150)):
        _loaf(c, x, 600, w, 0.1 + 0.6 * _ease(done * 1.4 - (x - 880) / 1200), mix(t.BIRCH, t.BIRCH_DEEP,
            0.35))
    for x in (330.0, 450.0, 560.0):
        rise = [(x + 16 * math.sin(k * 1.1 + s * 1.6 + x), 190 - k * 26 - 20) for k in range(7)]
        c.stroke(rise, 13, mix(t.ROSEHIP_DEEP, t.BIRCH, 0.34), taper=0.1)
