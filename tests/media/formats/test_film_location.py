"""Films say nothing about where they were filmed, and still play as they did."""

import struct

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from media.formats.film_files import check_film, without_location
from media.models import Film
from tests.media.films import PLACE, SMALL_FILM, box, film_bytes, played, upload

# The place as text, and as the `loci` box writes it: degrees in fixed point, longitude first (3GPP TS 26.244 §8.10).
PLACES = (b"60.1902", b"012.0035", struct.pack(">ii", round(12.0035 * 65536), round(60.1902 * 65536))[:7])


def with_place(recipe: str) -> bytes:
    # ffmpeg writes ©xyz into QuickTime files only; phones write it into MP4.
    return film_bytes(recipe).replace(b"ftypqt  \0\0\2\0qt  ", b"ftypisom\0\0\2\0isom")


def place_in_uuid() -> bytes:
    return film_bytes("h264") + box(b"uuid", bytes(16) + PLACE.encode())


def place_in_free() -> bytes:
    return film_bytes("h264") + box(b"free", PLACE.encode())


def place_behind_a_recording() -> bytes:
    """As browsers record: segment and cluster are written before their size is known. The tags come last."""
    content = film_bytes("place in webm")
    segment, cluster = content.index(b"\x18\x53\x80\x67") + 4, content.index(b"\x1f\x43\xb6\x75") + 4
    tags = content[content.index(b"\x12\x54\xc3\x67\x40") : cluster - 4]
    unknown = bytearray(content)
    unknown[segment : segment + 8] = b"\x01" + b"\xff" * 7
    unknown[cluster : cluster + 2] = b"\x7f\xff"
    return bytes(unknown) + tags


PLACES_IN_FILMS = {
    "loci": lambda: with_place("place in loci"),
    "©xyz": lambda: with_place("place in ©xyz"),
    "keys": lambda: with_place("place in keys"),
    "track": lambda: with_place("place in a track"),
    "webm": lambda: with_place("place in webm"),
    "recorded webm": place_behind_a_recording,
    "uuid": place_in_uuid,
    "free": place_in_free,
}


def holds_place(content: bytes) -> bool:
    return any(place in content for place in PLACES)


@pytest.fixture(params=PLACES_IN_FILMS)
def film_with_place(request) -> SimpleUploadedFile:
    content = PLACES_IN_FILMS[request.param]()
    assert holds_place(content)
    return upload(content, "film.webm" if "webm" in request.param else "film.mp4")


def test_a_film_that_knows_its_place_is_accepted(film_with_place):
    check_film(film_with_place)


def test_no_byte_of_the_place_remains(film_with_place):
    assert not holds_place(without_location(film_with_place).read())


def test_pictures_and_sound_stay_what_they_were(film_with_place):
    before = played(film_with_place.read())
    assert played(without_location(film_with_place).read()) == before


def test_the_size_stays_what_it_was(film_with_place):
    before = film_with_place.size
    assert len(without_location(film_with_place).read()) == before


def test_a_film_without_its_place_is_returned_as_it_is(film_with_place):
    clean = ContentFile(without_location(film_with_place).read(), name=film_with_place.name)
    assert without_location(clean) is clean


def test_a_film_that_is_not_an_upload_is_left_alone(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(with_place("place in keys"))
    with path.open("rb") as file:
        assert not holds_place(without_location(File(file, name="film.mp4")).read())
    assert path.read_bytes() == with_place("place in keys")


def test_a_large_upload_loses_its_place_on_disk():
    content = with_place("place in keys")
    file = TemporaryUploadedFile("film.mp4", "video/mp4", len(content), None)
    file.write(content)
    without_location(file)
    with open(file.temporary_file_path(), "rb") as on_disk:
        assert not holds_place(on_disk.read())


def test_a_film_that_tells_nothing_is_returned_as_it_is():
    file = ContentFile(SMALL_FILM, name="film.mp4")
    check_film(file)
    assert without_location(file) is file


def test_what_is_no_film_is_returned_as_it_is():
    file = upload(b"<html>" * 50)
    assert without_location(file) is file


@pytest.mark.parametrize("wrap", [upload, lambda content: ContentFile(content, name="film.mp4")])
def test_what_is_stored_does_not_hold_the_place(wrap):
    film = Film()
    film.file.save("film.mp4", wrap(with_place("place in keys")), save=False)
    with film.file.storage.open(film.file.name) as stored:
        assert not holds_place(stored.read())
