"""Which card stands for a thing, and where it is."""

from django.http import HttpRequest

from .addresses import Shareable
from .models import Branding

LINK, SQUARE, STORY = "link", "square", "story"
SIZES = {LINK: (1200, 630), SQUARE: (1080, 1080), STORY: (1080, 1920)}


def card_address(thing: Shareable, request: HttpRequest, branding: Branding, shape: str = LINK) -> str:
    """The whole address of the card that stands for a thing."""
    kind = thing._meta.model_name.removesuffix("page")
    return request.build_absolute_uri(f"/cards/{kind}-{thing.pk}-{shape}.jpg")
