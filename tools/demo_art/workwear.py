"""Clothes made for a trade, in the local units of the figure; see `cut`."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import palette as t
from .canvas import Canvas, smooth
from .cut import arms, crew, garment, straps, vee
from .palette import mix
from .person import Person


def hi_vis(c: Canvas, p: Person) -> None:
    """A road worker's jacket with reflecting bands, high collar."""
    dark = mix(t.HI_VIS, t.ROSEHIP_DEEP, 0.45)
    with garment(c, p, crew(p, -26), t.HI_VIS):
        for s in (-1, 1):
            c.polygon([(s * 150, 300), (s * 214, 320), (s * 214, 900), (s * 150, 900)], t.LICHEN_LIGHT)
            c.polygon([(s * 164, 300), (s * 200, 320), (s * 200, 900), (s * 164, 900)], t.STEEL)
        c.polygon([(-600, 640), (600, 640), (600, 704), (-600, 704)], t.LICHEN_LIGHT)
        c.polygon([(-600, 654), (600, 654), (600, 690), (-600, 690)], t.STEEL)
        c.stroke([(0, 380), (0, 900)], 10, t.INK)
        arms(c, p, dark)
    n = p.neck + 40
    c.shape([(-n, 250), (-n, 250), (-n - 20, 350), (-20, 408), (-8, 408), (-8, 408), (-50, 300)], dark)
    c.shape([(n, 250), (n, 250), (n + 20, 350), (20, 408), (8, 408), (8, 408), (50, 300)], dark)


def scrubs(c: Canvas, p: Person) -> None:
    """A nurse's tunic with a fob watch; the headscarf covers the neck of it."""
    with garment(c, p, vee(p, 420), t.SPRUCE_MID):
        arms(c, p, t.SPRUCE)
        c.polygon([(96, 640), (250, 640), (250, 900), (96, 900)], mix(t.SPRUCE_MID, t.SPRUCE, 0.4))
        c.polygon([(-170, 556), (-146, 556), (-146, 610), (-170, 610)], t.STEEL)
        c.disc(-158, 636, 36, t.STEEL)
        c.disc(-158, 636, 27, t.BIRCH_LIGHT)
        c.stroke([(-158, 636), (-158, 618)], 5, t.INK)
        c.stroke([(-158, 636), (-144, 642)], 5, t.INK)


def dungarees(c: Canvas, p: Person) -> None:
    """A farmer's dungarees over a birch jumper."""
    with garment(c, p, crew(p), t.BIRCH_LIGHT):
        arms(c, p, t.BIRCH_DEEP)
        straps(c, p, t.SPRUCE, 62, 590)
        c.polygon([(-80, 690), (80, 690), (74, 900), (-74, 900)], mix(t.SPRUCE, t.SPRUCE_NIGHT, 0.5))
        for s in (-1, 1):
            c.disc(s * 160, 626, 17, t.LICHEN)
    c.stroke([(x, y + 2) for x, y in crew(p)], 22, t.BIRCH_DEEP)


def work_jacket(c: Canvas, p: Person) -> None:
    """A technician's jacket, river blue, with a lichen yoke."""
    with garment(c, p, crew(p, -20), t.RIVER_DEEP):
        c.polygon([(-700, 200), (700, 200), (700, 490), (0, 540), (-700, 490)], t.LICHEN)
        c.polygon([(-700, 490), (0, 540), (700, 490), (700, 516), (0, 568), (-700, 516)], t.STEEL)
        c.stroke([(40, 380), (40, 900)], 9, t.INK)
        arms(c, p, mix(t.RIVER_DEEP, t.INK, 0.5))
    n = p.neck + 30
    c.shape([(-n - 20, 268), (-n - 20, 268), (-n - 30, 350), (40, 410), (n + 30, 330), (n + 20, 280),
        (n + 20, 280), (30, 344)], t.RIVER_DEEP)


def coverall(c: Canvas, p: Person) -> None:
    """A mechanic's coverall over a striped vest."""
    with garment(c, p, crew(p, 20), t.RIVER):
        c.polygon([(-p.neck - 34, 280), (p.neck + 34, 280), (0, 570)], t.BIRCH_LIGHT)
        with c.clip([(-p.neck - 34, 280), (p.neck + 34, 280), (0, 570)]):
            for y in range(380, 560, 38):
                c.polygon([(-130, y), (130, y), (130, y + 16), (-130, y + 16)], t.RIVER_DEEP)
        for s in (-1, 1):
            c.polygon([(s * (p.neck + 22), 280), (s * 190, 380), (s * 196, 470), (s * 120, 476), (0, 568),
                (0, 540)], mix(t.RIVER, t.RIVER_DEEP, 0.65))
        c.stroke([(0, 560), (0, 900)], 9, t.STEEL)
        c.polygon([(118, 650), (256, 650), (256, 668), (118, 668)], t.RIVER_DEEP)
        arms(c, p, t.RIVER_DEEP)


def lab_coat(c: Canvas, p: Person) -> None:
    """A white coat over a rosehip top."""
    with garment(c, p, crew(p, 26), t.BIRCH_LIGHT):
        c.polygon([(-p.neck - 40, 290), (p.neck + 40, 290), (0, 590)], t.ROSEHIP)
        for s in (-1, 1):
            c.polygon([(s * (p.neck + 26), 290), (s * 176, 350), (s * 190, 470), (s * 140, 480), (0, 640),
                (0, 560)], t.BIRCH_DEEP if s == p.shade_side else t.BIRCH)
        c.stroke([(0, 620), (0, 900)], 7, t.BIRCH_DEEP)
        c.polygon([(120, 650), (240, 650), (240, 780), (120, 780)], t.BIRCH)
        c.polygon([(150, 610), (164, 610), (164, 680), (150, 680)], t.RIVER)
        arms(c, p, t.BIRCH_DEEP)
    c.stroke([(x, y) for x, y in crew(p, 26)], 16, mix(t.ROSEHIP, t.ROSEHIP_DEEP, 0.4))


def apron(c: Canvas, p: Person) -> None:
    """A baker's apron over a striped shirt with rolled sleeves."""
    with garment(c, p, crew(p), t.BIRCH_LIGHT):
        for i in range(-14, 15):
            c.polygon([(i * 44 - 8, 250), (i * 44 + 8, 250), (i * 44 + 8, 900), (i * 44 - 8, 900)],
                t.RIVER_LIGHT)
        arms(c, p, t.RIVER)
        straps(c, p, t.DUSK_NIGHT, 46, 560)
        c.polygon([(-110, 690), (110, 690), (104, 900), (-104, 900)], mix(t.DUSK_NIGHT, t.DUSK, 0.5))
    c.stroke(crew(p), 24, t.BIRCH)


def tool_vest(c: Canvas, p: Person) -> None:
    """A carpenter's waistcoat with a folding rule, over a coral T-shirt."""
    with garment(c, p, crew(p, 12), t.CORAL):
        for s in (-1, 1):
            c.polygon(smooth([(s * 116, 260), (s * 116, 260), (s * 250, 300), (s * 296, 420), (s * 262, 900),
                (s * 262, 900), (s * 50, 900), (s * 50, 900), (s * 84, 560)]), t.BARK)
            c.polygon([(s * 96, 660), (s * 226, 660), (s * 220, 860), (s * 96, 860)], mix(t.BARK, t.INK,
                0.28))
        for i, x in enumerate((-196, -172, -148)):
            c.polygon([(x, 560 + i * 24), (x + 20, 560 + i * 24), (x + 20, 668), (x, 668)], t.LICHEN)
        arms(c, p, t.ROSEHIP)
    c.stroke(crew(p, 12), 20, mix(t.CORAL, t.ROSEHIP, 0.5))


def apprentice(c: Canvas, p: Person) -> None:
    """An electrician's grey-violet jacket, a coral hood, a cable over the shoulder."""
    with garment(c, p, crew(p, -16), mix(t.DUSK, t.DUSK_NIGHT, 0.3)):
        c.polygon([(-700, 600), (700, 600), (700, 640), (-700, 640)], t.LICHEN)
        c.stroke([(30, 380), (30, 900)], 9, t.LICHEN)
        arms(c, p, t.DUSK_NIGHT)
    n = p.neck + 40
    c.shape([(-n - 60, 250), (-n - 60, 250), (-n - 90, 340), (-20, 420), (n + 20, 380), (n + 30, 300),
        (n + 30, 300), (20, 350)], t.BLUSH)
