"""Share cards: the picture that a social network shows for a link. `draw(card, shape)` gives a JPEG.

Pure: all words and pictures come in with the card, and nothing here asks a database, a setting or a network.
"""

import logging
from dataclasses import replace

from PIL import Image

from .card import Card, Kind, Picture, Shape, digest
from .drawing import encode, paint
from .items import Layout
from .layouts import layout
from .pictures import UnreadableError

__all__ = ["Card", "Kind", "Layout", "Picture", "Shape", "digest", "draw", "layout", "painted"]

logger = logging.getLogger(__name__)


def draw(card: Card, shape: Shape) -> bytes:
    """The card as a JPEG of less than 300 KB: the same bytes for the same card, with the same release of Pillow.

    A picture that cannot be read is left out and told to the log.
    """
    return encode(painted(card, shape))


def painted(card: Card, shape: Shape) -> Image.Image:
    """The card as a Pillow picture, before it becomes a file."""
    while True:
        try:
            return paint(layout(card, shape))
        except UnreadableError as error:
            logger.warning("A card is drawn without %s", error.picture.key, exc_info=True)
            card = without(card, error.picture)


def without(card: Card, picture: Picture) -> Card:
    return replace(
        card,
        picture=None if card.picture == picture else card.picture,
        logo=None if card.logo == picture else card.logo,
        faces=tuple(face for face in card.faces if face != picture),
    )
