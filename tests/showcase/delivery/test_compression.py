"""What is text travels compressed to browsers that can read it; everything else as it is."""

import gzip

import brotli
import pytest

from tests.factories import make_profile

pytestmark = pytest.mark.django_db
ACCEPTED = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def person(series):
    return make_profile(series, "Marte Nyhus", headline="Nothing turns by itself")


@pytest.mark.parametrize("path", ["/explore/", "/feed/", "/feed/rss/", "/feed/json/", "/api/v1/profiles/"])
@pytest.mark.parametrize(
    ("asked", "encoding", "decompress"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("br;q=0.5, gzip", "br", brotli.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
def test_text_is_compressed(client, person, path, asked, encoding, decompress):
    response = client.get(path, headers={"Accept-Encoding": asked})
    assert response["Content-Encoding"] == encoding
    assert "Marte Nyhus" in decompress(response.content).decode()
    assert response["Content-Length"] == str(len(response.content))


def test_what_may_hold_a_secret_is_padded(as_editor):
    """Else its length would tell, bit by bit, the token that guards its forms."""
    lengths = {len(as_editor.get("/admin/", headers=ACCEPTED).content) for _ in range(6)}
    assert as_editor.get("/admin/", headers=ACCEPTED)["Content-Encoding"] == "gzip"
    assert len(lengths) > 1


def test_whoever_cannot_read_it_gets_it_plain(client, person):
    response = client.get("/explore/")
    assert not response.has_header("Content-Encoding") and "Marte Nyhus" in response.content.decode()


def test_caches_are_told_that_there_are_two_forms(client, person):
    assert "Accept-Encoding" in client.get("/explore/")["Vary"]


@pytest.mark.parametrize("path", ["/feed/", "/api/v1/profiles/"])
def test_the_tag_of_a_compressed_answer_brings_304(client, person, path):
    known = client.get(path, headers=ACCEPTED)["ETag"]
    again = client.get(path, headers=ACCEPTED | {"If-None-Match": known})
    assert (again.status_code, again.content) == (304, b"")


def test_a_compressed_answer_has_a_weak_tag(client, person):
    """Its bytes are not those of the plain one (RFC 9110 §8.8.3.3)."""
    assert client.get("/feed/", headers=ACCEPTED)["ETag"].startswith('W/"')


def test_a_picture_stays_as_it_is(client, person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8" + bytes(5_000))
    response = client.get("/uploads/picture.jpg", headers=ACCEPTED)
    assert not response.has_header("Content-Encoding")


def test_a_piece_of_a_text_file_stays_that_piece(client, person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "captions.vtt").write_text("WEBVTT\n" * 500)
    response = client.get("/uploads/captions.vtt", headers=ACCEPTED | {"Range": "bytes=0-299"})
    assert (
        response.status_code == 206 and b"".join(response.streaming_content) == b"WEBVTT\n" * 42 + b"WEBVTT"
    )
