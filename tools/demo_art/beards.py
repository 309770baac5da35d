"""Beards and moustaches, drawn on the face before the mouth is drawn again over them."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from .canvas import Canvas, smooth
from .face import features, outline, warp
from .palette import mix
from .person import Person


def _full(c: Canvas, p: Person) -> None:
    beard = [(-170, -20), (-176, 80), (-160, 170), (-110, 252), (0, 296), (110, 252), (160, 170), (176, 80),
        (170, -20), (158, 40), (120, 96), (60, 112), (0, 108), (-60, 112), (-120, 96), (-158, 40)]
    c.shape(warp(p, beard), p.hair)
    with c.clip(smooth(warp(p, beard))):
        s = p.shade_side
        dark = [(s * 40, 90), (s * 70, 300), (s * 400, 300), (s * 400, -60), (s * 100, -60)]
        c.polygon(warp(p, dark), mix(p.hair, "#160c0c", 0.22))
    for x in (-96, -48, 0, 48, 96):
        c.stroke(warp(p, [(x, 190), (x * 0.9, 220), (x * 0.8, 250)]), 7, mix(p.hair, "#fff4dc", 0.25),
            taper=0.1)


def _white(c: Canvas, p: Person) -> None:
    beard = [(-176, 0), (-190, 90), (-176, 200), (-120, 290), (-40, 330), (0, 336), (40, 330), (120, 290),
        (176, 200), (190, 90), (176, 0), (150, 60), (110, 92), (40, 112), (0, 106), (-40, 112), (-110, 92),
        (-150, 60)]
    c.shape(warp(p, beard), p.hair)
    shade = mix(p.hair, p.skin.shade, 0.4)
    for x in (-110, -60, 0, 60, 110):
        c.stroke(warp(p, [(x, 196), (x * 0.9, 240), (x * 0.7, 286)]), 8, shade, taper=0.1)
    c.shape(features(p, [(0, 112), (60, 116), (104, 156), (60, 150), (0, 134), (-60, 150), (-104, 156),
        (-60, 116)]), mix(p.hair, "#ffffff", 0.5))


def _moustache(c: Canvas, p: Person) -> None:
    c.shape(features(p, [(0, 112), (40, 108), (82, 140), (96, 168), (50, 150), (0, 140), (-50, 150),
        (-96, 168), (-82, 140), (-40, 108)]), p.hair)


def _curled(c: Canvas, p: Person) -> None:
    c.shape(features(p, [(0, 112), (36, 110), (74, 130), (104, 112), (92, 142), (48, 146), (0, 136),
        (-48, 146), (-92, 142), (-104, 112), (-74, 130), (-36, 110)]), p.hair)


def _stubble(c: Canvas, p: Person) -> None:
    edge = outline(p)
    with c.clip(edge):
        area = smooth(warp(p, [(-190, -20), (-190, 260), (190, 260), (190, -20), (150, 40), (104, 104),
            (50, 116), (0, 112), (-50, 116), (-104, 104), (-150, 40)]))
        c.polygon(area, mix(p.skin.shade, p.hair, 0.32))


def _short(c: Canvas, p: Person) -> None:
    with c.clip(outline(p)):
        c.shape(warp(p, [(-190, -30), (-190, 270), (190, 270), (190, -30), (156, 30), (132, 110), (70, 116),
            (0, 110), (-70, 116), (-132, 110), (-156, 30)]), p.hair)
        c.shape(features(p, [(0, 128), (56, 136), (62, 160), (36, 184), (-36, 184), (-62, 160), (-56, 136)]),
            mix(p.skin.base, p.skin.shade, 0.6))


def _goatee(c: Canvas, p: Person) -> None:
    c.shape(features(p, [(0, 110), (44, 112), (70, 140), (66, 200), (34, 250), (0, 260), (-34, 250),
        (-66, 200), (-70, 140), (-44, 112)]), p.hair)
    c.shape(features(p, [(0, 130), (50, 138), (52, 158), (30, 182), (-30, 182), (-52, 158), (-50, 138)]),
        mix(p.skin.base, p.skin.shade, 0.6))


BEARDS = {"full": _full, "white": _white, "moustache": _moustache, "curled": _curled, "stubble": _stubble,
    "short": _short, "goatee": _goatee}
