"""A film: its still, the wheel as a button to start it, and its title in the dark."""

from dataclasses import replace

from ..card import Card, Shape
from ..colours import SPRUCE_NIGHT, on_night
from ..desk import Desk, Part
from ..items import Corner, Panel, Photo, Wheel


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_night(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def _play(desk: Desk, centre: tuple[int, int], size: int, alone: int) -> None:
    """The wheel on a dark disc in the still, or `alone` pixels large where there is none."""
    palette = desk.palette
    size = size if desk.card.picture else alone
    x, y = centre[0] - size // 2, centre[1] - size // 2
    disc = SPRUCE_NIGHT if desk.card.picture else None
    box = (x, y, x + size, y + size)
    desk.add(Wheel(box, 0, palette.ink, palette.accent, palette.ink, play=palette.ink, disc=disc))


def _parts(desk: Desk, sizes: tuple[int, int]) -> list[Part]:
    gap = round(desk.sizes.kicker * 0.8)
    return [
        desk.kicker(lines=1),
        desk.headline(*sizes, gap=gap),
        desk.name(gap, lines=1),
        desk.line(10, lines=1),
    ]


def _link(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((0, 0, 1200, 630), desk.card.picture))
    _play(desk, (980, 300), 210, alone=520)
    desk.logo(Corner.TOP_RIGHT, 66)
    # The panel is as high as its words, which lie on it.
    words = replace(desk, items=[])
    top = words.column((56, 96, 690, 506), _parts(desk, (88, 34)), 1)[1]
    words.site(56, 600, 566)
    if desk.card.picture:
        desk.add(Panel((0, top - 44, 770, 630), SPRUCE_NIGHT, Corner.TOP_RIGHT, 190))
    desk.add(*words.items)


def _square(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((0, 0, 1080, 548), desk.card.picture, Corner.BOTTOM_RIGHT, 300))
    _play(desk, (540, 290), 230, alone=480)
    desk.logo(Corner.BOTTOM_RIGHT, 1080 - 78)
    desk.site(64, 720, 1080 - 78)
    desk.column((64, 584, 1016, 926), _parts(desk, (130, 44)), 1)


def _story(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((0, 960, 1080, 1920), desk.card.picture, Corner.TOP_LEFT, 480))
    _play(desk, (540, 1390), 320, alone=820)
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300)
    desk.column((76, 390, 1004, 920), _parts(desk, (170, 60)))
