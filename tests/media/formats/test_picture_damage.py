"""Whatever is uploaded as a picture: it can be drawn in the end, or there is a message."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.formats.pictures import cleaned
from tests.media.photos import PHOTOS, UPRIGHT_PHOTOS, drawing, encoded

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic", "GIF": "gif"}
STARTS = {
    "JPEG": b"\xff\xd8\xff",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "WEBP": b"RIFF\x20\0\0\0WEBPVP8X",
    "AVIF": b"\0\0\0\x10ftypavif\0\0\0\0",
    "HEIF": b"\0\0\0\x10ftypheic\0\0\0\0",
    "GIF": b"GIF89a",
}
SMALL = {name: encoded(drawing(size=(24, 16)), name) for name in ("JPEG", "PNG", "WEBP", "GIF")}


def draws_or_refuses(data: bytes, image_format: str) -> bool:
    """Whether the outcome is a message, or a picture that can be drawn."""
    try:
        content = cleaned(ContentFile(data, name=f"picture.{SUFFIXES[image_format]}")).read()
    except ValidationError:
        return True
    return bool(Image.open(BytesIO(content)).load())


@pytest.mark.timeout(60)
@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(STARTS)), st.booleans(), st.binary(max_size=300))
def test_bytes_that_are_no_picture_are_refused_with_words(image_format, with_start, data):
    assert draws_or_refuses(STARTS[image_format] * with_start + data, image_format)


@pytest.mark.timeout(60)
@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(sorted(SMALL)))
def test_damaged_picture_is_drawn_or_refused_with_words(data, image_format):
    content = bytearray(SMALL[image_format])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert draws_or_refuses(bytes(content), image_format)


# Pillow warns of tags that it skips.
@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.timeout(60)
@settings(max_examples=100, deadline=None)
@given(
    st.data(), st.sampled_from(["upright.jpg", "upright.png", "upright.webp", "export.avif", "phone.heic"])
)
def test_photo_with_damaged_records_is_drawn_or_refused_with_words(data, name):
    content = bytearray((PHOTOS | UPRIGHT_PHOTOS)[name]())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, min(len(content), 1_200) - 1))] = data.draw(st.integers(0, 255))
    image_format = next(kind for kind, suffix in SUFFIXES.items() if name.endswith(suffix))
    assert draws_or_refuses(bytes(content), image_format)
