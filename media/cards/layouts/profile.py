"""A person's interview, opening as the page does: the portrait to the edge, the headline as large as can be."""

from ..card import Card, Shape
from ..colours import SPRUCE, colour, distinct, flower, mix, on_birch
from ..desk import Desk
from ..items import Corner, Panel, Photo, Wheel


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_birch(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def portrait(desk: Desk, box, corner: Corner, radius: int) -> None:
    """The portrait, or the wheel that stands for it."""
    if desk.card.picture:
        desk.add(Photo(box, desk.card.picture, corner, radius))
        return
    ground = flower(desk.card.accent)
    left, top, right, bottom = box
    size = round(max(right - left, bottom - top) * 1.12)
    x, y = left + round((right - left) * 0.42) - size // 2, top + round((bottom - top) * 0.47) - size // 2
    desk.add(
        Panel(box, ground, corner, radius),
        Wheel(
            (x, y, x + size, y + size),
            desk.card.people,
            ink=SPRUCE,
            one=distinct(colour(desk.card.accent), ground),
            free=mix(ground, SPRUCE, 0.2),
            within=box,
            corner=corner,
            radius=radius,
        ),
    )


def _words(desk: Desk, column, headline: tuple[int, int], *, person: bool = True, anchor: float = 1) -> None:
    """The headline, or the name where there is none."""
    name = [desk.name(round(desk.sizes.name * 0.75))] if desk.card.text else []
    line = [desk.line(round(desk.sizes.line * 0.4))]
    text = desk.card.text or desk.card.name
    gap = round(desk.sizes.kicker * 0.9)
    parts = [desk.kicker(), desk.headline(*headline, text=text, gap=gap)]
    desk.column(column, parts + (name + line if person else []), anchor)


def _link(desk: Desk) -> None:
    portrait(desk, (0, 0, 504, 630), Corner.BOTTOM_RIGHT, 300)
    left, right = 560, 1144
    middle = 630 - 64
    tab = desk.logo(Corner.BOTTOM_RIGHT, middle)
    desk.site(left, min(right, tab[0] - 10), middle)
    _words(desk, (left, 56, right, 508), (104, 40))


def _square(desk: Desk) -> None:
    portrait(desk, (0, 0, 640, 568), Corner.BOTTOM_RIGHT, 350)
    if desk.card.picture:
        desk.wheel((690, -176, 1210, 344), towards=225)
    middle = 1080 - 78
    tab = desk.logo(Corner.BOTTOM_RIGHT, middle)
    desk.site(64, min(1016, tab[0] - 10), middle, mark=not desk.card.picture)
    desk.column((690, 360, 1016, 568), [desk.name(0, lines=3), desk.line(12, lines=3)], anchor=1)
    _words(desk, (64, 612, 1016, 926), (130, 44), person=False)


def _story(desk: Desk) -> None:
    portrait(desk, (0, 940, 1080, 1920), Corner.TOP_RIGHT, 520)
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300)
    _words(desk, (76, 390, 1004, 900), (160, 56), anchor=0)
