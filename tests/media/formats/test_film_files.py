"""Film files as they come in: what browsers play is accepted, the rest is refused with words."""

import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files import File
from hypothesis import given, settings
from hypothesis import strategies as st

from media.fields import FilmFileField, FilmFormField
from media.formats.film_files import check_film, without_location
from media.models import Film
from tests.media.films import box, film_bytes, upload

bounded = settings(max_examples=200, deadline=None)


def refusal(content: bytes, name: str = "film.mp4") -> str:
    with pytest.raises(ValidationError) as refused:
        check_film(upload(content, name))
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("recipe", "name"),
    [
        ("h264", "film.mp4"),
        ("h264", "FILM.MP4"),
        ("h264 faststart", "film.mp4"),
        ("h264 in fragments", "film.mp4"),
        ("h264 without sound", "film.mp4"),
        ("vp8", "film.webm"),
        ("vp9", "film.webm"),
        ("vp9 as a stream", "film.webm"),
    ],
)
def test_a_film_that_browsers_play_is_accepted(recipe, name):
    check_film(upload(film_bytes(recipe), name))


@pytest.mark.parametrize(
    ("recipe", "name", "words"),
    [
        ("hevc", "film.mp4", "HEVC (H.265)"),
        ("hevc", "film.mp4", "Settings, Camera, Formats, Most Compatible"),
        ("av1", "film.mp4", "in AV1"),
        ("av1 webm", "film.webm", "in AV1"),
        ("mpeg-4", "film.mp4", "MPEG-4 Part 2"),
        ("ac-3", "film.mp4", "sound of this film is in Dolby Digital"),
        ("sound", "film.mp4", "sound only"),
        ("m4a", "film.mp4", "sound only"),
        ("mkv", "film.webm", "Matroska film (.mkv)"),
        ("mov", "film.mp4", "QuickTime film (.mov)"),
        ("prores", "film.mov", "QuickTime film (.mov)"),
        ("h264", "film.webm", "Let its name end in “.mp4”"),
        ("vp9", "film.mp4", "Let its name end in “.webm”"),
        ("h264", "film", "Let its name end in “.mp4”"),
    ],
)
def test_a_film_that_some_browsers_do_not_play_is_refused_with_words(recipe, name, words):
    assert words in refusal(film_bytes(recipe), name)


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        (b"apch", "Apple ProRes"),
        (b"hev1", "HEVC (H.265)"),
        (b"encv", "a copy-protected format"),
        (b"vp09", "VP9"),
        (b"zzzz", "in zzzz"),
        (b"\0\0\0\1", "an unknown format"),
    ],
)
def test_the_codec_is_named_by_the_name_people_know(codec, words):
    assert words in refusal(film_bytes("h264").replace(b"avc1\0\0\0\0\0\0", codec + b"\0\0\0\0\0\0"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a film in MP4 or WebM format"),
        (b"<html>" * 50, "not a film in MP4 or WebM format"),
        (box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", b""), "photo (HEIC)"),
        (box(b"ftyp", b"avif\0\0\0\0mif1avif") + box(b"meta", b""), "photo (AVIF)"),
        (box(b"moov", b""), "QuickTime film (.mov)"),
        (box(b"ftyp", b"isom\0\0\0\0isom") + b"\0" * 200, "only a part of the file"),
        (box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", b""), "sound only"),
        (b"\x1a\x45\xdf\xa3", "only a part of the file"),
        (b"\x1a\x45\xdf\xa3\x80", "Matroska"),
    ],
    ids=["empty", "page", "heic", "avif", "old quicktime", "no moov", "no track", "cut EBML", "no DocType"],
)
def test_what_is_no_film_is_refused_with_words(content, words):
    assert words in refusal(content)


@pytest.mark.parametrize(
    ("recipe", "name"), [("h264", "film.mp4"), ("h264 faststart", "film.mp4"), ("vp9", "film.webm")]
)
@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_film_whose_upload_broke_off_is_refused(recipe, name, kept):
    content = film_bytes(recipe)
    assert "only a part of the file" in refusal(content[: int(len(content) * kept)], name)


def test_a_film_in_fragments_with_notes_of_the_camera_is_refused():
    content = film_bytes("place in a track") + box(b"moof", b"")
    assert "notes of the camera" in refusal(content)


def test_boxes_with_sizes_of_64_bits_and_without_a_size_are_read():
    content = film_bytes("h264 faststart")
    start = content.index(b"mdat") - 4
    data = content[start + 8 :]
    check_film(upload(content[:start] + struct.pack(">I4sQ", 1, b"mdat", len(data) + 16) + data))
    check_film(upload(content[:start] + struct.pack(">I4s", 0, b"mdat") + data))


def test_boxes_without_end_are_refused():
    assert "only a part of the file" in refusal(film_bytes("h264") + box(b"free", b"") * 100_001)


class CountingFile(File):
    """Counts the bytes that were read from it."""

    count = 0

    def read(self, size: int = -1) -> bytes:
        content = self.file.read(size)
        self.count += len(content)
        return content


def test_the_pictures_of_a_large_film_are_never_read(tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.write(film_bytes("h264 faststart"))
        file.write(struct.pack(">I4sQ", 1, b"mdat", 5_000_000_000))
        file.truncate(file.tell() + 5_000_000_000 - 16)
    with path.open("rb") as file:
        counting = CountingFile(file, name="film.mp4")
        check_film(counting)
        assert counting.count < 20_000


def judge(film: Film) -> None:
    Film._meta.get_field("file").clean(film.file, film)


def test_a_row_is_not_valid_with_a_film_that_browsers_do_not_play():
    with pytest.raises(ValidationError, match="HEVC"):
        judge(Film(file=upload(film_bytes("hevc"))))


def test_a_stored_film_is_not_judged_again():
    judge(Film(file="films/gone.mp4"))


def test_the_field_is_the_same_in_migrations():
    _name, path, arguments, options = FilmFileField(upload_to="films/").deconstruct()
    assert (path, arguments, options) == ("media.fields.FilmFileField", [], {"upload_to": "films/"})


def test_the_form_offers_only_the_files_that_it_accepts():
    field = FilmFileField(upload_to="films/").formfield()
    assert 'accept=".mp4,.webm"' in field.widget.render("file", None, field.widget.attrs)


def test_the_form_refuses_with_the_same_words():
    with pytest.raises(ValidationError, match="HEVC"):
        FilmFormField().clean(upload(film_bytes("hevc")))


def read_in_every_way(content: bytes) -> None:
    try:
        check_film(upload(content))
    except ValidationError:
        pass
    assert len(without_location(upload(content)).read()) == len(content)


@pytest.mark.timeout(60)
@bounded
@given(
    st.sampled_from([b"", box(b"ftyp", b"isom\0\0\0\0"), b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"]),
    st.binary(),
)
def test_any_bytes_are_read_without_a_crash(start, content):
    read_in_every_way(start + content)


@pytest.mark.timeout(60)
@bounded
@given(
    st.sampled_from(["h264 faststart", "place in a track", "place in webm", "vp9 as a stream"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=4),
    st.floats(0, 1),
)
def test_a_damaged_film_is_read_without_a_crash(recipe, changes, kept):
    stream = BytesIO(film_bytes(recipe))
    content = stream.getbuffer()
    # Most of what matters stands in the first part of the file.
    for place, replacement in changes:
        at = int(place**2 * (len(content) - len(replacement)))
        content[at : at + len(replacement)] = replacement
    read_in_every_way(bytes(content[: int(len(content) * (1 - kept**4))]))
