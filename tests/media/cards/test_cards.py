"""Cards as files: their weight, their digest, and what becomes of pictures that are large, turned, damaged or gone."""

import subprocess
import sys
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from media.cards import Card, Kind, Picture, Shape, digest, draw, painted
from tests.media import photos
from tests.media.huge import white_png

from .drawn import FACE, broken, encoded, logo, noise, picture, portrait
from .samples import PERSON

CARD = Card(Kind.PROFILE, "Elva først", picture=portrait(), logo=logo(), **PERSON)
SERIES = Card(Kind.SERIES, "Hjula i gang", faces=(portrait(1), portrait(2)), people=18)
EVERY_SHAPE = pytest.mark.parametrize("shape", Shape, ids=lambda shape: shape.name)
NOISE = noise()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


# The file


@EVERY_SHAPE
def test_a_card_is_a_jpeg_of_its_shape(shape):
    image = opened(draw(CARD, shape))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", shape.size)


def test_a_card_is_not_progressive():
    assert "progressive" not in opened(draw(CARD, Shape.LINK)).info


@EVERY_SHAPE
@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_a_card_with_the_noisiest_photographs_weighs_less_than_300_kb(kind, shape):
    noisy = replace(CARD, kind=kind, picture=NOISE, faces=(NOISE,) * 5)
    assert len(draw(noisy, shape)) < 300_000


def test_a_card_is_the_same_file_each_time():
    assert draw(CARD, Shape.LINK) == draw(CARD, Shape.LINK)


def test_a_card_without_any_words_is_drawn():
    assert draw(Card(Kind.PROFILE, ""), Shape.LINK)


def test_a_colour_that_is_none_is_the_default():
    assert draw(replace(CARD, accent="red; }"), Shape.LINK) == draw(CARD, Shape.LINK)


# The digest


def test_a_digest_is_20_hexadecimal_digits():
    assert len(digest(CARD, Shape.LINK)) == 20
    assert int(digest(CARD, Shape.LINK), 16)


CHANGES = {
    "kind": Kind.ANSWER,
    "text": "Elva sist",
    "over": "Her av egen vilje",
    "name": "Astri",
    "line": "Konservator",
    "site": "Skogelvdalen",
    "picture": portrait(1),
    "logo": logo("#000000"),
    "accent": "#005a8c",
    "people": 19,
}


@pytest.mark.parametrize("field", CHANGES)
def test_a_digest_is_another_when_what_is_shown_is(field):
    assert digest(replace(CARD, **{field: CHANGES[field]}), Shape.LINK) != digest(CARD, Shape.LINK)


def test_a_digest_is_another_when_a_face_is():
    assert digest(replace(SERIES, faces=SERIES.faces[::-1]), Shape.LINK) != digest(SERIES, Shape.LINK)


def test_a_digest_is_another_when_the_focus_is():
    moved = replace(CARD.picture, focus=(0, 0, 0.5, 0.5))
    assert digest(replace(CARD, picture=moved), Shape.LINK) != digest(CARD, Shape.LINK)


def test_a_digest_is_another_for_each_shape():
    assert len({digest(CARD, shape) for shape in Shape}) == 3


def test_a_digest_is_the_same_however_a_picture_is_read():
    other = Picture(CARD.picture.key, partial(open, "/nowhere", "rb"), CARD.picture.focus)
    assert digest(replace(CARD, picture=other), Shape.LINK) == digest(CARD, Shape.LINK)


def test_a_digest_does_not_change_with_faces_that_are_not_drawn():
    many = replace(SERIES, faces=tuple(portrait(number) for number in range(5)))
    assert digest(replace(many, faces=(*many.faces, portrait(5))), Shape.LINK) == digest(many, Shape.LINK)


def test_a_digest_is_the_same_in_another_process():
    code = (
        "from media.cards import *; "
        "print(digest(Card(Kind.PROFILE, 'Å', picture=Picture('a', open, (0, 0, 1, 0.5))), Shape.LINK))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert said == digest(Card(Kind.PROFILE, "Å", picture=Picture("a", open, (0, 0, 1, 0.5))), Shape.LINK)


# The focus


def spotted(size: tuple[int, int], spot: tuple[int, int], **options) -> bytes:
    """A grey picture with a red spot of 60 pixels around a place."""
    image = Image.new("RGB", size, "grey")
    ImageDraw.Draw(image).ellipse((spot[0] - 30, spot[1] - 30, spot[0] + 30, spot[1] + 30), fill="red")
    return encoded(image, "JPEG", quality=95, **options)


def redness(card: Card, shape: Shape = Shape.LINK) -> int:
    """How many pixels are as red as the spot."""
    red, green, blue = painted(card, shape).split()
    strong = [band.point(lambda value: 255 * (value > 200)) for band in (red,)]
    weak = [band.point(lambda value: 255 * (value < 60)) for band in (green, blue)]
    mask = Image.composite(strong[0], Image.new("L", red.size), weak[0])
    return Image.composite(mask, Image.new("L", red.size), weak[1]).histogram()[255]


@pytest.mark.parametrize("spot", [(60, 300), (1140, 300), (1140, 60), (60, 540)])
def test_what_the_focus_says_is_seen(spot):
    focus = ((spot[0] - 30) / 1200, (spot[1] - 30) / 600, (spot[0] + 30) / 1200, (spot[1] + 30) / 600)
    card = Card(Kind.ANSWER, "Elva", picture=picture(spotted((1200, 600), spot), focus=focus))
    assert redness(card) > 1_000


def test_without_a_focus_the_middle_is_seen():
    card = Card(Kind.ANSWER, "Elva", picture=picture(spotted((1200, 600), (60, 300))))
    assert redness(card) == 0


def test_the_focus_is_that_of_the_upright_picture():
    """The camera was turned: what stands at the lower left in the file is at the upper left when it is looked at."""
    turned = Image.Exif()
    turned[0x0112] = photos.TURNED
    data = spotted((1200, 600), (60, 540), exif=turned)
    card = Card(Kind.FILM, "Elva", picture=picture(data, focus=(0.05, 0, 0.15, 0.1)))
    assert redness(card) > 1_000


def test_faces_are_cut_close_to_the_focus():
    small = picture(spotted((1200, 1200), (600, 400)), focus=(0.45, 0.28, 0.55, 0.38))
    whole = replace(small, focus=None)
    series = Card(Kind.SERIES, "Hjula i gang")
    assert redness(replace(series, faces=(small,))) > 3 * redness(replace(series, faces=(whole,)))


# Files of all kinds


@pytest.mark.parametrize("name", [name for name in photos.PHOTOS if name != "phone.heic"])
def test_a_photograph_is_drawn_upright_from_each_format(name):
    """What is blue in them is on the right in the file, and below when it is looked at."""
    image = painted(Card(Kind.PROFILE, "Elva", picture=picture(photos.PHOTOS[name]())), Shape.LINK)
    above, below = image.getpixel((120, 100)), image.getpixel((120, 540))
    assert above[2] < 100 < below[2]


def test_the_colours_of_a_photograph_are_those_of_its_profile():
    """In this profile red and green are exchanged."""
    data = encoded(Image.new("RGB", (400, 500), "red"), "JPEG", icc_profile=photos.profile())
    red, green, _ = painted(Card(Kind.PROFILE, "Elva", picture=picture(data)), Shape.LINK).getpixel(
        (120, 100)
    )
    assert red < 60 and green > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_a_picture_of_any_mode_is_drawn(mode):
    image = (
        Image.new("L", (300, 400), 128).convert("RGB").convert(mode)
        if mode != "I;16"
        else Image.new(mode, (300, 400))
    )
    data = encoded(image, "JPEG" if mode == "CMYK" else "PNG")
    with_picture = draw(replace(CARD, picture=picture(data)), Shape.LINK)
    assert with_picture != draw(replace(CARD, picture=None), Shape.LINK)


def test_a_dark_logo_stands_on_birch():
    image = painted(replace(SERIES, logo=logo("#005a8c")), Shape.LINK)
    assert image.getpixel((3, 3)) == (0xF6, 0xF5, 0xF0)


def test_a_light_logo_stands_on_spruce():
    image = painted(replace(CARD, kind=Kind.ANSWER, logo=logo("#ffffff")), Shape.LINK)
    assert image.getpixel((1197, 3)) == (0x14, 0x44, 0x3A)


def test_the_white_of_a_logo_without_transparency_becomes_the_ground():
    white = picture(encoded(Image.new("RGB", (300, 100), "white")))
    image = painted(replace(CARD, kind=Kind.ANSWER, logo=white), Shape.LINK)
    assert image.getpixel((1050, 72)) == (0xF6, 0xF5, 0xF0)


# Files that cannot be read

WHOLE = encoded(Image.effect_noise((900, 1200), 80).convert("RGB"), "JPEG")


def missing():
    raise FileNotFoundError("gone")


def refused():
    raise ConnectionError("the storage does not answer")


class Half(BytesIO):
    def read(self, *args):
        raise OSError("the connection broke")


BROKEN = {
    "gone": missing,
    "refused": refused,
    "breaking": Half,
    "empty": BytesIO,
    "text": partial(BytesIO, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "cut in half": partial(BytesIO, WHOLE[: len(WHOLE) // 2]),
    "cut in its header": partial(BytesIO, WHOLE[:40]),
    "overwritten": partial(BytesIO, WHOLE[:600] + b"\0" * 600),
    "too many pixels": partial(BytesIO, white_png(30_000)),
    "transparent": partial(BytesIO, encoded(Image.new("RGBA", (30, 30)))),
}


@pytest.mark.parametrize("how", [how for how in BROKEN if how != "transparent"])
def test_a_picture_that_cannot_be_read_is_drawn_as_if_there_were_none(how):
    assert draw(replace(CARD, picture=broken(BROKEN[how])), Shape.LINK) == draw(
        replace(CARD, picture=None), Shape.LINK
    )


@pytest.mark.parametrize("how", BROKEN)
def test_a_logo_that_cannot_be_read_is_drawn_as_if_there_were_none(how):
    assert draw(replace(CARD, logo=broken(BROKEN[how])), Shape.LINK) == draw(
        replace(CARD, logo=None), Shape.LINK
    )


def test_a_face_that_cannot_be_read_leaves_its_place_to_the_others():
    faces = (portrait(1), broken(missing), portrait(2))
    assert draw(replace(SERIES, faces=faces), Shape.LINK) == draw(SERIES, Shape.LINK)


def test_a_picture_that_cannot_be_read_is_told_to_the_log(caplog):
    draw(replace(CARD, picture=broken(missing)), Shape.LINK)
    assert "broken" in caplog.text


def test_no_picture_is_opened_for_a_digest_or_a_layout():
    from media.cards import layout

    assert digest(replace(CARD, picture=broken(missing)), Shape.LINK)
    assert layout(replace(CARD, picture=broken(missing), logo=broken(missing)), Shape.LINK)


def test_the_face_in_a_portrait_is_where_the_samples_say():
    assert 0 <= FACE[0] < FACE[2] <= 1
