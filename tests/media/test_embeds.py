"""Addresses of films as people paste them, and as attackers write them.

The addresses stand in `addresses/`: for each provider those that are films, and those that are refused.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from media.embeds import (
    MAX_ADDRESS_LENGTH,
    HostedFilm,
    find,
    host_name,
    oembed_hosts,
    oembed_url,
    parse_address,
    player_url,
    watch_url,
)
from media.providers import BY_KEY

YOUTUBE = HostedFilm("youtube", "aqz-KE-bpKQ")
VIMEO = HostedFilm("vimeo", "1084537")
UNLISTED = HostedFilm("vimeo", "1084537", "ab12cd34ef")
PEERTUBE = HostedFilm("peertube", "kkGMgK9ZtnKfYAgnEtQxbv", host="video.example.no")

FAMILIES = ["youtube", "vimeo", "peertube"]
PLAYERS = (
    "https://www.youtube-nocookie.com/embed/",
    "https://player.vimeo.com/video/",
    "https://video.example.no/videos/embed/",
    "https://tube.example.org/videos/embed/",
)
REASONS = {
    "other": "This is not the address of a film that can be shown here.",
    "playlist": "This is a playlist, not one film.",
    "channel": "This is a channel, not one film.",
    "clip": "This is a clip from a film, not the film itself.",
    "event": "This is a live event, not one film.",
    "Facebook": "Films on Facebook cannot be played here.",
}


def rows(family: str, kind: str) -> Iterator[list[str]]:
    """The rows of one table; the address comes last."""
    path = Path(__file__).parent / "addresses" / f"{family}_{kind}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *columns, address = line.split("\t")
            yield [*columns, address.encode("ascii", "backslashreplace").decode("unicode_escape")]


def accepted(family: str) -> list[tuple[str, HostedFilm]]:
    return [
        (address, HostedFilm(*("" if column == "-" else column for column in columns)))
        for *columns, address in rows(family, "accepted")
    ]


def refused(family: str) -> list[tuple[str, str]]:
    return [(address, reason) for reason, address in rows(family, "refused")]


ACCEPTED = [row for family in FAMILIES for row in accepted(family)]
REFUSED = [row for family in FAMILIES for row in refused(family)]


def refusal_of(address: str) -> str:
    with pytest.raises(ValidationError) as caught:
        parse_address(address)
    return caught.value.messages[0]


@pytest.mark.parametrize(("address", "film"), ACCEPTED)
def test_an_address_as_people_paste_it_is_reduced_to_the_film(address, film):
    assert parse_address(address) == film


@pytest.mark.parametrize(("address", "reason"), REFUSED)
def test_any_other_address_is_refused_for_what_it_is(address, reason):
    assert refusal_of(address).startswith(REASONS[reason])


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("table", [accepted, refused])
def test_each_table_has_at_least_sixty_different_addresses(family, table):
    assert len({address for address, _ in table(family)}) >= 60


@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_table_is_about_its_own_films(family):
    assert {film.provider for _, film in accepted(family)} == {family}


@pytest.mark.parametrize("film", dict.fromkeys(film for _, film in ACCEPTED), ids=watch_url)
@pytest.mark.parametrize("address_of", [watch_url, player_url])
def test_the_addresses_that_are_made_lead_back_to_the_film(film, address_of):
    assert parse_address(address_of(film)) == film


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://www.instagram.com/reel/C0abcDEFghi/?igsh=x", "Films on Instagram cannot be played here."),
        ("instagram.com/p/C0abcDEFghi", "Films on Instagram cannot be played here."),
        ("https://www.facebook.com/watch/?v=123", "Films on Facebook cannot be played here."),
        ("https://fb.watch/abcDEF/", "Films on Facebook cannot be played here."),
        ("https://www.tiktok.com/@x/video/123", "Films on TikTok cannot be played here."),
        ("https://vm.tiktok.com/ZM0abc/", "Films on TikTok cannot be played here."),
        ("https://tv.nrk.no/serie/dagsrevyen/202609/NNFA19090426/avspiller", "NRK offers no player"),
        ("https://www.nrk.no/video/abc_123", "NRK offers no player"),
        ("https://play.tv2.no/nyheter/abc-123.html", "TV 2 offers no player"),
        ("https://www.tv2.no/v/916509/", "TV 2 offers no player"),
        ("<iframe src='https://www.facebook.com/plugins/video.php?href=x'></iframe>", "Films on Facebook"),
        ("https://notnrk.no/video/abc_123", REASONS["other"]),
        ("https://nrk.no.evil.example/video/abc_123", REASONS["other"]),
    ],
)
def test_a_place_whose_films_cannot_be_shown_is_named(address, reason):
    assert refusal_of(address).startswith(reason)


@pytest.mark.parametrize("address", ["", " ", "not an address", "<>", "https://", "//", "#", "?"])
def test_what_is_no_address_is_refused(address):
    assert find(address) is None


def test_a_refusal_names_everything_that_is_accepted():
    assert refusal_of("https://example.org/film") == (
        "This is not the address of a film that can be shown here. Paste the address of one film at YouTube, Vimeo, "
        "PeerTube (video.example.no), PeerTube (tube.example.org), for example https://youtu.be/…, "
        "https://vimeo.com/…, https://video.example.no/w/…, https://tube.example.org/w/…, or upload the film as a "
        "file. Films on Instagram, Facebook and TikTok go under “Social links”."
    )


def test_without_instances_a_refusal_does_not_speak_of_peertube(settings):
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    assert "PeerTube" not in refusal_of("https://example.org/film")


def test_a_film_at_an_instance_that_the_settings_no_longer_name_is_refused(settings):
    settings.SHOWCASE_PEERTUBE_HOSTS = ["tube.example.org"]
    assert find(watch_url(PEERTUBE)) is None


def test_the_longest_address_that_is_stored_is_still_read():
    assert parse_address("https://youtu.be/aqz-KE-bpKQ?x=".ljust(MAX_ADDRESS_LENGTH, "x")) == YOUTUBE


@pytest.mark.parametrize(
    "start",
    [
        "https://youtu.be/aqz-KE-bpKQ?x=",
        "https://youtu.be/",
        "https://vimeo.com/",
        "https://video.example.no/w/",
        "<iframe src='https://youtu.be/aqz-KE-bpKQ'>",
        "<iframe ",
    ],
)
@pytest.mark.parametrize("filling", ["a", "1", "/", "&", "?", "<", " ", "é", "<iframe "])
def test_an_address_that_is_too_long_to_be_one_is_refused(start, filling):
    assert find(start + filling * MAX_ADDRESS_LENGTH) is None


@pytest.mark.parametrize(
    ("film", "address"),
    [
        # The host that sets nothing before play.
        (YOUTUBE, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        # Asked not to track.
        (VIMEO, "https://player.vimeo.com/video/1084537?dnt=1"),
        (UNLISTED, "https://player.vimeo.com/video/1084537?dnt=1&h=ab12cd34ef"),
        # Asked not to show the visitor's IP address to other viewers.
        (PEERTUBE, "https://video.example.no/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?p2p=0&warningTitle=0"),
    ],
)
def test_the_player_is_the_one_that_tells_least_of_the_visitor(film, address):
    assert player_url(film) == address


@pytest.mark.parametrize(
    ("film", "address"),
    [
        (YOUTUBE, "https://www.youtube.com/watch?v=aqz-KE-bpKQ"),
        (VIMEO, "https://vimeo.com/1084537"),
        (UNLISTED, "https://vimeo.com/1084537/ab12cd34ef"),
        (PEERTUBE, "https://video.example.no/w/kkGMgK9ZtnKfYAgnEtQxbv"),
    ],
)
def test_a_plain_link_leads_to_the_films_own_page(film, address):
    assert watch_url(film) == address


@pytest.mark.parametrize(
    ("film", "name"),
    [(YOUTUBE, "YouTube"), (UNLISTED, "Vimeo"), (PEERTUBE, "PeerTube (video.example.no)")],
)
def test_visitors_read_who_sends_the_film(film, name):
    assert host_name(film) == name


@pytest.mark.parametrize(
    ("film", "address"),
    [
        (
            YOUTUBE,
            "https://www.youtube.com/oembed?format=json"
            "&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Daqz-KE-bpKQ",
        ),
        (
            UNLISTED,
            "https://vimeo.com/api/oembed.json?width=1280&url=https%3A%2F%2Fvimeo.com%2F1084537%2Fab12cd34ef",
        ),
        (
            PEERTUBE,
            "https://video.example.no/services/oembed?format=json"
            "&url=https%3A%2F%2Fvideo.example.no%2Fw%2FkkGMgK9ZtnKfYAgnEtQxbv",
        ),
    ],
)
def test_title_and_thumbnail_are_asked_of_the_films_own_host(film, address):
    assert oembed_url(film) == address


@pytest.mark.parametrize(
    ("film", "hosts"),
    [
        (YOUTUBE, {"www.youtube.com", "i.ytimg.com", "img.youtube.com"}),
        (VIMEO, {"vimeo.com", "i.vimeocdn.com"}),
        (PEERTUBE, {"video.example.no"}),
    ],
)
def test_a_thumbnail_may_come_from_the_providers_own_hosts_only(film, hosts):
    assert oembed_hosts(film) == hosts


def test_youtubes_thumbnail_is_asked_for_at_its_largest():
    pattern, larger = BY_KEY["youtube"].larger_thumbnail
    assert pattern.sub(larger, "https://i.ytimg.com/vi/aqz-KE-bpKQ/hqdefault.jpg") == (
        "https://i.ytimg.com/vi/aqz-KE-bpKQ/maxresdefault.jpg"
    )


HOSTS = (
    r"([a-z]*\.)?(youtu\.be|youtube\.com|youtube-nocookie\.com|vimeo\.com|(video|tube)\.example\.(no|org))"
)


@st.composite
def spoiled_addresses(draw: st.DrawFn) -> str:
    """An address from the tables in which a piece has been replaced by anything."""
    address = draw(st.sampled_from([address for address, _ in ACCEPTED + REFUSED]))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(address))] * 2)))
    return address[:start] + draw(st.text(max_size=20)) + address[end:]


@pytest.mark.timeout(60)
@bounds(max_examples=200, deadline=None)
@given(
    st.text()
    | spoiled_addresses()
    | st.from_regex(rf"https?://{HOSTS}[/?:@#;].*", fullmatch=True)
    | st.from_regex(r"<iframe[^>]* src=.*>", fullmatch=True)
)
@example("<![x[ <iframe")
@example("<!DOCTYPE [ <iframe")
def test_no_text_breaks_the_reader_or_leads_to_another_host(address):
    try:
        film = parse_address(address)
    except ValidationError:
        return
    assert player_url(film).startswith(PLAYERS)
    assert parse_address(watch_url(film)) == parse_address(player_url(film)) == film
