"""A question that everyone was asked: as large as it can be on birch leaf, and the people who answered."""

from ..card import Card, Shape
from ..colours import on_leaf
from ..desk import Desk
from ..items import Corner
from .faces import row, two_rows


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_leaf(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def _question(desk: Desk, box, sizes: tuple[int, int]) -> None:
    gap = round(desk.sizes.kicker * 0.9)
    desk.column(box, [desk.kicker(), desk.headline(*sizes, gap=gap)])


def _link(desk: Desk) -> None:
    if not desk.card.shown_faces:
        desk.faint_wheel((680, 110, 1400, 830))
    left = row(desk, 1200, 630, 140)
    right = left - 30 if desk.card.shown_faces else 700
    tab = desk.logo(Corner.TOP_RIGHT, 64)
    desk.site(56, right, 566)
    foot = desk.column((56, 440, right, 522), [desk.line(0, weight=600)], 1)
    low = min(foot[1] - 24, 630 - 175 - 24)
    _question(desk, (56, max(56, tab[3] + 16 if desk.card.logo else 0), 1144, low), (132, 48))


def _square(desk: Desk) -> None:
    if not desk.card.shown_faces:
        desk.faint_wheel((440, 440, 1340, 1340))
    row(desk, 1080, 1080, 216)
    low = 1080 - 270 if desk.card.shown_faces else 1080
    tab = desk.logo(Corner.TOP_RIGHT, 84)
    desk.site(64, 800, low - 78)
    foot = desk.column((64, low - 230, 1016, low - 130), [desk.line(0, weight=600)], 1)
    _question(desk, (64, max(64, tab[3] + 20 if desk.card.logo else 0), 1016, foot[1] - 36), (180, 60))


def _story(desk: Desk) -> None:
    if not desk.card.shown_faces:
        desk.faint_wheel((240, 1080, 1440, 2280))
    two_rows(desk, (0, 1120, 1080, 1920))
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300)
    foot = desk.column((76, 1000, 1004, 1080), [desk.line(0, weight=600)], 1)
    _question(desk, (76, 400, 1004, foot[1] - 50), (210, 80))
