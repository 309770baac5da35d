"""Who made a picture, and its licence, stand on every public page that shows it."""

import pytest
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import Site

from media.models import Image, Rendition

from .sites import make_full_site
from .urls_of_site import public_urls

pytestmark = pytest.mark.django_db


def name_makers() -> None:
    """A maker and a licence of its own for every picture."""
    key = Cast(F("pk"), CharField())
    Image.objects.update(
        credit=Concat(Value("Maker "), key, Value(" of pictures")),
        licence=Concat(Value("Licence "), key, Value(" for all")),
    )


def pictures_in(html: str) -> set[Image]:
    return {
        rendition.image
        for rendition in Rendition.objects.select_related("image")
        if rendition.file.url in html
    }


def test_no_public_page_shows_a_picture_without_its_maker_and_licence(client):
    addresses = make_full_site().values()
    name_makers()
    missing, shown = set(), set()
    for url in {*addresses, *public_urls(Site.objects.get(is_default_site=True))}:
        html = client.get(url).content.decode()
        pictures = pictures_in(html)
        shown |= pictures
        missing |= {
            (url, picture.title)
            for picture in pictures
            if picture.credit not in html or picture.licence not in html
        }
    assert shown == set(Image.objects.all())
    assert missing == set()
