"""The four people of the second demo site, before the wheels of the sea, in the sea's own colours."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import palette as t
from . import wheels
from .canvas import Canvas, Point, polar
from .cut import arms, collar, crew, garment, vee
from .grounds import FULL
from .palette import Colour, mix
from .person import Head, Person, Pose

ABYSS, DEEP, SEA, SHALLOWS = "#06222f", "#0b4560", "#1f7f98", "#8cc9cb"
FOAM, FOG, SHELL = "#f3f7f2", "#c4d3d2", "#f2ddc6"
KELP, KELP_DEEP = "#6f7f2c", "#3f4a1a"
SIGNAL, BUOY, RUST = "#ffb81c", "#f0563c", "#a8452f"


def _water(c: Canvas, tone: Colour, deep: Colour) -> None:
    c.polygon(FULL, tone)
    c.stipple(FULL, mix(tone, deep, 0.42), (600, 500), (600, 1700), seed=5)


def _waves(c: Canvas, first: float, tone: Colour, count: int = 4) -> None:
    for row in range(count):
        y = first + row * 110
        points: list[Point] = [(x, y + (18 if i % 2 else -18)) for i, x in enumerate(range(-60, 1300, 120))]
        c.stroke(points, 16, tone)


def helm(c: Canvas) -> None:
    """The wheel of a boat."""
    _water(c, SEA, DEEP)
    _waves(c, 1130, SHALLOWS)
    at = (600, 560)
    for a in wheels.spin(8, 22.5):
        wheels.spoke(c, at, 80, 520, a, 40, 30, SHELL)
        wheels.spoke(c, at, 500, 660, a, 34, 52, SHELL)
        c.disc(*polar(*at, 664, a), 28, SHELL)
    c.ring(*at, 490, 84, SHELL)
    c.ring(*at, 490, 12, RUST)
    c.disc(*at, 120, RUST)


def propeller(c: Canvas) -> None:
    """A propeller out of the water."""
    _water(c, SIGNAL, BUOY)
    at = (600, 570)
    for a in wheels.spin(5, -90):
        with c.at(*at, turn=a):
            c.shape([(60, -40), (260, -190), (520, -230), (690, -90), (690, -90), (600, 70), (330, 90), (60, 50)],
                mix(SIGNAL, RUST, 0.55))
            c.shape([(60, 0), (300, -60), (560, -70), (690, -90), (690, -90), (600, 70), (330, 90), (60, 50)], RUST)
    c.disc(*at, 130, ABYSS)
    c.disc(*at, 52, SIGNAL)


def ropes(c: Canvas) -> None:
    """Seaweed on its lines, about a ring that floats."""
    _water(c, ABYSS, "#000000")
    at = (600, 570)
    for i, a in enumerate(wheels.spin(14, 6)):
        with c.at(*at, turn=a):
            c.shape([(250, 0), (250, 0), (430, -60), (560, 30), (720, -50), (820, 20), (820, 20), (700, 50),
                (560, 100), (420, 30)], KELP if i % 2 else KELP_DEEP)
    c.ring(*at, 330, 60, BUOY)
    for a in wheels.spin(6, 30):
        wheels.spoke(c, at, 296, 364, a, 70, 78, FOAM)


def beacon(c: Canvas) -> None:
    """A light that goes round."""
    _water(c, DEEP, ABYSS)
    at = (600, 520)
    wheels.sun(c, at, 180, 1300, 9, mix(DEEP, SIGNAL, 0.32), share=0.42, phase=-8)
    c.ring(*at, 420, 26, FOAM)
    c.disc(*at, 330, mix(DEEP, SIGNAL, 0.72))
    _waves(c, 1180, SEA, 3)


def oilskin(c: Canvas, p: Person) -> None:
    """An oilskin jacket with a high collar."""
    dark = mix(BUOY, RUST, 0.7)
    with garment(c, p, crew(p, -26), BUOY):
        c.polygon([(-700, 600), (700, 600), (700, 640), (-700, 640)], FOAM)
        c.stroke([(0, 380), (0, 900)], 34, dark)
        for y in (470, 560, 720):
            c.disc(0, y, 12, FOAM)
        arms(c, p, dark)
    n = p.neck + 40
    for s in (-1, 1):
        c.shape([(s * n, 246), (s * n, 246), (s * (n + 24), 350), (s * 20, 410), (s * 6, 410), (s * 6, 410),
            (s * 52, 300)], dark)


def guernsey(c: Canvas, p: Person) -> None:
    """A fisher's jersey, knitted tight."""
    with garment(c, p, crew(p), DEEP):
        for i in range(-9, 10):
            c.stroke([(i * 58, 470), (i * 58, 900)], 5, mix(DEEP, ABYSS, 0.5))
        for row in range(3):
            for i in range(-8, 9):
                x, y = i * 62 + row % 2 * 31, 440 + row * 34 - abs(i) * 3
                c.polygon([(x, y - 13), (x + 13, y), (x, y + 13), (x - 13, y)], FOG)
        arms(c, p, ABYSS)
    c.stroke([(x, y - 6) for x, y in crew(p)], 40, mix(DEEP, ABYSS, 0.4))


def float_vest(c: Canvas, p: Person) -> None:
    """A vest that floats, over a pale jumper."""
    with garment(c, p, crew(p, -10), FOG):
        arms(c, p, mix(FOG, DEEP, 0.35))
        for s in (-1, 1):
            c.polygon([(s * 96, 270), (s * 250, 300), (s * 262, 900), (s * 26, 900), (s * 26, 500)], SIGNAL)
            c.polygon([(s * 26, 560), (s * 262, 560), (s * 262, 604), (s * 26, 604)], ABYSS)
        c.polygon([(-44, 546), (44, 546), (44, 618), (-44, 618)], BUOY)
    c.stroke([(x, y - 4) for x, y in crew(p, -10)], 34, mix(FOG, FOAM, 0.6))


def lab_shirt(c: Canvas, p: Person) -> None:
    """A shirt under a rubber apron, green from the work."""
    with garment(c, p, vee(p, 430), SHELL):
        c.polygon([(-190, 520), (190, 520), (230, 900), (-230, 900)], KELP)
        for s in (-1, 1):
            c.stroke([(s * 110, 300), (s * 170, 540)], 34, KELP)
        arms(c, p, mix(SHELL, RUST, 0.35))
    collar(c, p, FOAM, mix(SHELL, RUST, 0.3))


PEOPLE = (
    Person(
        "synne-ytreland", helm, t.ROSE, "#e3b45c", "tucked", oilskin,
        head=Head(1.02, 0.82, 0.36, 0.98), pose=Pose(turn=0.3, tilt=-4, lean=3, at=(600, 580), scale=1.3),
        shoulders=320, slope=50, neck=68, iris="#2d6a86", brow=(10, 8), brow_colour="#9a6f2c", mouth="smile",
        ears=False, freckles=True,
    ),
    Person(
        "odd-ivar-grunnvag", propeller, t.ROSE, "#d9d5cd", "none", guernsey,
        head=Head(1.08, 0.94, 0.5, 1.02), pose=Pose(turn=-0.35, tilt=3, lean=-2, at=(604, 580), scale=1.28),
        shoulders=390, slope=40, neck=98, iris="#2f6585", brow=(15, 7), nose=1.3, mouth="smile", eyes="smile",
        age=2, beard="full", shade_side=-1, wears=("beanie",),
    ),
    Person(
        "farida-noori", ropes, t.OLIVE, "#1a1414", "bun", lab_shirt,
        head=Head(0.94, 0.78, 0.32, 1.0), pose=Pose(turn=0.4, tilt=4, lean=-3, at=(600, 585), scale=1.32),
        shoulders=300, slope=58, neck=62, iris="#3b2417", brow=(13, 9), nose=1.05, mouth="full", ears=False,
        shade="split", shade_side=1, wears=("earrings",),
    ),
    Person(
        "jakob-sandnessund", beacon, t.BRONZE, "#1b1310", "fade", float_vest,
        head=Head(0.98, 0.88, 0.42, 1.04), pose=Pose(turn=-0.3, tilt=-3, lean=2, at=(602, 590), scale=1.26),
        shoulders=360, slope=34, neck=84, brow=(13, 5), nose=1.15, mouth="thin", beard="stubble", shade_side=1,
    ),
)
