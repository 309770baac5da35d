"""The pictures that stand still: two posters for hosted films, and the lead pictures of the two series."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from . import landscape as land
from . import palette as t
from . import wheels
from .canvas import Canvas, Point, arc, polar, smooth
from .palette import mix


def _box(c: Canvas, x0: float, y0: float, x1: float, y1: float, fill: str) -> None:
    c.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill)


def course(c: Canvas) -> None:
    """A course before lunch: a screen on a table, and on it a wheel of people; behind it a forest window."""
    _box(c, 0, 0, 1280, 720, t.BLUSH)
    c.disc(640, 330, 470, mix(t.BLUSH, t.CORAL, 0.45))
    window = [*arc(1075, 210, 150, 180, 360), (1225, 470), (925, 470)]
    c.polygon([(x + (x - 1075) * 0.07, y + (y - 300) * 0.05) for x, y in window], t.BIRCH_LIGHT)
    c.polygon(window, t.RIVER_LIGHT)
    with c.clip(window):
        c.disc(1010, 250, 58, t.LICHEN)
        land.forest(c, 880, 1290, 480, 230, t.SPRUCE_MID, 6, shade=t.SPRUCE)
    _box(c, 1071, 60, 1079, 470, t.BIRCH_LIGHT)
    c.polygon([(300, 130), (920, 130), (920, 540), (300, 540)], t.DUSK_NIGHT)
    _box(c, 322, 152, 898, 512, t.SPRUCE)
    c.disc(610, 332, 130, t.SPRUCE_MID)
    wheels.seats(c, (610, 332), 136, 12, t.BLUSH, t.BIRCH_LIGHT, phase=-90)
    c.disc(610, 332, 56, t.LICHEN)
    c.polygon([(594, 302), (594, 362), (644, 332)], t.SPRUCE_NIGHT)
    c.shape([(250, 540), (250, 540), (970, 540), (970, 540), (1000, 572), (220, 572)], t.STEEL)
    _box(c, 0, 570, 1280, 720, t.ROSEHIP)
    _box(c, 0, 570, 1280, 588, t.CORAL)
    c.shape([(92, 450), (92, 450), (218, 450), (218, 450), (210, 574), (196, 584), (114, 584), (100, 574)],
        t.LICHEN)
    c.ring(222, 510, 34, 14, t.LICHEN, -88, 88)
    c.ellipse(155, 450, 63, 11, t.BARK)
    for k in (-18, 18):
        c.stroke([(155 + k, 424), (143 + k, 394), (163 + k, 364), (149 + k, 330)], 11, t.BIRCH_LIGHT,
            taper=0.1)
    c.polygon([(1030, 556), (1200, 556), (1200, 574), (1030, 574)], t.RIVER_DEEP)
    c.polygon([(1044, 534), (1190, 534), (1190, 556), (1044, 556)], t.BIRCH_LIGHT)
    c.polygon([(1024, 510), (1180, 510), (1180, 534), (1024, 534)], t.SPRUCE_MID)


def dam(c: Canvas) -> None:
    """A day at the dam: a wall across a valley, water through its gates, the runner above it as the sun."""
    _box(c, 0, 0, 1280, 720, t.LICHEN_LIGHT)
    c.disc(760, 250, 290, mix(t.LICHEN_LIGHT, t.BIRCH_LIGHT, 0.6))
    wheels.turbine(c, (760, 250), 214, 14, (t.LICHEN, t.CORAL), t.ROSEHIP)
    land.hills(c, [(-20, 300), (140, 190), (300, 250), (460, 330), (640, 380)], t.SPRUCE_SOFT)
    land.hills(c, [(760, 400), (960, 290), (1120, 200), (1300, 260)], mix(t.SPRUCE_SOFT, t.SPRUCE_MID, 0.4))
    land.forest(c, -80, 420, 380, 150, t.SPRUCE_MID, 2, shade=t.SPRUCE)
    land.forest(c, 940, 1400, 380, 170, t.SPRUCE_MID, 9, shade=t.SPRUCE)
    _box(c, 0, 372, 1280, 720, t.RIVER_DEEP)
    c.polygon([(0, 352), (1280, 352), (1280, 390), (0, 390)], t.BIRCH_LIGHT)
    c.polygon([(0, 390), (1280, 390), (1280, 600), (0, 640)], t.BIRCH_DEEP)
    for i in range(8):
        x = 90 + i * 160
        _box(c, x - 70, 352, x - 54, 640, mix(t.BIRCH_DEEP, t.BARK, 0.35))
        gate = [*arc(x + 18, 456, 46, 180, 360), (x + 64, 640), (x - 28, 640)]
        c.polygon(gate, mix(t.BARK, t.DUSK_NIGHT, 0.5))
        if 1 < i < 6:
            c.polygon([(x - 22, 492), (x + 58, 492), (x + 74, 680), (x - 38, 680)], t.RIVER_LIGHT)
            for k in (-6, 18, 42):
                c.stroke([(x + k, 500), (x + k - 2, 580), (x + k - 4, 650)], 7, t.BIRCH_LIGHT, taper=0.2)
    for row, tone in enumerate((t.BIRCH_LIGHT, t.RIVER_LIGHT, t.RIVER)):
        y = 626 + row * 34
        crest: list[Point] = [(-40 + k * 44 + row * 22, y + (10 if k % 2 else -8)) for k in range(32)]
        c.polygon([*smooth(crest, closed=False), (1400, 730), (-60, 730)], tone)
    for x in (210, 690, 1110):
        _box(c, x - 4, 290, x + 4, 352, t.DUSK_NIGHT)
        c.disc(x, 288, 11, t.ROSEHIP)
    c.shape([(425, 352), (425, 352), (422, 318), (432, 302), (446, 302), (456, 318), (453, 352), (453, 352)],
        t.RIVER_DEEP)
    c.disc(439, 290, 12, t.BLUSH)
    c.shape([(424, 288), (424, 288), (430, 272), (448, 272), (455, 288), (455, 288)], t.ROSEHIP)


def wheels_turning(c: Canvas) -> None:
    """Keep the wheels turning: a cart wheel as the sun over a working valley, road and river leading in."""
    _box(c, 0, 0, 1600, 1000, t.CORAL)
    c.disc(800, 470, 720, mix(t.CORAL, t.BLUSH, 0.4))
    c.disc(800, 470, 560, t.BLUSH)
    wheels.cart(c, (800, 470), 430, 16, t.BIRCH_LIGHT, t.ROSEHIP, phase=11.25)
    land.hills(c, [(-20, 470), (180, 380), (420, 470), (640, 540), (800, 560), (1000, 520), (1240, 400),
        (1440, 440), (1620, 380)], t.SPRUCE_SOFT)
    land.hills(c, [(-20, 560), (260, 500), (520, 580), (800, 620), (1100, 570), (1380, 500), (1620, 540)],
        t.SPRUCE_MID)
    land.forest(c, -60, 560, 640, 150, t.SPRUCE, 12, shade=t.SPRUCE_NIGHT)
    land.forest(c, 1080, 1700, 630, 160, t.SPRUCE, 14, shade=t.SPRUCE_NIGHT)
    land.hills(c, [(-20, 660), (300, 620), (700, 650), (1100, 630), (1620, 650)], t.LICHEN)
    bank = [(820, 640), (930, 672), (820, 720), (660, 780), (640, 860), (860, 960), (920, 1020)]
    far = [(500, 1020), (420, 880), (480, 780), (640, 716), (760, 672), (770, 640)]
    c.polygon([*smooth(bank, closed=False), *smooth(far, closed=False)], t.RIVER)
    for x, y, w in ((680, 740, 90), (560, 800, 120), (540, 870, 150), (640, 940, 170)):
        c.stroke([(x - w / 2, y), (x, y - 6), (x + w / 2, y)], 8, t.RIVER_LIGHT, taper=0.1)
    land.house(c, 260, 730, 120, t.ROSEHIP, t.DUSK_NIGHT)
    land.house(c, 1120, 700, 84, t.BIRCH, t.DUSK_NIGHT)
    for a in wheels.spin(12, 8):
        wheels.spoke(c, (482, 720), 0, 92, a, 12, 12, t.BARK)
        with c.at(*polar(482, 720, 88, a), turn=a):
            _box(c, -12, -24, 12, 24, t.BARK)
    c.ring(482, 720, 82, 12, t.BIRCH_DEEP)
    c.disc(482, 720, 17, t.BIRCH_DEEP)
    c.polygon([*smooth([(1620, 800), (1300, 812), (1040, 860), (900, 1020)], closed=False), (1300, 1020),
        (1400, 930), (1620, 900)], t.DUSK)
    for x, y, w in ((1070, 940, 60), (1170, 892, 54), (1300, 868, 50), (1450, 854, 46)):
        c.stroke([(x - w / 2, y + w * 0.16), (x + w / 2, y - w * 0.16)], 10, t.LICHEN_LIGHT)
    with c.at(1290, 826, scale=0.62, turn=-3):
        land.plough_lorry(c, 0, 0, 20, 90)
    for x, h in ((60, 420), (150, 330)):
        land.spruce(c, x, 1010, h, t.SPRUCE, t.SPRUCE_NIGHT)


def by_choice(c: Canvas) -> None:
    """Here by choice: a path home over a bridge, birches in front, a bicycle wheel as the evening sun."""
    _box(c, 0, 0, 1600, 1000, t.RIVER_DEEP)
    c.disc(960, 430, 660, mix(t.RIVER_DEEP, t.RIVER, 0.45))
    c.disc(960, 430, 500, t.RIVER)
    c.disc(960, 430, 368, t.LICHEN_LIGHT)
    wheels.bicycle(c, (960, 430), 356, 24, t.ROSEHIP, t.ROSEHIP)
    land.hills(c, [(-20, 500), (240, 400), (500, 500), (760, 580), (1060, 560), (1320, 470), (1620, 520)],
        t.DUSK)
    land.hills(c, [(-20, 600), (300, 560), (660, 620), (1000, 630), (1300, 570), (1620, 590)], t.SPRUCE)
    land.forest(c, 20, 760, 660, 140, t.SPRUCE_NIGHT, 21)
    land.forest(c, 1220, 1760, 650, 170, t.SPRUCE_NIGHT, 23)
    land.hills(c, [(-20, 680), (400, 650), (800, 672), (1200, 640), (1620, 670)], t.SPRUCE_MID)
    land.house(c, 1020, 700, 130, t.ROSEHIP, t.DUSK_NIGHT)
    land.house(c, 620, 690, 70, t.BIRCH, t.ROSEHIP_DEEP)
    _box(c, -10, 770, 1610, 880, t.RIVER)
    for x, y, w in ((180, 800, 160), (420, 846, 200), (900, 802, 120), (1240, 846, 190), (1460, 804, 140)):
        c.stroke([(x - w / 2, y), (x, y - 5), (x + w / 2, y)], 8, t.RIVER_LIGHT, taper=0.1)
    path = [(960, 700), (900, 730), (850, 760), (760, 880), (640, 1010)]
    side = [(960, 1010), (990, 880), (980, 760), (1010, 730), (1020, 700)]
    c.polygon([*smooth(path, closed=False), *smooth(side, closed=False)], t.BIRCH)
    for i in range(7):
        y = 764 + i * 18
        left, right = 848 - i * 15, 981 + i * 1.5
        c.polygon([(left, y), (right, y), (right, y + 12), (left - 8, y + 12)], t.BARK)
    for points in ([(846, 760), (846, 712), (800, 690), (730, 822), (730, 880)], [(982, 760), (986, 700),
            (1000, 690), (1000, 822), (992, 880)]):
        c.stroke([points[1], points[3]], 9, t.BIRCH_LIGHT)
        c.stroke([points[0], points[1]], 10, t.BIRCH_LIGHT)
        c.stroke([points[4], points[3]], 12, t.BIRCH_LIGHT)
    land.hills(c, [(-20, 900), (260, 872), (560, 900), (700, 1010)], t.LICHEN)
    land.hills(c, [(980, 1010), (1080, 900), (1340, 872), (1620, 890)], t.LICHEN)
    c.shape([(812, 962), (812, 962), (806, 892), (820, 860), (850, 852), (878, 862), (888, 896), (882, 962),
        (882, 962)], t.ROSEHIP)
    c.disc(849, 822, 27, t.UMBER.base)
    c.shape([(820, 826), (820, 826), (822, 796), (850, 786), (877, 798), (880, 826), (880, 826)],
        t.DUSK_NIGHT)
    c.shape([(826, 872), (826, 872), (872, 872), (872, 872), (876, 932), (822, 932)], t.DUSK)
    for x in (832, 866):
        c.stroke([(x, 950), (x - 1, 1010)], 25, t.DUSK_NIGHT)
    for x, w, seed in ((110, 70, 3), (290, 44, 4), (1430, 52, 5), (1545, 78, 6)):
        land.birch(c, x, 1010, 1100, w, seed)
    for x, y in ((200, 60), (60, 150), (330, 120), (1480, 70), (1380, 150), (1570, 190), (230, 220)):
        for k in range(5):
            with c.at(x + (k - 2) * 36, y + (k % 2) * 30, turn=40 * k):
                c.shape([(-30, 0), (-30, 0), (0, -17), (30, 0), (30, 0), (0, 17)],
                    (t.LICHEN, t.LICHEN_LIGHT, t.SPRUCE_SOFT)[k % 3])
