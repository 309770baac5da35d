"""A page that is shared with some by a password: what its door says, and how often one may be wrong."""

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from profiles.models import ProfilePage
from tests.factories import make_profile, make_series
from tests.translations import in_language

PASSWORD = "Only for Kari"


@pytest.fixture(autouse=True)
def limits(settings) -> None:
    settings.SHOWCASE_FAILURES_PER_ACCOUNT = settings.AXES_FAILURE_LIMIT = 3
    settings.SHOWCASE_FAILURES_PER_ADDRESS = 6


@pytest.fixture
def kari(home) -> ProfilePage:
    return closed(make_profile(make_series(home, "Wheels"), "Kari Hjul", headline="I mend what others break"))


def closed(page: ProfilePage) -> ProfilePage:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
    )
    return page


def door(client: Client, page: ProfilePage) -> BeautifulSoup:
    response = client.get(page.url)
    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    return BeautifulSoup(response.content, "html5lib")


def say(client: Client, page: ProfilePage, password: str):
    """The answer to the form on the page's door."""
    form = door(client, page).select_one("form.password")
    return client.post(
        form["action"], {"password": password, "return_url": form.select_one("[name=return_url]")["value"]}
    )


def is_open(client: Client, page: ProfilePage) -> bool:
    return "I mend what others break" in client.get(page.url).content.decode()


def test_the_door_is_a_page_of_the_site_and_tells_nothing_of_what_is_behind(client, kari):
    page = door(client, kari)
    assert page.h1.text == "This page has a password"
    assert page.select_one(".site-header") and page.select_one("meta[name=robots][content=noindex]")
    assert "Kari" not in page.text and "mend" not in str(page)


def test_the_door_speaks_the_language_of_the_address(client, kari):
    assert door(client, closed(in_language(kari, "nb"))).h1.text == "Denne siden har et passord"


def test_nobody_keeps_the_door(client, kari):
    assert "no-store" in client.get(kari.url).headers["Cache-Control"]


def test_the_password_opens_the_page(client, kari):
    assert say(client, kari, PASSWORD)["Location"] == kari.url
    assert is_open(client, kari)


def test_and_for_nobody_else(client, kari):
    say(client, kari, PASSWORD)
    assert not is_open(Client(), kari)


def test_a_wrong_one_says_so_and_opens_nothing(client, kari):
    page = BeautifulSoup(say(client, kari, "only for kari").content, "html5lib")
    assert "That is not the password." in page.select_one("[role=alert]").text
    assert page.select_one("[name=password]").get("value") is None
    assert not is_open(client, kari)


def test_too_many_wrong_ones_close_the_door_to_the_right_one(client, kari):
    for _ in range(3):
        response = say(client, kari, "guess")
    assert response.status_code == 429 and int(response["Retry-After"]) > 14 * 60
    response = say(client, kari, PASSWORD)
    assert response.status_code == 429
    assert "Too many attempts." in BeautifulSoup(response.content, "html5lib").select_one("[role=alert]").text
    assert not is_open(client, kari)


def test_others_who_share_the_page_still_get_in(client, kari):
    for _ in range(3):
        say(client, kari, "guess")
    other = Client(REMOTE_ADDR="192.0.2.7")
    say(other, kari, PASSWORD)
    assert is_open(other, kari)


def test_what_is_not_there_is_not_there(client, home):
    for method in (client.get, client.post):
        assert method("/_util/authenticate_with_password/99/99/").status_code == 404
