"""The ground of each portrait: one wheel, that of the person's own trade, cropped large."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import palette as t
from . import wheels
from .canvas import Canvas, Point
from .palette import Colour, mix

FULL: list[Point] = [(-10, -10), (1210, -10), (1210, 1510), (-10, 1510)]


def _fill(c: Canvas, tone: Colour, grain: Colour, start: Point = (600, 500),
        end: Point = (600, 1700)) -> None:
    c.polygon(FULL, tone)
    c.stipple(FULL, mix(tone, grain, 0.42), start, end, seed=2)


def adviser(c: Canvas) -> None:
    """A round of people about a rim."""
    _fill(c, t.SPRUCE, t.SPRUCE_NIGHT)
    c.disc(600, 560, 390, t.SPRUCE_MID)
    wheels.seats(c, (600, 560), 470, 12, t.BLUSH, t.BIRCH_LIGHT, phase=-90)


def plough(c: Canvas) -> None:
    """A lorry's wheel against the dusk."""
    _fill(c, t.DUSK, t.DUSK_NIGHT)
    wheels.tyre(c, (600, 660), 690, t.DUSK_NIGHT, t.LICHEN, t.LICHEN_LIGHT, phase=5)


def nurse(c: Canvas) -> None:
    """The twenty-four hours of a shift plan."""
    _fill(c, t.CORAL, t.ROSEHIP)
    c.disc(600, 560, 560, mix(t.CORAL, t.BLUSH, 0.55))
    wheels.dial(c, (600, 560), 620, t.ROSEHIP, t.ROSEHIP_DEEP)


def sawyer(c: Canvas) -> None:
    """The blade of the saw line."""
    _fill(c, t.BIRCH, t.BIRCH_DEEP)
    wheels.saw(c, (330, 470), 640, 22, t.ROSEHIP, t.BIRCH, phase=4)


def farmer(c: Canvas) -> None:
    """A hay cart's wheel in the sun."""
    _fill(c, t.LICHEN, mix(t.LICHEN, t.ROSEHIP, 0.4))
    c.disc(600, 520, 400, t.LICHEN_LIGHT)
    wheels.cart(c, (600, 520), 660, 12, t.BIRCH_LIGHT, t.ROSEHIP, phase=15)


def turbine(c: Canvas) -> None:
    """A runner seen from below."""
    _fill(c, t.RIVER_LIGHT, t.RIVER)
    wheels.turbine(c, (720, 600), 700, 14, (t.RIVER, t.BIRCH_LIGHT), t.RIVER_DEEP)


def librarian(c: Canvas) -> None:
    """A book opened right round."""
    _fill(c, mix(t.DUSK_SOFT, t.BIRCH_LIGHT, 0.25), t.DUSK)
    wheels.pages(c, (600, 600), 1150, 24, (t.BIRCH_LIGHT, mix(t.DUSK_SOFT, t.BIRCH, 0.6), t.DUSK))


def mechanic(c: Canvas) -> None:
    """Two gears in mesh."""
    _fill(c, t.ROSEHIP, t.ROSEHIP_DEEP)
    wheels.gear(c, (430, 480), 560, 18, t.BLUSH, t.ROSEHIP, phase=0)
    wheels.gear(c, (1215, 1075), 430, 14, t.ROSEHIP_DEEP, t.ROSEHIP, phase=6)


def starch(c: Canvas) -> None:
    """A potato flower, which has five petals and so five spokes."""
    _fill(c, t.SPRUCE_SOFT, t.SPRUCE_MID)
    for a in wheels.spin(5, -126):
        with c.at(640, 520, turn=a):
            c.shape([(0, 0), (0, 0), (300, -215), (520, -330), (640, -190), (760, 0), (760, 0), (640, 190),
                (520, 330), (300, 215)], mix(t.BIRCH_LIGHT, t.DUSK_SOFT, 0.12))
            c.shape([(0, 0), (0, 0), (300, -90), (720, 0), (720, 0), (300, 90)], t.DUSK_SOFT)
    c.disc(640, 520, 410, t.LICHEN)
    wheels.sun(c, (640, 520), 320, 410, 40, mix(t.LICHEN, t.ROSEHIP, 0.35))


def caretaker(c: Canvas) -> None:
    """All the keys of the school."""
    _fill(c, t.ROSEHIP_DEEP, t.DUSK_NIGHT)
    wheels.keys(c, (600, 520), 640, 16, t.LICHEN, t.ROSEHIP_DEEP, phase=6)


def games(c: Canvas) -> None:
    """Rings of blocks that spiral."""
    _fill(c, t.DUSK_NIGHT, t.INK)
    tones = (t.RIVER, t.DUSK, t.LICHEN, t.DUSK, t.CORAL, t.DUSK)
    wheels.blocks(c, (600, 560), (300, 400, 500, 600, 700, 800, 900, 1000, 1100), 24, tones)


def doctor(c: Canvas) -> None:
    """A bicycle wheel: he cycles to the surgery."""
    _fill(c, t.LICHEN_LIGHT, t.LICHEN)
    wheels.bicycle(c, (600, 580), 540, 24, t.ROSEHIP, t.SPRUCE)


def baker(c: Canvas) -> None:
    """A round of crispbread before the oven's glow."""
    _fill(c, t.CORAL, t.ROSEHIP)
    wheels.crispbread(c, (600, 540), 520, t.BIRCH_DEEP, t.BARK, t.CORAL)


def carpenter(c: Canvas) -> None:
    """Glulam bent into a wheel."""
    _fill(c, t.SPRUCE_NIGHT, t.INK)
    wheels.arches(c, (600, 620), 760, (t.BIRCH_DEEP, mix(t.LICHEN, t.BARK, 0.25), t.BIRCH), 9)
    c.disc(600, 620, 260, t.SPRUCE_NIGHT)


def kindergarten(c: Canvas) -> None:
    """A paper windmill."""
    _fill(c, t.RIVER_LIGHT, t.RIVER)
    wheels.pinwheel(c, (600, 560), 860, (t.ROSEHIP, t.LICHEN), phase=-98)


def electrician(c: Canvas) -> None:
    """A drum of cable."""
    _fill(c, t.SPRUCE_MID, t.SPRUCE)
    wheels.coil(c, (600, 560), 640, 6, t.LICHEN, 46)
    c.stroke([(600, 1223), (900, 1210), (1110, 1090), (1240, 1120)], 46, t.LICHEN)


def conservator(c: Canvas) -> None:
    """The carved rose of chests and bedsteads."""
    _fill(c, t.BIRCH_LIGHT, t.BIRCH_DEEP)
    wheels.rosette(c, (560, 560), 590, t.ROSEHIP, t.BLUSH, t.BIRCH)


def ranger(c: Canvas) -> None:
    """The years of a pine."""
    _fill(c, t.SPRUCE_NIGHT, t.INK)
    tones = (t.LICHEN, mix(t.LICHEN_LIGHT, t.BIRCH, 0.3), mix(t.LICHEN, t.BARK, 0.35))
    wheels.tree_rings(c, (640, 560), 620, t.SPRUCE_MID, tones)
