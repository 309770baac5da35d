"""Where things stand on a card of each kind and shape."""

from ..card import Card, Kind, Shape
from ..items import Layout
from . import answer, film, page, profile, question, series

ARRANGED = {
    Kind.PROFILE: profile.arrange,
    Kind.ANSWER: answer.arrange,
    Kind.SERIES: series.arrange,
    Kind.QUESTION: question.arrange,
    Kind.FILM: film.arrange,
    Kind.PAGE: page.arrange,
}


def layout(card: Card, shape: Shape) -> Layout:
    """What is placed where. Drawing adds nothing to it."""
    return ARRANGED[card.kind](card, shape).layout()
