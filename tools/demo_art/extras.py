"""What people wear on their heads, in the head's local units (`hijab` and `kerchief` also frame the face)."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import palette as t
from .canvas import Canvas, Point, arc, smooth
from .face import EYE_Y, feature, warp
from .palette import mix
from .person import Person


def _glasses(c: Canvas, p: Person, r: float, frame: str, *, tall: float = 1.0) -> None:
    for side in (-1, 1):
        x, y = feature(p, side * 78, EYE_Y + 8)
        narrow = 1 - 0.2 * abs(p.pose.turn) * (side * p.pose.turn > 0)
        edge = [(x + a * narrow, y + b * tall) for a, b in arc(0, 0, r, 0, 360, 90)]
        hole = [(x + a * narrow, y + b * tall) for a, b in arc(0, 0, r - 9, 360, 0, 90)]
        c.polygon([*edge, edge[0], *hole, hole[0]], frame)
        arm = warp(p, [(side * 176, -14)])[0]
        if not side * p.pose.turn > 0.4:
            c.stroke([(x + side * r * narrow * 0.96, y - 10), arm], 9, frame)
    left, right = (feature(p, s * (78 - r + 3), EYE_Y + 2) for s in (-1, 1))
    middle = ((left[0] + right[0]) / 2, left[1] - 9)
    c.stroke([left, middle, right], 9, frame)


def round_glasses(c: Canvas, p: Person) -> None:
    """Round, dark."""
    _glasses(c, p, 60, t.DUSK_NIGHT)


def red_glasses(c: Canvas, p: Person) -> None:
    """Large and red, a little flattened."""
    _glasses(c, p, 68, t.ROSEHIP, tall=0.86)


def thin_glasses(c: Canvas, p: Person) -> None:
    """Small, for reading."""
    _glasses(c, p, 54, t.RIVER_DEEP, tall=0.74)


def beanie(c: Canvas, p: Person) -> None:
    """A knitted cap with a turned-up edge."""
    c.shape(warp(p, [(-186, -120), (-186, -120), (-176, -236), (-96, -326), (0, -344), (96, -326),
        (176, -236), (186, -120), (186, -120)]), t.ROSEHIP)
    for x in (-112, -38, 38, 112):
        c.stroke(warp(p, [(x * 0.35, -334), (x * 0.8, -260), (x, -176)]), 7, t.ROSEHIP_DEEP, taper=0.4)
    band: list[Point] = [(-196, -104), (-198, -180), (-100, -196), (0, -200), (100, -196), (198, -180),
        (196, -104), (100, -114), (0, -118), (-100, -114)]
    c.shape(warp(p, band), mix(t.ROSEHIP, t.CORAL, 0.45))
    with c.clip(smooth(warp(p, band))):
        for i in range(-9, 10):
            c.stroke(warp(p, [(i * 21, -210), (i * 21.5, -95)]), 5, t.ROSEHIP, taper=1)


def ear_defenders(c: Canvas, p: Person) -> None:
    """Hearing protection on a band over the crown."""
    band: list[Point] = [(-192, -10), (-204, -150), (-130, -282), (0, -316), (130, -282), (204, -150),
        (192, -10)]
    c.stroke(warp(p, band), 20, t.INK)
    for s in (-1, 1):
        x, y = warp(p, [(s * 186, 16)])[0]
        near = 1 - 0.35 * (s * p.pose.turn > 0.2)
        c.ellipse(x, y, 50 * near, 84, t.LICHEN)
        c.ellipse(x + s * 12 * near, y, 26 * near, 56, mix(t.LICHEN, t.INK, 0.25))


def helmet(c: Canvas, _p: Person) -> None:
    """A safety helmet in profile, its strap under the jaw."""
    c.stroke([(-60, -90), (-30, 60), (30, 190), (84, 236)], 12, t.RIVER_DEEP)
    c.shape([(-226, -96), (-226, -96), (-222, -220), (-140, -330), (0, -366), (110, -330), (170, -230),
        (184, -130), (184, -130)], t.LICHEN)
    c.shape([(-226, -96), (-226, -96), (-222, -220), (-140, -330), (-80, -352), (-130, -240), (-120, -100),
        (-120, -100)], mix(t.LICHEN, "#7a4a10", 0.35))
    c.shape([(-240, -118), (-240, -84), (0, -104), (180, -100), (262, -84), (262, -100), (190, -140),
        (0, -140)], mix(t.LICHEN, t.BIRCH_LIGHT, 0.45))
    c.stroke([(-40, -358), (20, -300), (40, -160)], 12, mix(t.LICHEN, "#7a4a10", 0.22), taper=0.5)


def hijab(c: Canvas, p: Person) -> None:
    """A headscarf, drawn close about the face and laid over one shoulder."""
    cloth, fold = t.BIRCH_LIGHT, mix(t.BIRCH_DEEP, t.BIRCH, 0.2)
    face = [(0, -206), (84, -190), (136, -120), (152, -20), (146, 80), (108, 166), (44, 214), (0, 222),
        (-44, 214), (-108, 166), (-146, 80), (-152, -20), (-136, -120), (-84, -190)]
    outer = [(0, -292), (120, -270), (200, -180), (222, -40), (206, 120), (200, 230), (250, 330), (300, 420),
        (180, 500), (20, 540), (-130, 480), (-290, 430), (-250, 330), (-204, 230), (-206, 110), (-222, -40),
        (-200, -180), (-120, -270)]
    hole = smooth(warp(p, face))
    edge = smooth(warp(p, outer))
    ring = [*edge, edge[0], hole[0], *hole[::-1]]
    c.polygon(ring, cloth)
    with c.clip(ring):
        c.shape(warp(p, [(110, -300), (190, -160), (180, 0), (168, 140), (60, 250), (120, 320), (260, 560),
            (380, 500), (330, -300)]), fold)
        for line in ([(-196, 60), (-140, 220), (0, 300), (130, 250)], [(-220, 200), (-120, 320), (30, 372),
                (180, 300)], [(-60, -280), (-160, -190), (-186, -40)], [(-240, 330), (-100, 440), (80, 456)]):
            c.stroke(warp(p, line), 9, mix(t.BIRCH_DEEP, t.ROSEHIP, 0.12), taper=0.1)


def kerchief(c: Canvas, p: Person) -> None:
    """A baker's kerchief, knotted at the side, with seeds printed on it."""
    for turn in (-18, 24):
        with c.at(*warp(p, [(176, -150)])[0], turn=turn):
            c.shape([(0, 0), (0, 0), (60, -40), (112, -22), (96, 14), (40, 16)], mix(t.ROSEHIP,
                t.ROSEHIP_DEEP, 0.4))
    cloth = [(-184, -96), (-184, -96), (-196, -200), (-120, -288), (0, -310), (120, -288), (190, -200),
        (190, -100), (190, -100), (90, -150), (0, -164), (-90, -146)]
    c.shape(warp(p, cloth), t.ROSEHIP)
    with c.clip(smooth(warp(p, cloth))):
        for row in range(5):
            for i in range(-5, 6):
                x, y = i * 46 + (row % 2) * 23, -296 + row * 40
                c.ellipse(*warp(p, [(x, y)])[0], 6, 9, t.BIRCH_LIGHT)
    c.disc(*warp(p, [(182, -146)])[0], 24, t.ROSEHIP_DEEP)


def headphones(c: Canvas, p: Person) -> None:
    """Large headphones about the neck."""
    for s in (-1, 1):
        with c.at(s * 118 + p.pose.turn * 20, 300, turn=s * 24):
            c.ellipse(0, 0, 44, 78, t.LICHEN)
            c.ellipse(s * 12, 0, 24, 52, mix(t.LICHEN, t.INK, 0.3))


def pencil(c: Canvas, p: Person) -> None:
    """A carpenter's pencil behind the ear."""
    s = -1 if p.pose.turn >= 0 else 1
    with c.at(*warp(p, [(s * 190, -52)])[0], turn=s * 32, flip=s > 0):
        c.polygon([(-96, -9), (58, -9), (58, 9), (-96, 9)], t.ROSEHIP)
        c.polygon([(58, -9), (86, 0), (58, 9)], t.BIRCH_DEEP)
        c.polygon([(77, -3.5), (86, 0), (77, 3.5)], t.INK)


def earrings(c: Canvas, p: Person) -> None:
    """Small hoops."""
    for s in (-1, 1):
        if s * p.pose.turn <= 0.25:
            c.ring(*warp(p, [(s * 186, 96)])[0], 20, 7, t.LICHEN)


def stud(c: Canvas, _p: Person) -> None:
    """A silver drop in the ear, in profile."""
    c.disc(-40, 62, 8, t.STEEL)
    c.shape([(-40, 74), (-30, 104), (-40, 118), (-50, 104)], t.STEEL)


WORN = (round_glasses, red_glasses, thin_glasses, beanie, ear_defenders, helmet, hijab, kerchief, headphones,
    pencil, earrings, stud)
EXTRAS = {draw.__name__: draw for draw in WORN}
