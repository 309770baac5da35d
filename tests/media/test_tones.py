"""What stands in a picture's place until it has come: the colour that it has most of."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image as PillowImage

from media.models import Image
from media.tones import tone_of
from tests.factories import make_image, make_profile, picture_bytes


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_tone_is_the_commonest_colour(image_format):
    picture = BytesIO(picture_bytes(400, 500, image_format, "#c01020"))
    red, _green, blue = bytes.fromhex(tone_of(picture).removeprefix("#"))
    assert red > 180 and blue < 50


def test_a_face_on_a_ground_has_the_tone_of_the_ground():
    picture = PillowImage.new("RGB", (200, 200), "#104040")
    picture.paste("#f0c0a0", (60, 60, 140, 140))
    picture.save(file := BytesIO(), "PNG")
    assert tone_of(file) == "#104040"


def test_a_picture_that_may_be_seen_through_has_none():
    PillowImage.new("RGBA", (60, 60), "#10404080").save(file := BytesIO(), "PNG")
    assert tone_of(file) == ""


@pytest.mark.parametrize("content", [b"", b"not a picture", picture_bytes()[:300]])
def test_what_is_no_picture_has_no_tone(content):
    assert tone_of(BytesIO(content)) == ""


@pytest.mark.django_db
def test_a_picture_whose_file_is_replaced_has_the_new_tone():
    image = make_image()
    image.file = ContentFile(picture_bytes(image_format="PNG", color="#123456"), name="another.png")
    image.save()
    assert Image.objects.get(pk=image.pk).tone == "#123456"


@pytest.mark.django_db
def test_a_page_gives_the_tone_to_the_browser(client, series):
    person = make_profile(series, portrait=make_image())
    assert f'data-tone="{person.portrait.tone}"' in client.get(person.url).content.decode()
