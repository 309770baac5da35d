"""Addresses of films as people paste them, and as attackers write them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from media.embeds import HostedFilm, parse_address, player_url, watch_url

YOUTUBE = HostedFilm("youtube", "aqz-KE-bpKQ")
VIMEO = HostedFilm("vimeo", "1084537")
UNLISTED = HostedFilm("vimeo", "1084537", "ab12cd34ef")

ACCEPTED = {
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ": YOUTUBE,
    "https://youtube.com/watch?v=aqz-KE-bpKQ&t=42s": YOUTUBE,
    "https://m.youtube.com/watch?feature=share&v=aqz-KE-bpKQ": YOUTUBE,
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ&list=PL0123456789": YOUTUBE,
    "https://youtu.be/aqz-KE-bpKQ": YOUTUBE,
    "https://youtu.be/aqz-KE-bpKQ?si=Xyz_123&t=5": YOUTUBE,
    "youtu.be/aqz-KE-bpKQ": YOUTUBE,
    "//youtu.be/aqz-KE-bpKQ": YOUTUBE,
    " https://youtu.be/aqz-KE-bpKQ ": YOUTUBE,
    "HTTPS://YOUTU.BE/aqz-KE-bpKQ": YOUTUBE,
    "https://www.youtube.com/shorts/aqz-KE-bpKQ": YOUTUBE,
    "https://www.youtube.com/live/aqz-KE-bpKQ?feature=share": YOUTUBE,
    "https://www.youtube.com/embed/aqz-KE-bpKQ": YOUTUBE,
    "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0": YOUTUBE,
    "https://vimeo.com/1084537": VIMEO,
    "vimeo.com/1084537/": VIMEO,
    "https://player.vimeo.com/video/1084537?dnt=1": VIMEO,
    "https://vimeo.com/channels/staffpicks/1084537": VIMEO,
    "https://vimeo.com/groups/people/videos/1084537": VIMEO,
    "https://vimeo.com/1084537/ab12cd34ef": UNLISTED,
    "https://player.vimeo.com/video/1084537?h=ab12cd34ef": UNLISTED,
}

REFUSED = [
    "",
    "not an address",
    "https://example.org/watch?v=aqz-KE-bpKQ",
    "https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
    "https://evil-youtube.com/watch?v=aqz-KE-bpKQ",
    "https://youtu.be.evil.example/aqz-KE-bpKQ",
    "https://youtube.com@evil.example/watch?v=aqz-KE-bpKQ",
    "https://user:secret@youtube.com/watch?v=aqz-KE-bpKQ",
    "https://youtube.com:8080/watch?v=aqz-KE-bpKQ",
    "https://youtube.com:99999/watch?v=aqz-KE-bpKQ",
    "https://youtube.com\\@evil.example/watch?v=aqz-KE-bpKQ",
    "https://youtube.com%2eevil.example/watch?v=aqz-KE-bpKQ",
    "https://yоutube.com/watch?v=aqz-KE-bpKQ",  # a Cyrillic o
    "https://youtube。com/watch?v=aqz-KE-bpKQ",
    "https://[::1/watch",
    "https://[::1]/watch?v=aqz-KE-bpKQ",
    "http://127.0.0.1/watch?v=aqz-KE-bpKQ",
    "http://localhost/aqz-KE-bpKQ",
    "javascript:alert(1)//youtu.be/aqz-KE-bpKQ",
    "javascript://youtu.be/aqz-KE-bpKQ%0aalert(1)",
    "data:text/html,https://youtu.be/aqz-KE-bpKQ",
    "file:///etc/passwd",
    "ftp://youtu.be/aqz-KE-bpKQ",
    "https://youtu.be/aqz-KE-bpKQ\nhttps://evil.example/",
    "https://youtu.be/aqz-KE-bpKQ\x00",
    "https://youtu.be/too-short",
    "https://youtu.be/aqz-KE-bpKQ-far-too-long",
    'https://youtu.be/"><script>alert',
    "https://www.youtube.com/watch?v=<script>al",
    "https://www.youtube.com/playlist?list=PL0123456789",
    "https://www.youtube.com/@someone",
    "https://www.youtube.com/NRKOfficial",
    "https://www.youtube.com/embed/videoseries?list=PL0123456789",
    "https://www.youtube.com/embed/live_stream?channel=UC0123456789",
    "https://www.youtube.com/watch",
    "https://vimeo.com/",
    "https://vimeo.com/about",
    "https://vimeo.com/1084537/../../evil",
    "https://vimeo.com/1084537/not-a-hash!",
    "https://player.vimeo.com/video/1084537?h=<script>",
    "https://www.instagram.com/reel/abc/",
    "https://www.facebook.com/watch/?v=123",
    "https://www.tiktok.com/@x/video/123",
    "https://youtu.be/" + "a" * 5_000,
]


@pytest.mark.parametrize(("address", "film"), ACCEPTED.items())
def test_an_address_as_people_paste_it_is_reduced_to_the_film(address, film):
    assert parse_address(address) == film


@pytest.mark.parametrize("address", REFUSED)
def test_any_other_address_is_refused_with_what_is_accepted(address):
    with pytest.raises(ValidationError) as caught:
        parse_address(address)
    assert "YouTube, Vimeo" in caught.value.messages[0]


def test_the_youtube_player_is_the_one_that_sets_nothing_before_play():
    assert player_url(YOUTUBE) == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"


def test_the_vimeo_player_is_asked_not_to_track():
    assert player_url(VIMEO) == "https://player.vimeo.com/video/1084537?dnt=1"


def test_an_unlisted_film_keeps_its_hash():
    assert player_url(UNLISTED) == "https://player.vimeo.com/video/1084537?dnt=1&h=ab12cd34ef"
    assert watch_url(UNLISTED) == "https://vimeo.com/1084537/ab12cd34ef"


@given(
    st.text() | st.from_regex(r"https?://[a-z.]*(youtu\.be|vimeo\.com|youtube\.com)[/?:@#].*", fullmatch=True)
)
def test_no_text_breaks_the_reader_or_leads_to_another_host(address):
    try:
        film = parse_address(address)
    except ValidationError:
        return
    assert player_url(film).startswith(
        ("https://www.youtube-nocookie.com/embed/", "https://player.vimeo.com/video/")
    )
