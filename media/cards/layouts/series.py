"""A series: its people beside each other and its wheel among them, on spruce."""

from ..card import Card, Shape
from ..colours import on_spruce
from ..desk import Desk
from ..items import Corner
from ..letters import Box
from .faces import mosaic


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_spruce(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def _above_or_below(desk: Desk, box: Box) -> None:
    mosaic(desk, box, *((2, 1) if len(desk.card.shown_faces) == 1 else (3, 2)))


def _words(desk: Desk, box, sizes: tuple[int, int], anchor: float = 1, lines: int = 2) -> None:
    gap = round(desk.sizes.kicker * 0.9)
    desk.column(
        box, [desk.kicker(lines=lines), desk.headline(*sizes, gap=gap), desk.line(gap, weight=550)], anchor
    )


def _link(desk: Desk) -> None:
    columns = {0: 0, 1: 1, 2: 2, 3: 2}.get(len(desk.card.shown_faces), 3)
    left = 1200 - columns * 210
    if columns:
        mosaic(desk, (left, 0, 1200, 630), columns, 2)
    else:
        desk.wheel((690, -20, 1360, 650), towards=315)
        left = 720
    tab = desk.logo(Corner.TOP_LEFT, 72)
    desk.site(56, left - 40, 630 - 64, mark=False)
    _words(desk, (56, max(56, tab[3] + 20), left - 44, 520), (124, 44))


def _square(desk: Desk) -> None:
    if desk.card.shown_faces:
        _above_or_below(desk, (0, 0, 1080, 560))
    else:
        desk.wheel((200, -440, 1180, 540), towards=225)
    desk.logo(Corner.BOTTOM_RIGHT, 1080 - 78)
    desk.site(64, 700, 1080 - 78, mark=False)
    _words(desk, (64, 606, 1016, 926), (130, 44), lines=1)


def _story(desk: Desk) -> None:
    if desk.card.shown_faces:
        _above_or_below(desk, (0, 960, 1080, 1920))
    else:
        desk.wheel((100, 960, 1500, 2360), towards=315)
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300, mark=False)
    _words(desk, (76, 390, 1004, 910), (190, 60), anchor=0)
