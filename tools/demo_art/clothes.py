"""Clothes that people choose themselves, in the local units of the figure; see `cut`."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import palette as t
from .canvas import Canvas
from .cut import arms, collar, crew, garment, vee
from .palette import mix
from .person import Person


def polo_neck(c: Canvas, p: Person) -> None:
    """Lichen-yellow roll-neck under a dusk jacket."""
    n = p.neck + 12
    with garment(c, p, crew(p, -30), t.DUSK):
        c.polygon([(-n - 30, 290), (n + 30, 290), (60, 900), (-60, 900)], t.LICHEN)
        for s in (-1, 1):
            c.polygon([(s * (n + 8), 290), (s * (n + 96), 340), (s * 150, 560), (s * 100, 600),
                (s * 56, 800), (s * 40, 640)], mix(t.DUSK, t.DUSK_NIGHT, 0.45))
    c.shape([(-n, 226), (-n, 226), (0, 252), (n, 226), (n, 226), (n + 12, 340), (0, 372), (-n - 12, 340)],
        t.LICHEN)
    c.stroke([(-n - 2, 296), (0, 324), (n + 2, 296)], 7, mix(t.LICHEN, t.BARK, 0.35), taper=0.2)


def flannel(c: Canvas, p: Person) -> None:
    """A checked shirt, open at the neck."""
    with garment(c, p, vee(p, 430), t.SPRUCE_MID):
        for i in range(-6, 7):
            c.polygon([(i * 92 - 22, 200), (i * 92 + 22, 200), (i * 92 + 22, 900), (i * 92 - 22, 900)],
                mix(t.SPRUCE_MID, t.SPRUCE_NIGHT, 0.45))
        for i in range(8):
            c.polygon([(-600, 330 + i * 92), (600, 330 + i * 92), (600, 366 + i * 92), (-600, 366 + i * 92)],
                mix(t.SPRUCE_MID, t.SPRUCE_NIGHT, 0.62))
            for k in range(-6, 7):
                c.polygon([(k * 92 - 22, 330 + i * 92), (k * 92 + 22, 330 + i * 92),
                    (k * 92 + 22, 366 + i * 92), (k * 92 - 22, 366 + i * 92)], t.SPRUCE_NIGHT)
        c.stroke([(0, 430), (0, 900)], 8, t.SPRUCE_NIGHT)
        arms(c, p, t.SPRUCE_NIGHT)
    collar(c, p, mix(t.SPRUCE_MID, t.BIRCH, 0.12), t.SPRUCE_NIGHT)


def cardigan(c: Canvas, p: Person) -> None:
    """A rosehip cardigan over a blouse with beads."""
    with garment(c, p, crew(p), t.ROSEHIP):
        c.polygon([(-n, 280) for n in (p.neck + 20, -p.neck - 20)] + [(70, 620), (40, 900), (-40, 900),
            (-70, 620)], t.BIRCH_LIGHT)
        for s in (-1, 1):
            c.stroke([(s * (p.neck + 24), 290), (s * 104, 480), (s * 54, 660), (s * 44, 900)], 26,
                mix(t.ROSEHIP, t.ROSEHIP_DEEP, 0.6))
        arms(c, p, t.ROSEHIP_DEEP)
    for i in range(-5, 6):
        c.disc(i * 25, 440 - abs(i) ** 1.7 * 6.5, 14, t.LICHEN if i % 2 else t.RIVER)


def lice_knit(c: Canvas, p: Person) -> None:
    """A knitted jumper with the small 'lice' stitches and a patterned yoke."""
    with garment(c, p, crew(p), t.DUSK_NIGHT):
        for row in range(16):
            for i in range(-12, 13):
                x, y = i * 46 + (row % 2) * 23, 560 + row * 34
                c.polygon([(x - 6, y - 8), (x + 6, y - 8), (x + 6, y + 8), (x - 6, y + 8)], t.BIRCH)
        for i, tone in enumerate((t.BIRCH_LIGHT, t.ROSEHIP, t.BIRCH_LIGHT)):
            c.stroke([(-460, 500 - i * 62), (-200, 500 - i * 56), (0, 520 - i * 50), (200, 500 - i * 56),
                (460, 500 - i * 62)], 14 if i != 1 else 44, tone)
        for i in range(-9, 10):
            x, y = i * 50, 460 - abs(i) * 2
            c.polygon([(x, y - 20), (x + 18, y), (x, y + 20), (x - 18, y)], t.BIRCH_LIGHT)
    c.stroke([(x, y - 4) for x, y in crew(p)], 34, t.ROSEHIP)


def hoodie(c: Canvas, p: Person) -> None:
    """A hooded jersey with its cords."""
    with garment(c, p, crew(p, 20), t.SPRUCE_MID):
        arms(c, p, t.SPRUCE)
        c.polygon([(-170, 740), (170, 740), (230, 900), (-230, 900)], t.SPRUCE)
    n = p.neck + 40
    c.shape([(-n, 270), (-n, 270), (-n - 60, 330), (-n - 20, 410), (0, 470), (n + 20, 410), (n + 60, 330),
        (n, 270), (n, 270), (60, 376), (0, 396), (-60, 376)], mix(t.SPRUCE_MID, t.SPRUCE_SOFT, 0.35))
    for s in (-1, 1):
        c.stroke([(s * 52, 440), (s * 60, 540), (s * 52, 620)], 10, t.BIRCH_LIGHT)


def shirt_stethoscope(c: Canvas, p: Person) -> None:
    """A doctor's shirt with the collar open, a stethoscope about the neck."""
    with garment(c, p, vee(p, 440), t.RIVER_LIGHT):
        c.stroke([(0, 440), (0, 900)], 7, t.RIVER)
        c.polygon([(100, 610), (240, 610), (234, 760), (170, 780), (106, 760)], mix(t.RIVER_LIGHT, t.RIVER,
            0.25))
        arms(c, p, t.RIVER)
    collar(c, p, mix(t.RIVER_LIGHT, t.BIRCH_LIGHT, 0.4), t.RIVER)
    n = p.neck + 40
    c.stroke([(-n, 296), (-n - 40, 420), (-90, 530), (0, 574)], 19, t.DUSK_NIGHT)
    c.stroke([(n, 296), (n + 40, 420), (90, 530), (0, 574), (-14, 620), (20, 668)], 19, t.DUSK_NIGHT)
    c.disc(30, 672, 38, t.STEEL)
    c.disc(30, 672, 22, t.DUSK_NIGHT)


def striped(c: Canvas, p: Person) -> None:
    """A jersey in broad stripes."""
    with garment(c, p, crew(p, -6), t.BIRCH_LIGHT):
        for i in range(9):
            y = 360 + i * 76
            c.stroke([(-560, y + 70), (-250, y + 12), (0, y + 30), (250, y + 12), (560, y + 70)], 38,
                t.RIVER_DEEP)
    c.stroke(crew(p, -6), 26, t.RIVER_DEEP)


def linen(c: Canvas, p: Person) -> None:
    """A plain dark dress with a high collar and a silver brooch."""
    with garment(c, p, crew(p, -30), t.DUSK_NIGHT):
        arms(c, p, t.DUSK)
        c.stroke([(40, 380), (60, 900)], 7, t.DUSK)
    n = p.neck + 26
    c.shape([(-n - 46, 280), (-n - 46, 280), (-n - 40, 344), (40, 390), (n + 34, 330), (n + 20, 262),
        (n + 20, 262), (30, 330)], t.BIRCH_LIGHT)
    c.disc(46, 428, 40, t.STEEL)
    for i in range(8):
        with c.at(46, 428, turn=i * 45):
            c.disc(34, 0, 11, t.STEEL)
            c.disc(20, 0, 6, t.DUSK_NIGHT)


def gakti_band(c: Canvas, p: Person) -> None:
    """A ranger's jacket whose collar and yoke carry woven bands in the colours of the gákti."""
    bands = ((t.ROSEHIP, 46), (t.LICHEN, 14), (t.RIVER_DEEP, 22), (t.ROSEHIP_DEEP, 12))
    with garment(c, p, vee(p, 470), t.RIVER):
        y = 560.0
        for tone, width in bands:
            c.stroke([(-560, y + 74), (-240, y + 8), (0, y + 26), (240, y + 8), (560, y + 74)], width, tone)
            y += width / 2 + 12
        for i in range(-12, 13):
            x = i * 38
            lift = 560 + 24 - abs(i) * 1.5 if abs(i) < 7 else 560 + (abs(i) - 6) * 9
            c.polygon([(x, lift - 14), (x + 12, lift), (x, lift + 14), (x - 12, lift)], t.LICHEN_LIGHT)
        c.polygon([(-p.neck - 30, 290), (p.neck + 30, 290), (0, 480)], t.BIRCH_LIGHT)
        arms(c, p, t.RIVER_DEEP)
    n = p.neck + 26
    for s in (-1, 1):
        c.stroke([(s * (n + 10), 270), (s * (n + 12), 320), (0, 488)], 44, t.ROSEHIP)
        c.stroke([(s * (n + 24), 276), (s * (n + 26), 326), (s * 6, 504)], 11, t.LICHEN)
        c.stroke([(s * (n - 4), 270), (s * (n - 2), 316), (0, 466)], 9, t.SPRUCE_MID)
    c.disc(0, 520, 26, t.STEEL)
    c.disc(0, 520, 11, t.RIVER_DEEP)
