"""Posters, lengths and sound, read by ffmpeg from real film files and from files that only say they are films."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as PillowImage
from PIL import ImageStat

from media.posters import FfmpegMissingError, PosterError, Probe, from_file, probe
from tests.factories import picture_bytes
from tests.services import ffmpeg, missing

from .films import film_bytes


@pytest.fixture
def make_film(tmp_path):
    """Writes a film file; a recipe is one of `films.RECIPES`, arguments are ffmpeg's."""

    def make(recipe: str = "", arguments: tuple[str, ...] = (), content: bytes = b"") -> Path:
        path = tmp_path / "film.mp4"
        if recipe:
            path.write_bytes(film_bytes(recipe))
        elif arguments:
            if ffmpeg() is None:
                missing("ffmpeg", "Install Debian's package “ffmpeg”.")
            encoded = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
            subprocess.run([ffmpeg(), "-nostdin", "-v", "error", *arguments, *encoded, str(path)], check=True)
        else:
            path.write_bytes(content)
        return path

    return make


def size_of(picture: bytes) -> tuple[int, int]:
    with PillowImage.open(BytesIO(picture)) as opened:
        return opened.size


@pytest.mark.parametrize(
    "recipe",
    ["h264", "h264 faststart", "h264 in fragments", "h264 without sound", "vp8", "vp9", "vp9 as a stream"],
)
def test_a_poster_is_taken_from_every_kind_of_film_that_may_be_uploaded(make_film, recipe):
    assert size_of(from_file(make_film(recipe))) == (64, 48)


def test_the_poster_of_a_film_is_a_jpeg(make_film):
    with PillowImage.open(BytesIO(from_file(make_film("vp9")))) as picture:
        assert picture.format == "JPEG"


@pytest.mark.parametrize(
    ("source", "size"),
    [
        ("testsrc=s=3840x2160:r=2:d=1", (1920, 1080)),
        ("testsrc=s=2160x3840:r=2:d=1", (1080, 1920)),
        ("testsrc=s=720x576:r=2:d=1,setsar=64/45", (1024, 576)),
        ("testsrc=s=320x180:r=25:d=0.04", (320, 180)),
    ],
    ids=["4K", "upright 4K", "oblong pixels", "one single picture"],
)
def test_a_poster_is_as_wide_as_the_film_and_1920_pixels_at_most(make_film, source, size):
    assert size_of(from_file(make_film(arguments=("-f", "lavfi", "-i", source)))) == size


def test_a_film_that_was_held_upright_has_an_upright_poster(make_film, tmp_path):
    turned = tmp_path / "turned.mp4"
    subprocess.run(
        [
            *(ffmpeg(), "-nostdin", "-v", "error", "-i", str(make_film("h264"))),
            *("-c", "copy", "-metadata:s:v:0", "rotate=90", str(turned)),
        ],
        check=True,
    )
    assert size_of(from_file(turned)) == (48, 64)


def test_a_film_that_begins_in_the_dark_has_a_poster_that_is_not_black(make_film):
    source = "color=black:s=64x48:r=2:d=6[dark];color=white:s=64x48:r=2:d=64[light];[dark][light]concat"
    with PillowImage.open(BytesIO(from_file(make_film(arguments=("-f", "lavfi", "-i", source))))) as picture:
        assert ImageStat.Stat(picture.convert("L")).mean[0] > 200


def test_a_film_whose_sound_outlasts_its_pictures_has_a_poster(make_film):
    source = ("-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=1", "-f", "lavfi", "-i", "sine=d=60")
    assert size_of(from_file(make_film(arguments=(*source, "-c:a", "aac")))) == (64, 48)


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ("h264", Probe(duration=1, has_sound=True)),
        ("vp9", Probe(duration=1, has_sound=True)),
        ("h264 without sound", Probe(duration=1, has_sound=False)),
        ("vp9 as a stream", Probe(duration=None, has_sound=True)),
    ],
)
def test_length_and_sound_are_read_from_a_film(make_film, recipe, expected):
    assert probe(make_film(recipe)) == expected


BROKEN = {
    "nothing": b"",
    "a page": b"<html>" * 50,
    "a beginning alone": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\x00" * 200,
    "a playlist": b"#EXTM3U\n#EXTINF:10,\nfile:/etc/passwd\n",
    "a script for ffmpeg": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "a picture": picture_bytes(),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("read", [probe, from_file])
def test_a_file_that_is_no_film_is_told_with_words(make_film, read, content):
    with pytest.raises(PosterError, match="This film cannot be read.*Upload a poster"):
        read(make_film(content=content))


def test_a_film_that_lists_another_film_is_not_followed(make_film, tmp_path):
    (tmp_path / "other.mp4").write_bytes(film_bytes("h264"))
    with pytest.raises(PosterError):
        from_file(make_film(content=b"ffconcat version 1.0\nfile other.mp4\n"))


def test_a_film_in_an_uncommon_format_is_not_decoded(make_film):
    with pytest.raises(PosterError):
        from_file(make_film("mpeg-4"))


def test_the_file_of_a_film_may_have_any_name(make_film, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert from_file(make_film("h264").rename("http:-i %d [1] 'film'.mp4"))


def test_a_film_that_takes_too_long_is_given_up(make_film, monkeypatch):
    # Less than any machine needs to start a program.
    monkeypatch.setattr("media.posters.FFMPEG_SECONDS", 0.001)
    film = make_film("h264")
    with pytest.raises(PosterError, match="took longer than"):
        from_file(film)


def test_a_film_that_takes_too_much_memory_is_given_up(make_film, monkeypatch):
    monkeypatch.setattr("media.posters.FFMPEG_MEMORY", 50_000_000)
    with pytest.raises(PosterError, match="cannot be read"):
        from_file(make_film("h264"))


@pytest.mark.parametrize("read", [probe, from_file])
def test_a_server_without_ffmpeg_says_so(make_film, monkeypatch, tmp_path, read):
    film = make_film("h264")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FfmpegMissingError, match="ffmpeg is not installed on this server.*ask the operator"):
        read(film)
