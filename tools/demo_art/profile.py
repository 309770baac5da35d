"""A face in profile, looking to the right, in the same local units as `face`."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from .canvas import Canvas, Point, smooth
from .palette import mix
from .person import Person


def outline(p: Person) -> list[Point]:
    """The edge of the head from the side, neck excluded."""
    n, low = 40 * p.nose, p.head.length
    front = [(-40, -252), (60, -236), (128, -180), (150, -100), (152, -58), (140, -22), (140, -22),
        (150 + n * 0.5, 28), (150 + n, 70), (148 + n, 84), (156, 98), (150, 106), (150, 106), (168, 130),
        (158, 143), (158, 143), (164, 160), (146, 178), (156, 206), (146, 232), (112, 244)]
    back = [(20, 206), (-58, 150), (-78, 110), (-110, 120), (-170, 60), (-206, -50), (-186, -160),
        (-120, -232)]
    return smooth([(x, y * low if y > 0 else y) for x, y in front + back])


def face(c: Canvas, p: Person) -> None:
    """Head, shade, ear and features."""
    skin, low = p.skin, p.head.length
    edge = outline(p)
    dark = mix(skin.shade, "#120d10", 0.86)
    c.polygon(edge, skin.base)
    with c.clip(edge):
        plane = [(84, -260), (70, -120), (92, -60), (74, 0), (92, 60), (60, 120), (70, 190), (130, 260)]
        curve = smooth([(x, y * low if y > 0 else y) for x, y in plane], closed=False)
        c.polygon([*curve, (-320, 320), (-320, -320)], skin.shade)
    inner = mix(skin.shade, skin.lip, 0.45)
    if p.eyes == "low":
        c.stroke([(86, -2), (104, 10), (126, 8)], 8, dark, taper=0.35)
        c.stroke([(78, 4), (92, 7)], 5, dark, taper=0.3)
    else:
        almond = smooth([(82, 4), (82, 4), (104, -14), (124, -12), (124, -12), (122, 10), (104, 14)])
        c.polygon(almond, mix("#fbf3e8", skin.shade, 0.25))
        with c.clip(almond):
            c.ellipse(117, -2, 10, 15, p.iris)
            c.ellipse(120, -2, 6, 9, dark)
        c.stroke([(78, 4), (102, -14), (126, -12)], 8, dark, taper=0.4)
    thick, arch = p.brow
    c.stroke([(70, -44), (104, -58 - arch), (142, -50)], thick, p.brow_colour or mix(p.hair, dark, 0.25),
        taper=0.5)
    y = 143 * low
    lip = skin.lip
    c.shape([(158, y), (158, y), (118, y - 3), (118, y - 3), (150, y - 17), (168, y - 12)], lip)
    c.shape([(158, y), (158, y), (118, y - 3), (118, y - 3), (142, y + 16), (164, y + 15)], mix(lip,
        skin.base, 0.3))
    c.stroke([(158, y), (136, y - 1), (112, y - 5)], 5.5, mix(lip, "#2a0d10", 0.55), taper=0.35)
    c.stroke([(142, 94 * low), (150, 82 * low), (166, 88 * low)], 6, inner, taper=0.25)
    if p.age:
        c.stroke([(132, 98), (112, 122), (108, 148)], 6, mix(skin.shade, lip, 0.2), taper=0.15)
        c.stroke([(66, 0), (50, -8)], 5, mix(skin.shade, lip, 0.25), taper=0.2)


def ear(c: Canvas, p: Person) -> None:
    """The near ear, over the hair."""
    c.shape([(-66, -44), (-38, -62), (-8, -42), (-10, 4), (-30, 52), (-52, 50)], mix(p.skin.base,
        p.skin.shade, 0.4))
    c.stroke([(-48, -34), (-28, -40), (-22, -14), (-36, 8), (-38, 28)], 8, mix(p.skin.shade, p.skin.lip,
        0.5), taper=0.3)


def neck(c: Canvas, p: Person) -> None:
    """The neck from the side, leaning forward into the head."""
    n, skin = p.neck, p.skin
    column = smooth([(-n - 50, 40), (-n - 50, 40), (-n - 36, 200), (-n - 70, 330), (-n - 120, 520),
        (n + 130, 520), (n + 60, 350), (n + 10, 280), (n + 6, 200), (n, 100), (n, 100)])
    c.polygon(column, skin.base)
    with c.clip(column):
        lowered = [(x - 46, y + 62) for x, y in outline(p)]
        c.polygon(lowered, skin.shade)
        c.polygon([(-400, 0), (-20, 0), (-n + 20, 440), (-400, 440)], skin.shade)
