"""A face seen from the front or a little from the side, in the local units of the figure.

The origin lies between the eyes, the chin near y = 228, the crown near y = -250, the cheeks near x = ±168.
"""

# Points stay in rows, as an outline is drawn.
# fmt: off

from collections.abc import Callable

from .canvas import Canvas, Point, Points, smooth
from .palette import mix
from .person import Person

EYE_Y = -2.0


def shift(p: Person, y: float) -> float:
    """How far the turn of the head moves a point of its outline at this height."""
    low, high = (-250.0, -14.0), (228.0, 40.0)
    along = min(max((y - low[0]) / (high[0] - low[0]), 0), 1.1)
    return p.pose.turn * (low[1] + (high[1] - low[1]) * along)


def warp(p: Person, points: Points) -> list[Point]:
    """Points written for a head seen from the front, moved onto this person's head."""
    head = p.head
    return [(x * head.width + shift(p, y), y * head.length if y > 0 else y) for x, y in points]


def feature(p: Person, x: float, y: float) -> Point:
    """A point of the face's middle, which travels further than the outline, the far side foreshortened."""
    turn = p.pose.turn
    far = x * turn > 0
    return x * p.head.width * (1 - 0.3 * abs(turn) * far) + turn * 62, y * (p.head.length if y > 0 else 1)


def features(p: Person, points: Points) -> list[Point]:
    """`feature` for many points."""
    return [feature(p, x, y) for x, y in points]


def outline(p: Person) -> list[Point]:
    """The face's edge, smooth, as a polygon."""
    jaw, chin = 168 * p.head.jaw, 168 * p.head.chin
    right = [(0, -250), (98, -232), (154, -160), (168, -70), (166, 30), (jaw, 128), ((jaw + chin) / 2 + 6,
        186), (chin, 220)]
    turn = p.pose.turn
    left = [(-x, y) for x, y in reversed(right[1:])]
    points = warp(p, [*right, (0, 230), *left])
    if abs(turn) > 0.3:
        far = 1 if turn > 0 else -1
        points = [(x + far * turn * far * (9 if y > 0 else -9), y) if x * far > 100 and -90 < y < 60
            else (x, y) for x, y in points]
    return smooth(points)


def face(c: Canvas, p: Person, *, beard: Callable[[Canvas, Person], None] | None = None) -> None:
    """Ears, head, shade, the beard if there is one, and the features."""
    skin = p.skin
    if p.ears:
        _ears(c, p)
    edge = outline(p)
    c.polygon(edge, skin.base)
    with c.clip(edge):
        _shade(c, p)
        if p.freckles:
            for x, y in ((-96, 52), (-78, 66), (-62, 48), (-44, 62), (98, 52), (80, 66), (64, 48), (44, 62),
                    (-86, 36), (86, 36)):
                c.disc(*feature(p, x, y), 4.2, skin.shade)
    if p.age:
        _lines(c, p)
    if beard:
        beard(c, p)
    _eyes(c, p)
    _nose(c, p)
    _mouth(c, p)


def _ears(c: Canvas, p: Person) -> None:
    for side in (-1, 1):
        if side * p.pose.turn > 0.25:
            continue
        x = side * 172 * p.head.width + shift(p, 0) * 0.3
        tone = p.skin.shade if side == p.shade_side else p.skin.base
        inner = mix(p.skin.shade, p.skin.lip, 0.25)
        with c.at(x, 22, flip=side < 0, turn=side * 6):
            c.shape([(-14, -52), (12, -58), (28, -34), (22, 4), (8, 46), (-12, 52)], tone)
            c.stroke([(4, -34), (14, -22), (6, 4), (2, 22)], 7, inner, taper=0.3)


def _shade(c: Canvas, p: Person) -> None:
    side, skin = p.shade_side, p.skin
    if p.shade == "split":
        line = [(14, -270), (18, -150), (16, -70), (6, -22), (10, 20), (30, 72), (26, 92), (8, 104),
            (14, 130), (6, 146), (15, 166), (8, 188), (20, 216), (10, 260)]
        curve = smooth(features(p, [(x * side, y) for x, y in line]), closed=False)
        far = [(side * 420, 300), (side * 420, -300)]
        c.polygon([*curve, *far], skin.shade)
    else:
        line = [(100, -280), (128, -150), (122, -60), (140, 10), (104, 90), (96, 150), (50, 214), (0, 250)]
        curve = smooth(warp(p, [(x * side, y) for x, y in line]), closed=False)
        c.polygon([*curve, (side * 420, 300), (side * 420, -300)], skin.shade)
        cheek = feature(p, -side * 98, 72)
        c.ellipse(*cheek, 40, 30, mix(skin.base, skin.blush, 0.55))


def _eyes(c: Canvas, p: Person) -> None:
    dark = mix(p.skin.shade, "#120d10", 0.86)
    brow = p.brow_colour or mix(p.hair, dark, 0.25)
    thick, arch = p.brow
    for side in (-1, 1):
        x, y = feature(p, side * 74, EYE_Y)
        narrow = (1 - 0.22 * abs(p.pose.turn)) if side * p.pose.turn > 0 else 1
        with c.at(x, y, flip=side < 0):
            with_far = 34 * narrow
            shaded = side == p.shade_side and p.shade == "split"
            _eye(c, p, with_far, dark, shaded=shaded)
        line = [(side * 36, -46), (side * 70, -58 - arch), (side * 116, -46)]
        c.stroke(features(p, line), thick, brow, taper=0.45)


def _eye(c: Canvas, p: Person, w: float, dark: str, *, shaded: bool) -> None:
    """One eye, its outer corner to the right."""
    if p.eyes == "low":
        c.stroke([(-w, 2), (-w * 0.3, 13), (w * 0.45, 12), (w * 1.12, -3)], 8, dark, taper=0.35)
        c.stroke([(w * 0.7, 8), (w * 1.3, 8)], 5, dark, taper=0.3)
        return
    if p.eyes == "smile":
        c.stroke([(-w, 9), (-w * 0.4, -5), (w * 0.4, -6), (w, 8)], 9, dark, taper=0.35)
        return
    lid = [(-w, 8), (-w * 0.45, -9), (w * 0.35, -13), (w * 1.05, 1)]
    almond = smooth([(-w, 8), (-w, 8), (-w * 0.45, -9), (w * 0.35, -13), (w * 1.05, 1), (w * 1.05, 1),
        (w * 0.3, 15), (-w * 0.4, 15)])
    c.polygon(almond, mix("#fbf3e8", p.skin.shade, 0.5 if shaded else 0.22))
    with c.clip(almond):
        c.disc(0, -1, 16, p.iris)
        c.disc(0, -1, 8.5, dark)
    c.stroke(lid, 7.5, dark, taper=0.45)


def _nose(c: Canvas, p: Person) -> None:
    side, skin, n = p.shade_side, p.skin, p.nose
    under = mix(skin.shade, skin.lip, 0.42)
    look = side if abs(p.pose.turn) < 0.2 else (1 if p.pose.turn > 0 else -1)
    if p.shade == "side":
        wedge = [(10, -30), (10, -30), (15, 20), (34 * n, 78), (28 * n, 96), (0, 100), (-22 * n, 94),
            (-2, 84), (6, 66), (6, 20)]
        c.shape(features(p, [(x * look, y) for x, y in wedge]), skin.shade)
    c.stroke(features(p, [(-24 * n, 92), (-10, 99), (4, 102), (24 * n, 92)]), 6.5, under, taper=0.2)


def _mouth(c: Canvas, p: Person) -> None:
    lip, dark = p.skin.lip, mix(p.skin.lip, "#2a0d10", 0.55)
    up = 8 if p.mouth == "smile" else 4
    w = {"full": 50, "thin": 48, "smile": 60}[p.mouth]
    if p.mouth != "thin":
        upper = [(-w, 146 - up), (-w, 146 - up), (-20, 132), (0, 137), (20, 132), (w, 146 - up),
            (w, 146 - up), (0, 150)]
        lower = [(-w, 146 - up), (-w, 146 - up), (0, 149), (w, 146 - up), (w, 146 - up), (24, 170),
            (-24, 170)]
        c.shape(features(p, lower), mix(lip, p.skin.base, 0.3))
        c.shape(features(p, upper), lip)
    else:
        c.stroke(features(p, [(-22, 166), (0, 170), (22, 166)]), 8, p.skin.shade, taper=0.2)
    c.stroke(features(p, [(-w - 2, 145 - up), (-w / 2, 148), (0, 149), (w / 2, 148), (w + 2, 145 - up)]),
        5.5, dark, taper=0.35)


def _lines(c: Canvas, p: Person) -> None:
    tone = mix(p.skin.base, p.skin.shade, 0.9)
    for side in (-1, 1):
        c.stroke(features(p, [(side * 42, 96), (side * 66, 122), (side * 72, 150)]), 6, tone, taper=0.15)
        if p.age > 1:
            c.stroke(features(p, [(side * 118, 2), (side * 136, -8)]), 5, tone, taper=0.2)
            c.stroke(features(p, [(side * 118, 12), (side * 134, 14)]), 5, tone, taper=0.2)
            c.stroke(features(p, [(side * 50, 30), (side * 76, 38), (side * 100, 30)]), 5, tone, taper=0.15)


def neck(c: Canvas, p: Person, chin: Points) -> None:
    """The neck, and on it the shadow of the chin; `chin` is the head's outline in the figure's units."""
    n, skin = p.neck, p.skin
    column = smooth([(-n, 60), (-n, 60), (-n + 4, 200), (-n - 8, 290), (-n - 60, 380), (-n - 70, 580),
        (n + 70, 580), (n + 60, 380), (n + 8, 290), (n - 4, 200), (n, 60), (n, 60)])
    c.polygon(column, skin.base)
    with c.clip(column):
        lowered = [(x + p.shade_side * 22, y + 58) for x, y in chin]
        c.polygon(lowered, skin.shade)
