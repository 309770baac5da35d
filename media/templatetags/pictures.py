"""Pictures in their places, and who made them."""

from collections.abc import Iterable
from operator import attrgetter

from django import template
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from media.licences import Licence, find_licence
from media.models import Image
from media.renditions import Place

register = template.Library()


@register.simple_tag
def place_picture(place: str, image: Image, **attributes: str) -> Picture:
    """A `<picture>` with every size and format that a place has (`portrait_card`, `landscape`, ...).

    `sizes` is what the style sheets make of it, roughly. A browser that waits with a lazy picture until its place is
    laid out knows better (HTML §4.8.4.2.2, "auto").
    """
    if attributes.get("loading") == "lazy":
        attributes["sizes"] = f"auto, {attributes['sizes']}"
    if image.tone:
        attributes["data-tone"] = image.tone
    return Picture(get_renditions_or_not_found(image, Place[place.upper()].filters), attributes)


@register.filter
def pictures(things: Iterable[object], path: str) -> list[Image | None]:
    """The picture of each thing, by its path: `people|pictures:"portrait"`, `answers|pictures:"page.portrait"`."""
    return [attrgetter(path)(thing) for thing in things]


@register.filter
def licence(text: str) -> Licence:
    """A licence as an editor wrote it, with its address where it is a known one."""
    return find_licence(text)


@register.filter
def credited(images: Iterable[Image | None]) -> list[Image]:
    """The pictures that name a maker or a licence, each combination of the two once, in their order."""
    found: dict[tuple[str, str], Image] = {}
    for image in images:
        if image and (image.credit or image.licence):
            found.setdefault((image.credit, image.licence), image)
    return list(found.values())
