"""The button “Fetch poster and title”: a real server stands for the host, and the editor never waits six seconds."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image as PillowImage

from media.models import Film, Image
from tests.factories import picture_bytes
from tests.media.provider_server import (
    bomb,
    details,
    dripping,
    head,
    redirect,
    reply,
)

pytestmark = pytest.mark.django_db

POSTER = picture_bytes(640, 360)


def noise(image_format: str) -> bytes:
    """A picture that takes as long to read as any of its size."""
    buffer = BytesIO()
    PillowImage.effect_noise((1920, 1080), 120).convert("RGB").save(buffer, image_format)
    return buffer.getvalue()


# 26 MB, without a length.
HUGE = [head(), *[b"x" * 65_536] * 400]
# Where a host misbehaves: the path, what it says there, and what the editor reads.
SLOW = "YouTube did not answer within 4.5 seconds"
ELSEWHERE = "YouTube pointed to a place that is not its own"
NO_PICTURE = "The poster that YouTube sent is damaged, too large, or not a picture"
BAD = {
    "slow": ("/oembed", [60.0], SLOW),
    "slow after a while": ("/oembed", [3.0, head(), *dripping(b"{" * 50, 0.5)], SLOW),
    "huge": ("/oembed", HUGE, "The answer of YouTube is too large"),
    "redirecting": ("/oembed", redirect("https://films.example/oembed"), ELSEWHERE),
    "lying about its type": (
        "/oembed",
        reply(b"<html>", Content_Type="application/json"),
        "The answer of YouTube cannot be read",
    ),
    "slow with its poster": ("/poster", [60.0], SLOW),
    "dripping its poster": ("/poster", [head(Content_Length="9000"), *dripping(POSTER, 0.3)], SLOW),
    "huge in its poster": ("/poster", HUGE, "The answer of YouTube is too large"),
    "a bomb for a poster": ("/poster", bomb(100_000_000), "The answer of YouTube is too large"),
    "redirecting its poster": ("/poster", redirect("https://films.example/poster"), ELSEWHERE),
    "lying about its poster's type": (
        "/poster",
        reply(b"<script>alert(1)</script>", Content_Type="image/jpeg"),
        NO_PICTURE,
    ),
}


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


def press(client):
    return client.post(reverse("film_details"), {"address": "https://youtu.be/aqz-KE-bpKQ"})


@pytest.mark.parametrize(("path", "speech", "words"), BAD.values(), ids=BAD)
def test_the_editor_is_told_within_six_seconds_what_is_wrong_with_a_host(
    as_editor, host, path, speech, words
):
    host.say(path, speech)
    began = time.monotonic()
    message = press(as_editor).json()["message"]
    assert time.monotonic() - began < 6
    assert message.startswith(words)


@pytest.mark.parametrize(("path", "speech", "_words"), BAD.values(), ids=BAD)
def test_nothing_is_made_of_what_a_bad_host_sends(as_editor, host, uploads, path, speech, _words):
    host.say(path, speech)
    press(as_editor)
    files = [path for path in uploads.rglob("*") if path.is_file()]
    assert (Image.objects.count(), Film.objects.count(), files) == (0, 0, [])


@pytest.mark.parametrize("image_format", ["AVIF", "WEBP", "PNG", "JPEG"])
def test_a_large_poster_that_comes_at_the_last_moment_is_kept_within_six_seconds(
    as_editor, host, image_format
):
    speech = [4.0, *reply(noise(image_format))]
    host.say("/poster", speech)
    began = time.monotonic()
    press(as_editor)
    assert time.monotonic() - began < 6


def test_a_poster_that_cannot_be_used_leaves_the_title_and_says_why(as_editor, host):
    host.say("/oembed", details(title="At work", duration=61, thumbnail_url="/poster"))
    host.say("/poster", reply(b"<html>"))
    found = press(as_editor)
    assert (found.status_code, found.json()["title"], found.json()["poster"]) == (200, "At work", None)


def test_a_good_poster_is_kept_without_a_word(as_editor, host):
    found = press(as_editor).json()
    assert (found["message"], found["poster"]["id"]) == ("", Image.objects.get().pk)
