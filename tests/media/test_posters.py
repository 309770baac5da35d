"""Posters and details from a film's host, a real server. No test may touch the database: no row is left behind."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as bounded
from hypothesis import strategies as st
from PIL import Image as PillowImage

from media.embeds import HostedFilm
from media.fetching import FetchError
from media.posters import fetch_details
from tests.factories import picture_bytes

from .huge import white_png
from .provider_server import (
    bomb,
    details,
    dripping,
    endless,
    head,
    redirect,
    reply,
)

FILM = HostedFilm("youtube", "aqz-KE-bpKQ")
POSTER = picture_bytes(640, 360)
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


def size_of(picture) -> tuple[int, int]:
    with PillowImage.open(picture) as opened:
        return opened.size


def test_title_author_length_and_poster_come_from_the_host(host):
    host.say(
        "/oembed",
        details(title="At work", author_name="The region", duration=61, thumbnail_url=f"{host.url}/poster"),
    )
    found = fetch_details(FILM)
    assert (found.title, found.author_name, found.duration) == ("At work", "The region", 61)
    assert size_of(found.picture) == (640, 360)


def test_the_host_is_asked_once_for_each(host):
    fetch_details(FILM)
    assert host.paths == ["/oembed", "/poster"]


def test_a_film_without_a_thumbnail_has_a_title_all_the_same(host):
    host.say("/oembed", details(title="At work", thumbnail_url=None))
    assert (fetch_details(FILM).title, fetch_details(FILM).picture) == ("At work", None)


def test_a_thumbnail_may_be_given_by_its_path_alone(host):
    host.say("/oembed", details(thumbnail_url="/poster"))
    assert size_of(fetch_details(FILM).picture) == (640, 360)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_poster_is_known_by_its_content_and_never_by_its_type(host, image_format):
    host.say("/poster", reply(picture_bytes(640, 360, image_format), Content_Type="text/html"))
    assert size_of(fetch_details(FILM).picture) == (640, 360)


def test_the_larger_thumbnail_is_taken_where_there_is_one(host):
    host.say("/oembed", details(thumbnail_url="/vi/id/hqdefault.jpg"))
    host.say("/vi/id/hqdefault.jpg", reply(POSTER))
    host.say("/vi/id/maxresdefault.jpg", reply(picture_bytes(1280, 720)))
    assert size_of(fetch_details(FILM).picture) == (1280, 720)


@pytest.mark.parametrize("larger", [reply(status="404 Not Found"), reply(b"<html>"), []])
def test_the_thumbnail_itself_is_taken_where_there_is_no_larger_one(host, larger):
    host.say("/oembed", details(thumbnail_url="/vi/id/hqdefault.jpg"))
    host.say("/vi/id/hqdefault.jpg", reply(POSTER))
    host.say("/vi/id/maxresdefault.jpg", larger)
    assert size_of(fetch_details(FILM).picture) == (640, 360)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  At\n work\t", "At work"),
        ("At <b>work</b><script>alert(1)</script>", "At workalert(1)"),
        ("<scr\x00ipt>At work", "At work"),
        ("I <3 work & rest", "I <3 work & rest"),
        ("At\x1b[31m work\x07", "At [31m work"),
        ("At \u202ekrow\u202c", "At krow"),
        ("At work \ud83d", "At work"),
        ("På jobb i Åsnes 👩🏽‍🌾", "På jobb i Åsnes 👩🏽‍🌾"),
        ("x" * 300, "x" * 255),
        (None, ""),
    ],
)
def test_a_title_becomes_plain_text(host, said, kept):
    host.say("/oembed", details(title=said))
    assert fetch_details(FILM).title == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        *((61, 61), (61.4, 61), (0.2, 1)),
        *((0, None), (-5, None), (10**30, None), (1e308, None), (True, None), ("61", None), ([61], None)),
    ],
)
def test_a_length_that_cannot_be_one_is_left_out(host, said, kept):
    host.say("/oembed", details(duration=said))
    assert fetch_details(FILM).duration == kept


def noisy_jpeg() -> bytes:
    buffer = BytesIO()
    PillowImage.effect_noise((640, 640), 80).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


NO_PICTURE = "The poster that YouTube sent is damaged, too large, or not a picture"
ELSEWHERE = "YouTube pointed to a place that is not its own"
UNREADABLE = "The answer of YouTube cannot be read"
TOO_LARGE = "The answer of YouTube is too large"
FAILED = "The connection to YouTube failed"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
HOSTILE_POSTERS = {
    "a page": (reply(b"<html><script>alert(1)</script></html>", Content_Type="image/jpeg"), NO_PICTURE),
    "an SVG": (reply(SVG, Content_Type="image/svg+xml"), NO_PICTURE),
    "a film": (reply(MP4), NO_PICTURE),
    "nothing": (reply(b""), NO_PICTURE),
    "a truncated JPEG": (reply(noisy_jpeg()[:5_000]), NO_PICTURE),
    "nine megapixels": (reply(white_png(3_000)), NO_PICTURE),
    "a little more than 1920 x 1080": (reply(white_png(1_441)), NO_PICTURE),
    "a decompression bomb": (reply(white_png(20_000)), NO_PICTURE),
    "a large one": (reply(POSTER + bytes(10 * MEGABYTE)), TOO_LARGE),
    "an endless one": (endless(), TOO_LARGE),
    "a gzip bomb": (bomb(100 * MEGABYTE), TOO_LARGE),
    "an error": (reply(status="500 Oh"), r"YouTube answered with an error \(500\)"),
    "a redirect to another host": (redirect("https://films.example/poster"), ELSEWHERE),
    "a redirect to a file": (redirect("file:///etc/passwd"), ELSEWHERE),
    "half a JPEG": ([head(Content_Length=str(len(POSTER))), POSTER[:200]], FAILED),
}
HOSTILE_DETAILS = {
    "a page": (reply(b"<html>"), UNREADABLE),
    "nothing": (reply(b""), UNREADABLE),
    "a list": (reply(b"[]"), UNREADABLE),
    "a word": (reply(b'"Forbidden"'), UNREADABLE),
    "NaN": (reply(b'{"title": "At work", "duration": NaN}'), UNREADABLE),
    "deep nesting": (reply(b"[" * 60_000), UNREADABLE),
    "a number of 60,000 digits": (reply(b'{"duration": ' + b"9" * 60_000 + b"}"), UNREADABLE),
    "not UTF-8": (reply(b'{"title": "P\xe5 jobb"}'), UNREADABLE),
    "tags without end": (details(title="<a" * 20_000), UNREADABLE),
    "a title that is a list": (details(title=["At work"]), UNREADABLE),
    "an author that is a number": (details(title="At work", author_name=7), UNREADABLE),
    "a thumbnail that is an object": (details(thumbnail_url={"url": "/poster"}), UNREADABLE),
    "a thumbnail that is no address": (details(thumbnail_url="http://[::1"), UNREADABLE),
    "65 KB": (reply(b'{"title": "' + b"x" * 65 * 1024 + b'"}'), TOO_LARGE),
    "a gzip bomb": (bomb(100 * MEGABYTE), TOO_LARGE),
    "a redirect to another host": (redirect("https://films.example/oembed"), ELSEWHERE),
    "a redirect loop": (redirect("/oembed"), "from place to place"),
    "a closed connection": ([], FAILED),
}


@pytest.mark.parametrize(("speech", "message"), HOSTILE_POSTERS.values(), ids=HOSTILE_POSTERS)
def test_where_a_poster_cannot_be_used_there_are_words_instead(host, speech, message):
    host.say("/poster", speech)
    found = fetch_details(FILM)
    assert found.picture is None
    assert re.match(f"{message}.*Save the film as it is", found.notice)


@pytest.mark.parametrize("thumbnail", ["https://films.example/poster", "file:///etc/passwd"])
def test_a_poster_on_another_host_is_not_asked_for(host, thumbnail):
    host.say("/oembed", details(title="At work", thumbnail_url=thumbnail))
    assert fetch_details(FILM).notice.startswith(ELSEWHERE)


def test_a_poster_that_cannot_be_used_leaves_the_title(host):
    host.say("/poster", reply(b"<html>"))
    assert fetch_details(FILM).title == "At work"


def test_a_poster_of_1920_by_1080_is_taken(host):
    host.say("/poster", reply(picture_bytes(1920, 1080)))
    assert size_of(fetch_details(FILM).picture) == (1920, 1080)


@pytest.mark.parametrize(("speech", "message"), HOSTILE_DETAILS.values(), ids=HOSTILE_DETAILS)
def test_details_that_cannot_be_used_are_refused_with_words(host, speech, message):
    host.say("/oembed", speech)
    with pytest.raises(FetchError, match=f"{message}.*Save the film as it is"):
        fetch_details(FILM)


@pytest.mark.parametrize("speech", [HOSTILE_POSTERS[name][0] for name in ("a page", "a truncated JPEG")])
def test_a_refused_poster_leaves_no_file(host, uploads, speech):
    host.say("/poster", speech)
    fetch_details(FILM)
    assert list(uploads.rglob("*")) == []


SLOW = {
    "silence": [60.0],
    "a dripping head": dripping(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: x\r\n" * 20, 0.1),
    "a dripping body": [head(Content_Length="1000"), *dripping(b"{" * 100, 0.1)],
}


@pytest.mark.parametrize("speech", SLOW.values(), ids=SLOW)
def test_a_slow_host_is_given_up(host, speech):
    host.say("/oembed", speech)
    with pytest.raises(FetchError, match="YouTube did not answer within 0.5 seconds"):
        fetch_details(FILM, seconds=0.5)


@pytest.mark.parametrize("speech", SLOW.values(), ids=SLOW)
def test_a_slow_poster_is_given_up(host, speech):
    host.say("/poster", speech)
    assert fetch_details(FILM, seconds=0.5).notice.startswith("YouTube did not answer within 0.5 seconds")


def test_the_time_is_for_everything_that_is_asked(host):
    host.say("/oembed", [0.5, *details(thumbnail_url="/vi/id/hqdefault.jpg")])
    host.say("/vi/id/maxresdefault.jpg", [head(), *dripping(POSTER, 1)])
    host.say("/vi/id/hqdefault.jpg", reply(POSTER))
    assert fetch_details(FILM, seconds=1).notice == (
        "YouTube did not answer within 1 seconds. "
        "Save the film as it is; you can fetch its poster later, or upload one."
    )


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_film_that_is_not_for_everyone_is_told_so(host, status):
    host.say("/oembed", reply(status=f"{status} No"))
    with pytest.raises(
        FetchError, match="it is private, deleted or not .*Open its address in a private browser window"
    ):
        fetch_details(FILM)


def test_a_host_that_cannot_be_reached_is_named(host):
    host.shutdown()
    host.server_close()
    with pytest.raises(FetchError, match=FAILED):
        fetch_details(FILM)


def test_a_host_in_a_private_network_is_not_asked_by_default(host, settings):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = []
    with pytest.raises(FetchError, match="YouTube is inside a private network"):
        fetch_details(FILM)
    assert host.asked == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.timeout(60)
@given(st.dictionaries(st.sampled_from(["title", "author_name", "duration", "thumbnail_url"]), JSON) | JSON)
@bounded(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_host_says_there_are_details_or_an_error(host, said):
    host.say("/oembed", reply(json.dumps(said).encode()))
    try:
        assert len(fetch_details(FILM).title) <= 255
    except FetchError as error:
        assert "YouTube" in str(error)
