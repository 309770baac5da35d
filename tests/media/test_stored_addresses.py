"""Addresses that were accepted once: what they mean when the settings have changed, and whether two are one film."""

import pytest

from media.embeds import HostedFilm, find, find_stored, is_same, player_url, watch_url

VIMEO = HostedFilm("vimeo", "1084537")
PEERTUBE = HostedFilm("peertube", "kkGMgK9ZtnKfYAgnEtQxbv", host="video.example.no")


@pytest.mark.parametrize("address_of", [watch_url, player_url])
def test_a_stored_film_stays_at_an_instance_that_left_the_settings(settings, address_of):
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    assert find_stored(address_of(PEERTUBE)) == PEERTUBE


@pytest.mark.parametrize(
    "address",
    [
        "https://video.example.no/w/p/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://video.example.no/w/kkGMgK9Z",
        "https://user@video.example.no/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://video.example.no:8443/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://localhost/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://www.youtube.com/embed/videoseries",
        "not an address",
    ],
)
def test_what_could_not_have_been_stored_is_no_film(settings, address):
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    assert find_stored(address) is None


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://vimeo.com/1084537/ab12cd34ef", True),
        ("https://player.vimeo.com/video/1084537", True),
        ("https://vimeo.com/1084538", False),
        ("https://youtu.be/aqz-KE-bpKQ", False),
    ],
)
def test_the_hash_of_an_unlisted_film_makes_it_no_other_film(address, same):
    assert is_same(VIMEO, find(address)) is same
