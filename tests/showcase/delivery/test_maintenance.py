"""A site that is closed for a while says so to everyone but its operator, even where its database is away."""

import html5lib
import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def closed(settings) -> Client:
    settings.SHOWCASE_MAINTENANCE = True
    return Client(raise_request_exception=False)


PUBLIC = [
    "/",
    "/a/person/",
    "/explore/?q=a",
    "/feed/",
    "/api/v1/",
    "/sitemap.xml",
    "/nobody/",
    "/administration/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_address_says_that_it_will_be_back(closed, path):
    response = closed.get(path)
    assert response.status_code == 503
    assert "Back in a few minutes" in response.content.decode()


def test_the_page_is_valid(closed):
    html5lib.HTMLParser(strict=True).parse(closed.get("/").content.decode())


def test_it_says_so_to_those_who_send_something_too(closed):
    assert closed.post("/explore/").status_code == 503


def test_machines_are_told_when_to_ask_again(closed):
    assert int(closed.get("/")["Retry-After"]) > 0


def test_nobody_keeps_the_answer(closed):
    assert closed.get("/")["Cache-Control"] == "no-store"


def test_no_cookie_is_set(closed):
    assert not closed.get("/").cookies


@pytest.mark.django_db
def test_the_operator_logs_in_and_works(closed, manager):
    assert closed.get(reverse("wagtailadmin_login")).status_code == 200
    closed.force_login(manager)
    assert closed.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.django_db
def test_the_health_of_the_process_is_asked_all_the_same(closed):
    assert "Back in a few minutes" not in closed.get("/-/live").content.decode()


def test_style_sheets_are_there(closed):
    assert closed.get("/static/css/base.css").status_code != 503


@pytest.mark.django_db
def test_an_open_site_is_open(client, home):
    assert client.get(home.url).status_code == 200
