"""A plain page: what it is, its title, a line about it, and the wheel of the front page or the page's own picture."""

from dataclasses import replace

from ..card import Card, Shape
from ..colours import SPRUCE, on_birch
from ..desk import Desk
from ..fonts import SERIF
from ..items import Corner, Photo


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_birch(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def _words(desk: Desk, box, sizes: tuple[int, int], anchor: float = 0) -> None:
    gap = round(desk.sizes.line * 0.9)
    lede = replace(desk.line(gap), face=SERIF, lines=3, largest=round(desk.sizes.line * 1.25))
    below_kicker = round(desk.sizes.kicker * 0.8) if desk.card.over else 0
    desk.column(box, [desk.kicker(lines=1), desk.headline(*sizes, gap=below_kicker), lede], anchor)


def _link(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((696, 0, 1200, 630), desk.card.picture, Corner.BOTTOM_LEFT, 300))
    else:
        desk.wheel((720, -140, 1340, 480) if desk.card.logo else (690, -30, 1380, 660), 225, ink=SPRUCE)
    desk.logo(Corner.BOTTOM_RIGHT, 630 - 62)
    desk.site(56, 640, 630 - 64)
    _words(desk, (56, 60, 650, 506), (124, 44))


def _square(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((300, 0, 1080, 540), desk.card.picture, Corner.BOTTOM_LEFT, 360))
    else:
        desk.wheel((400, -300, 1240, 540), 225, ink=SPRUCE)
    desk.logo(Corner.BOTTOM_RIGHT, 1080 - 78)
    desk.site(64, 720, 1080 - 78)
    _words(desk, (64, 570, 1016, 926), (140, 48), 1)


def _story(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((0, 960, 1080, 1920), desk.card.picture, Corner.TOP_LEFT, 480))
    else:
        desk.wheel((180, 940, 1380, 2140), 315, ink=SPRUCE)
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300)
    _words(desk, (76, 400, 1004, 910), (190, 64))
