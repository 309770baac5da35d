"""A face beside a few words: smaller than on a card, and so many on a page that one size must do."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.shortcuts import get_rendition_or_not_found

from media.models import Image
from media.renditions import Place

register = template.Library()


@register.simple_tag
def face(image: Image) -> SafeString:
    """A portrait in its smallest size as an `<img>`, silent: the name beside it says who it is."""
    place = Place.PORTRAIT_CARD
    rendition = get_rendition_or_not_found(image, place.filter(place.smallest, "webp"))
    tone = {"data-tone": image.tone} if image.tone else {}
    return rendition.img_tag({"alt": "", "loading": "lazy", "decoding": "async"} | tone)
