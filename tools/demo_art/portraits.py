"""Puts a portrait together: ground, hair behind, clothes, head, hair before, what is worn."""

from PIL import Image

from . import face, hair, profile
from .beards import BEARDS
from .canvas import Canvas, Point
from .extras import EXTRAS
from .person import Person

SIZE = (1200, 1500)
PIVOT: Point = (0, 190)
"""The point in the neck about which a head tilts."""


def draw_portrait(p: Person) -> Image.Image:
    """The person before the wheel of their trade, 1200 by 1500."""
    c = Canvas(*SIZE, "#ffffff")
    p.ground(c)
    pose, style = p.pose, hair.STYLES[p.style]
    flip = pose.kind == "profile" and pose.turn < 0
    with c.at(*pose.at, scale=pose.scale, flip=flip):
        with c.at(*PIVOT, turn=pose.tilt), c.at(-PIVOT[0], -PIVOT[1]):
            style.back(c, p)
        if pose.kind == "profile":
            profile.neck(c, p)
        else:
            face.neck(c, p, face.outline(p))
        with c.at(pose.lean * -2, 340, turn=pose.lean), c.at(0, -340):
            p.clothes(c, p)
        with c.at(*PIVOT, turn=pose.tilt), c.at(-PIVOT[0], -PIVOT[1]):
            if pose.kind == "profile":
                profile.face(c, p)
            else:
                face.face(c, p, beard=BEARDS.get(p.beard))
            style.front(c, p)
            if pose.kind == "profile":
                profile.ear(c, p)
            for name in p.wears:
                EXTRAS[name](c, p)
    return c.finish()
