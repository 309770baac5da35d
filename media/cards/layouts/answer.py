"""One sentence of somebody's: the question small, the words in the reading serif, on the accent's flower."""

from ..card import Card, Shape
from ..colours import on_flower
from ..desk import Desk
from ..items import Corner, Photo


def arrange(card: Card, shape: Shape) -> Desk:
    desk = Desk(card, shape, on_flower(card.accent))
    {Shape.LINK: _link, Shape.SQUARE: _square, Shape.STORY: _story}[shape](desk)
    return desk


def _link(desk: Desk) -> None:
    right = 824
    if desk.card.picture:
        desk.add(Photo((880, 170, 1200, 630), desk.card.picture, Corner.TOP_LEFT, 230))
    else:
        desk.faint_wheel((760, 170, 1380, 790))
        right = 1144 if len(desk.card.text) > 60 else 1000
    tab = desk.logo(Corner.TOP_RIGHT, 72)
    crossing = right > 860
    if not desk.card.logo:
        desk.site(880, 1144, 84)
    question = desk.column((56, 56, 824, 140), [desk.kicker()])
    person = desk.column(
        (56, 460, 760 if not desk.card.picture else right, 574), [desk.name(0), desk.line(10)], anchor=1
    )
    top = max(question[3], tab[3] if desk.card.logo and crossing else 114 if crossing else 0) + 26
    desk.column((56, top, right, person[1] - 26), [desk.quote(112, 36)], anchor=0)


def _square(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((712, 660, 1080, 1080), desk.card.picture, Corner.TOP_LEFT, 270))
    else:
        desk.faint_wheel((500, 500, 1280, 1280))
    tab = desk.logo(Corner.TOP_RIGHT, 88)
    desk.site(64, min(tab[0] - 24, 1016), 92)
    question = desk.column((64, 176, 1016, 270), [desk.kicker()])
    person = desk.column((64, 800, 660, 1016), [desk.name(0), desk.line(12)], anchor=1)
    low = 636 if desk.card.picture else person[1] - 40
    desk.column((64, question[3] + 34, 1016, low), [desk.quote(150, 44)], anchor=0)


def _story(desk: Desk) -> None:
    if desk.card.picture:
        desk.add(Photo((0, 1190, 600, 1920), desk.card.picture, Corner.TOP_RIGHT, 420))
    else:
        desk.faint_wheel((360, 1180, 1360, 2180))
    tab = desk.logo(Corner.TOP_RIGHT, 300)
    desk.site(76, min(1004, tab[0] - 24), 300)
    question = desk.column((76, 410, 1004, 550), [desk.kicker()])
    if desk.card.picture:
        desk.column((644, 1230, 1004, 1670), [desk.name(0, lines=3), desk.line(16, lines=5)], anchor=1)
        low = 1150
    else:
        low = desk.column((76, 1480, 1004, 1670), [desk.name(0), desk.line(16)], anchor=1)[1] - 60
    desk.column((76, question[3] + 48, 1004, low), [desk.quote(170, 60)], anchor=0)
