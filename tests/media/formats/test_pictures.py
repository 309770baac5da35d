"""What stays of a picture, and what does not, by the real decoders on real files."""

import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from media.formats.pictures import authorship, cleaned
from tests.media import photos
from tests.media.photos import PHOTOS, UPRIGHT_PHOTOS, drawing, encoded, exif

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic", "GIF": "gif"}
ALL_PHOTOS = PHOTOS | UPRIGHT_PHOTOS
CLEAN = {name: encoded(drawing(), name) for name in ("JPEG", "PNG", "WEBP", "AVIF")}


def picture_file(data: bytes, image_format: str) -> ContentFile:
    return ContentFile(data, name=f"picture.{SUFFIXES[image_format]}")


def clean(data: bytes, image_format: str) -> bytes:
    return cleaned(picture_file(data, image_format)).read()


def clean_photo(name: str) -> ContentFile:
    return cleaned(ContentFile(ALL_PHOTOS[name](), name=name))


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def is_red(picture: Image.Image, at: tuple[int, int]) -> bool:
    red, _green, blue = picture.convert("RGB").getpixel(at)
    return red > 200 > 60 > blue


def animation(image_format: str, **options) -> bytes:
    frames = [drawing(), Image.new("RGB", photos.SIZE, "green"), Image.new("RGB", photos.SIZE, "white")]
    return encoded(frames[0], image_format, save_all=True, append_images=frames[1:], duration=80, **options)


@pytest.mark.parametrize("name", ALL_PHOTOS)
def test_photo_has_something_to_hide(name):
    assert photos.secrets_in(ALL_PHOTOS[name]())


@pytest.mark.parametrize("name", ALL_PHOTOS)
def test_nothing_private_stays_in_a_photo(name):
    assert photos.secrets_in(clean_photo(name).read()) == []


@pytest.mark.parametrize("name", PHOTOS)
def test_photo_is_turned_upright(name):
    picture = opened(clean_photo(name).read())
    width, height = picture.size
    assert (
        height > width,
        is_red(picture, (width // 2, 20)),
        is_red(picture, (width // 2, height - 20)),
    ) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_applied_as_readers_would(orientation):
    data = encoded(drawing(), "JPEG", exif=exif(orientation))
    with Image.open(BytesIO(data)) as before:
        method = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}.get(orientation)
        expected = before if method is None else before.transpose(Image.Transpose(method))
        difference = ImageChops.difference(expected.convert("RGB"), opened(clean(data, "JPEG")))
    assert max(ImageStat.Stat(difference).mean) < 1


@pytest.mark.parametrize("name", [name for name in ALL_PHOTOS if "two-in-one" not in name])
def test_colour_profile_stays(name):
    assert opened(clean_photo(name).read()).info["icc_profile"] == photos.profile()


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_photo_that_is_upright_keeps_every_pixel(image_format):
    data = encoded(drawing(), image_format, exif=exif(1))
    assert opened(clean(data, image_format)).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("image_format", CLEAN)
def test_picture_with_nothing_to_remove_is_the_same_file(image_format):
    file = picture_file(CLEAN[image_format], image_format)
    assert cleaned(file) is file


@pytest.mark.parametrize("image_format", CLEAN)
def test_same_file_stands_at_its_beginning(image_format):
    assert clean(CLEAN[image_format], image_format) == CLEAN[image_format]


@settings(max_examples=60, deadline=None)
@given(
    image_format=st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"]),
    mode=st.sampled_from(["RGB", "RGBA", "L", "P", "CMYK"]),
    size=st.tuples(st.integers(2, 70), st.integers(2, 70)),
    record=st.none() | st.builds(exif, st.integers(0, 9), artist=st.text(max_size=20)),
    profile=st.sampled_from([None, b"no profile", photos.profile()]),
)
def test_cleaning_twice_changes_nothing_more(image_format, mode, size, record, profile):
    possible = {"JPEG": {"RGB", "L", "CMYK"}}.get(image_format, {"RGB", "RGBA", "L", "P"})
    options = {"icc_profile": profile} | ({"exif": record} if record else {})
    picture = encoded(drawing(mode if mode in possible else "RGB", size), image_format, **options)
    once = cleaned(picture_file(picture, image_format))
    data = once.read()
    assert cleaned(ContentFile(data, name=once.name)).read() == data


@pytest.mark.parametrize("name", ALL_PHOTOS)
def test_photo_is_cleaned_once_and_for_all(name):
    once = clean_photo(name)
    again = ContentFile(once.read(), name=once.name)
    assert cleaned(again) is again


@pytest.mark.parametrize("name", ["two-in-one.jpg", "upright-two-in-one.jpg"])
def test_two_photos_in_one_file_become_one(name):
    assert opened(clean_photo(name).read()).format == "JPEG"


@pytest.mark.parametrize("name", [name for name in ALL_PHOTOS if name.endswith(".jpg")])
def test_a_jpeg_has_no_other_segments_than_it_is_drawn_with_and_its_rights(name):
    segments = {(name, body.partition(b"\0")[0]) for name, body in opened(clean_photo(name).read()).applist}
    assert segments <= {("APP0", b"JFIF"), ("APP1", b"Exif"), ("APP2", b"ICC_PROFILE")}


def test_small_copies_in_a_jpegs_first_segments_go():
    jfif, small = b"JFIF\0\1\1\0\0\1\0\1", b"\x02\x01" + b"RGBRGB"
    extension = b"JFXX\0\x13" + small
    start = b"".join(b"\xff\xe0" + (len(body) + 2).to_bytes(2) + body for body in (jfif + small, extension))
    data = CLEAN["JPEG"]
    assert clean(data[:2] + start + data[20:], "JPEG") == data


def test_gamma_of_a_png_stays():
    data = CLEAN["PNG"]
    gamma = b"\0\0\0\4gAMA\0\0\xb1\x8f"
    gamma += zlib.crc32(gamma[4:]).to_bytes(4)
    file = picture_file(data[:33] + gamma + data[33:], "PNG")
    assert cleaned(file) is file


def test_photo_that_is_turned_keeps_its_subsampling():
    data = encoded(drawing(), "JPEG", exif=exif(), subsampling=0)
    assert opened(clean(data, "JPEG")).layer == opened(encoded(drawing(), "JPEG", subsampling=0)).layer


def test_lossless_webp_stays_lossless():
    picture = Image.effect_noise((60, 40), 80).convert("RGB")
    data = encoded(picture, "WEBP", lossless=True, exif=exif())
    assert opened(clean(data, "WEBP")).tobytes() == picture.transpose(Image.Transpose.ROTATE_270).tobytes()


def test_png_of_16_bits_keeps_them():
    data = encoded(drawing("L").convert("I;16"), "PNG", exif=exif(1))
    assert opened(clean(data, "PNG")).mode == "I;16"


@pytest.mark.parametrize(
    ("image_format", "options", "stored_as"),
    [
        ("GIF", {}, "PNG"),
        ("PNG", {}, "PNG"),
        ("WEBP", {}, "WEBP"),
        ("WEBP", {"lossless": True}, "WEBP"),
        ("AVIF", {}, "AVIF"),
    ],
)
def test_animation_becomes_its_first_frame(image_format, options, stored_as):
    picture = opened(clean(animation(image_format, **options), image_format))
    assert (picture.format, getattr(picture, "n_frames", 1), is_red(picture, (20, 20))) == (
        stored_as,
        1,
        True,
    )


def test_animation_is_held_to_the_limit_by_its_first_frame(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = photos.SIZE[0] * photos.SIZE[1]
    assert opened(clean(animation("WEBP"), "WEBP")).size == photos.SIZE


@pytest.mark.parametrize(("image_format", "name"), [("HEIF", "picture.jpg"), ("GIF", "picture.png")])
def test_what_is_converted_is_renamed(image_format, name):
    data = photos.heic() if image_format == "HEIF" else encoded(drawing(), "GIF")
    assert cleaned(picture_file(data, image_format)).name == name


def test_heif_is_another_name_of_heic():
    assert cleaned(ContentFile(photos.heic(), name="IMG_0001.HEIF")).name == "IMG_0001.jpg"


def test_transparency_of_a_gif_stays():
    picture = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    assert opened(clean(encoded(picture, "GIF"), "GIF")).convert("RGBA").getpixel((5, 5))[3] == 0


def test_picture_for_print_takes_its_colours_from_its_profile():
    ink = Image.new("CMYK", (40, 30), (255, 0, 0, 0))
    assert is_red(opened(clean(encoded(ink, "JPEG", icc_profile=photos.print_profile()), "JPEG")), (5, 5))


@pytest.mark.parametrize("profile", [None, b"no profile", photos.profile()])
def test_picture_for_print_without_a_profile_of_print_is_drawn_all_the_same(profile):
    ink = Image.new("CMYK", (40, 30), (0, 255, 255, 0))
    assert is_red(opened(clean(encoded(ink, "JPEG", icc_profile=profile), "JPEG")), (5, 5))


@pytest.mark.parametrize("name", PHOTOS)
def test_maker_is_read_from_the_file(name):
    assert authorship(ContentFile(PHOTOS[name](), name=name)) == photos.ARTIST


@pytest.mark.parametrize("name", ["photo.jpg", "two-in-one.jpg", "phone.heic"])
def test_maker_stays_in_a_jpeg(name):
    assert authorship(clean_photo(name)) == photos.ARTIST


def test_a_jpeg_keeps_no_other_tag_than_its_rights():
    assert set(opened(clean_photo("photo.jpg").read()).getexif()) == {315}


@pytest.mark.parametrize(
    ("artist", "owner", "credit"),
    [
        (b"Kari", b"", "Kari"),
        (b"", b"Avisa", "Avisa"),
        (b"Kari", b"\xc2\xa9 Avisa", "Kari / © Avisa"),
        (b"Kari", b"\xc2\xa9 Kari", "© Kari"),
        (b"Bj\xf8rn", b"", "Bjørn"),
        (b"   \0", b"\0", ""),
        (b"Kari\0BODY-4711", b"", "Kari"),
        (b"", b"Kari\0Avisa\0BODY-4711", "Kari Avisa"),
        (b"x" * 2_000, b"", "x" * 255),
    ],
)
def test_credit_names_artist_and_owner(artist, owner, credit):
    record = Image.Exif()
    record[315], record[33432] = artist, owner
    assert authorship(picture_file(encoded(drawing(), "JPEG", exif=record), "JPEG")) == credit


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", CLEAN["JPEG"], CLEAN["JPEG"][:80]])
def test_nobody_is_named_where_nobody_is(data):
    assert authorship(ContentFile(data, name="picture.jpg")) == ""
