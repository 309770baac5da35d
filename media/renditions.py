"""The sizes in which pictures are shown, one list for each kind of place, and drawing them ahead of the first visitor.

The `{% place_picture %}` tag shows a picture from these lists, and nothing else does.

Whatever shows pictures registers a function for the hook `roles_of_picture`; it gets a picture and answers with the
roles in which visitors meet it there.
"""

from enum import Enum
from functools import cache

from django.db.models import prefetch_related_objects
from wagtail import hooks
from wagtail.images.models import Filter

from .models import Image, Rendition

FORMATS = ("avif", "webp", "jpeg")


class Place(Enum):
    """A kind of place in a page where a picture is shown, with its crops as (width, height) in pixels."""

    PORTRAIT_CARD = ((200, 250), (320, 400), (640, 800))
    PORTRAIT_LEAD = ((640, 800), (960, 1200))
    LANDSCAPE = ((800, 500), (1600, 1000))
    POSTER = ((640, 360), (1280, 720))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Wagtail's filters, one for each crop and format."""
        return _filters(self)

    @property
    def smallest(self) -> tuple[int, int]:
        return self.value[0]

    @property
    def largest(self) -> tuple[int, int]:
        return self.value[-1]

    @staticmethod
    def filter(size: tuple[int, int], image_format: str) -> str:
        return f"fill-{size[0]}x{size[1]}|format-{image_format}"


@cache
def _filters(place: Place) -> tuple[Filter, ...]:
    """Made once: a filter reads its specification anew each time that it is made, for every picture of a page."""
    return tuple(Filter(place.filter(size, name)) for size in place.value for name in FORMATS)


# The places that a picture may come to in each of its roles.
ROLES = {
    "portrait": (Place.PORTRAIT_CARD, Place.PORTRAIT_LEAD),
    "lead": (Place.LANDSCAPE,),
    "poster": (Place.POSTER,),
}


def roles_of(image: Image) -> set[str]:
    """Where visitors meet a picture just now: what the registered functions know."""
    return set().union(*(roles(image) for roles in hooks.get_hooks("roles_of_picture")))


def draw(image: Image, role: str) -> None:
    """Draw what is missing of a picture's sizes for a role; 1 to 2 seconds for a picture that has none."""
    image.get_renditions(*dict.fromkeys(spec for place in ROLES[role] for spec in place.filters))


def drawn_sizes(image: Image | None, place: Place, image_format: str = "jpeg") -> list[Rendition]:
    """A place's crops that are drawn already, the largest first, for readers outside the site; none is drawn here.

    One query for a picture whose renditions were not asked for with it; they are at hand afterwards.
    """
    if image is None:
        return []
    prefetch_related_objects([image], "renditions")
    filters = [one for one in place.filters if one.spec.endswith(f"|format-{image_format}")]
    found = image.find_existing_renditions(*filters)
    return [found[one] for one in reversed(filters) if one in found]


def drawn(image: Image | None, place: Place, image_format: str = "jpeg") -> Rendition | None:
    """The largest of `drawn_sizes()`; None where there is none."""
    return next(iter(drawn_sizes(image, place, image_format)), None)


def too_small_for(image: Image, role: str) -> tuple[int, int] | None:
    """The size that a picture would need to be sharp in its role; None where it is large enough.

    A crop is never enlarged beyond the picture, so a smaller one is shown soft.
    """
    width, height = max(place.largest for place in ROLES[role])
    return (width, height) if image.width < width or image.height < height else None
