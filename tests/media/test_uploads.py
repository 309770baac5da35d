"""Files that editors upload, and files that are not what they say: each refused with words, by the real admin form."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as PillowImage

from media.models import Film, Image
from tests.factories import picture_bytes

pytestmark = pytest.mark.django_db

MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\x00" * 200


def png_of(width: int, height: int) -> bytes:
    """A PNG whose header claims this size: what a decompression bomb looks like before it is decoded."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\x00" * (width + 1) * min(height, 10))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def noisy_jpeg() -> bytes:
    buffer = BytesIO()
    PillowImage.effect_noise((600, 750), 80).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def upload_picture(client, name: str, content: bytes, kind: str = "image/jpeg"):
    file = SimpleUploadedFile(name, content, content_type=kind)
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "A face",
            "image-chooser-upload-file": file,
            "title": "A face",
            "file": file,
        },
    )


def test_a_photograph_is_accepted(as_editor):
    upload_picture(as_editor, "face.jpg", picture_bytes(600, 750))
    assert Image.objects.get().width == 600


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("huge.png", png_of(20_000, 20_000), "40 million"),
        ("cut.jpg", noisy_jpeg()[:5_000], "only a part of the file"),
        ("disguised.jpg", b"<html><script>alert(1)</script></html>", "image"),
        ("disguised.png", picture_bytes(image_format="GIF"), "png"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
    ],
    ids=["20,000 pixels", "truncated", "disguised page", "disguised gif", "svg with a script"],
)
def test_a_picture_that_cannot_be_used_is_refused_with_words(as_editor, name, content, message):
    response = upload_picture(as_editor, name, content)
    assert message.lower() in response.json()["htmlFragment"].lower()
    assert not Image.objects.exists()


def add_film(client, **data):
    captions = {
        "captions-TOTAL_FORMS": 0,
        "captions-INITIAL_FORMS": 0,
        "captions-MIN_NUM_FORMS": 0,
        "captions-MAX_NUM_FORMS": 1000,
    }
    return client.post(
        reverse(Film.snippet_viewset.get_url_name("add")),
        {"title": "A film", "address": "", "transcript": "null"} | captions | data,
    )


def messages_at(response, field: str) -> str:
    return " ".join(response.context["form"].errors[field])


def test_a_film_is_added_by_pasting_its_address(as_editor):
    add_film(as_editor, address="youtu.be/aqz-KE-bpKQ?si=abc")
    assert Film.objects.get().player_url == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"


def test_an_uploaded_film_is_kept(as_editor):
    add_film(as_editor, file=SimpleUploadedFile("clip.mp4", MP4, content_type="video/mp4"))
    assert Film.objects.get().mime_type == "video/mp4"


def test_a_film_at_another_host_is_refused_with_what_is_accepted(as_editor):
    response = add_film(as_editor, address="https://films.example/watch?v=1")
    assert "YouTube, Vimeo" in messages_at(response, "address")
    assert "https://films.example/watch?v=1" in response.content.decode()


def test_a_film_needs_an_address_or_a_file(as_editor):
    assert "either the film's address or a film file" in messages_at(add_film(as_editor), "address")


def test_a_film_has_not_both_an_address_and_a_file(as_editor):
    response = add_film(
        as_editor, address="https://youtu.be/aqz-KE-bpKQ", file=SimpleUploadedFile("clip.mp4", MP4)
    )
    assert "one of the two" in messages_at(response, "address")


def test_a_file_that_only_calls_itself_a_film_is_refused(as_editor):
    response = add_film(as_editor, file=SimpleUploadedFile("clip.mp4", b"<html>" * 50))
    assert "not a film in MP4 or WebM format" in messages_at(response, "file")


def test_a_film_over_the_limit_is_refused_with_the_limit(as_editor, settings):
    settings.SHOWCASE_FILM_MAX_UPLOAD_SIZE = 100
    response = add_film(as_editor, file=SimpleUploadedFile("clip.mp4", MP4))
    assert "100" in messages_at(response, "file")
