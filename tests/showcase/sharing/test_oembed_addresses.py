"""For which addresses the oEmbed provider has an answer, and for which it has none."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from profiles.models import ProfilePage
from tests.factories import make_home, make_profile, make_question, make_series

from .hiding import HIDING

pytestmark = pytest.mark.django_db

ORIGIN = "http://testserver"


@pytest.fixture(scope="module")
def somebody(standing) -> int:
    series = make_series(make_home(), "Keeping the wheels turning")
    return make_profile(series, "Kari Nordby", questions=[make_question("What do you hear at night?")]).pk


@pytest.fixture
def kari(somebody) -> ProfilePage:
    return ProfilePage.objects.get(pk=somebody)


def ask(client: Client, url: str):
    return client.get("/oembed", {"url": url})


def read(client: Client, url: str) -> dict:
    response = ask(client, url)
    assert response.status_code == 200, response.content
    return response.json()


def card_of(answer: dict) -> str:
    """The path of the card in the frame of an answer."""
    return BeautifulSoup(answer["html"], "html5lib").iframe["src"].removeprefix(ORIGIN)


@pytest.mark.parametrize(
    "form",
    [
        "http://testserver{path}",
        "https://testserver{path}",
        "http://testserver:80{path}",
        "https://testserver:443{path}",
        "HTTP://TESTSERVER{path}",
        "http://testserver{bare}",
        "http://testserver{path}?utm_source=news&fbclid=x",
        "http://testserver{path}#questions",
        "http://testserver{path}#:~:text=the%20dam",
        " http://testserver{path}\n",
        "http://localhost{path}",
    ],
)
def test_a_profile_is_known_in_every_form_of_its_address(client, kari, form):
    url = form.format(path=kari.url, bare=kari.url.removesuffix("/"))
    assert card_of(read(client, url)) == f"{kari.url}embed/"


@pytest.mark.parametrize(
    "form", ["answers/{pk}/", "answers/{pk}", "#answer-{pk}", "?utm_source=x#answer-{pk}"]
)
def test_an_answer_is_known_by_its_link_and_by_its_anchor(client, kari, form):
    pk = kari.answers.first().pk
    answer = read(client, f"{ORIGIN}{kari.url}{form.format(pk=pk)}")
    assert card_of(answer) == f"{kari.url}answers/{pk}/embed/"
    assert answer["title"] == "Kari Nordby: What do you hear at night?"


@pytest.mark.parametrize("form", ["", "?page=2", "#people"])
def test_a_series_is_known(client, kari, form):
    assert card_of(read(client, f"{ORIGIN}{kari.series.url}{form}")) == f"{kari.series.url}embed/"


def test_the_provider_answers_with_a_slash_too(client, kari):
    assert client.get("/oembed/", {"url": f"{ORIGIN}{kari.url}"}).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example{path}",
        "http://testserver.elsewhere.example{path}",
        "http://testserver@elsewhere.example{path}",
        "http://someone@testserver{path}",
        "http://testserver:8000{path}",
        "ftp://testserver{path}",
        "//testserver{path}",
        "javascript:alert(1)//testserver{path}",
        "testserver{path}",
        "{path}",
        "http://testserver",
        "http://testserver/",
        "http://testserver/explore/",
        "http://testserver/nobody/",
        "http://testserver{path}more/",
        "http://testserver/{path}",
        "http://testserver{path}answers/",
        "http://testserver{path}answers/0/",
        "http://testserver{path}answers/99999999999999999999/",
        "http://testserver{path}answers/999999999999999999/",
        "http://testserver{path}#answer-0",
        "http://testserver/a\x00b/c/",
        "http://testserver/%00/",
        "http://testserver/../../etc/passwd",
        "http://testserver:port{path}",
        "http://[testserver{path}",
        "http://testserver\\{path}",
        "not an address",
        "x" * 5_000,
    ],
)
def test_any_other_address_is_not_found(client, kari, url):
    response = ask(client, url.replace("{path}", kari.url))
    assert response.status_code == 404 and "nothing to embed" in response.content.decode()


def test_the_answer_of_somebody_else_is_not_found(client, kari):
    pk = make_profile(kari.series, "Ola").answers.first().pk
    assert ask(client, f"{ORIGIN}{kari.url}answers/{pk}/").status_code == 404
    assert ask(client, f"{ORIGIN}{kari.url}#answer-{pk}").status_code == 404


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("form", ["{path}", "{path}answers/{pk}/", "{path}#answer-{pk}"])
def test_who_is_hidden_is_not_found_at_once(client, kari, how, form):
    url = ORIGIN + form.format(path=kari.url, pk=kari.answers.first().pk)
    assert ask(client, url).status_code == 200
    HIDING[how](kari)
    response = ask(client, url)
    assert response.status_code == 404 and "Kari" not in response.content.decode()


def test_a_hidden_series_is_not_found(client, kari):
    kari.series.unpublish()
    assert ask(client, f"{ORIGIN}{kari.series.url}").status_code == 404


def test_what_is_hidden_is_answered_as_what_never_was(client, kari):
    kari.unpublish()
    hidden, never = ask(client, f"{ORIGIN}{kari.url}"), ask(client, f"{ORIGIN}{kari.series.url}nobody/")
    assert (hidden.content, dict(hidden.headers)) == (never.content, dict(never.headers))


def test_another_site_of_the_installation_is_not_ours(client, kari):
    second = make_home("Second")
    Site.objects.filter(is_default_site=True).update(root_page=kari.series.get_parent())
    Site.objects.create(hostname="second.example", root_page=second)
    other = make_profile(make_series(second, "There"), "Ola")
    assert ask(client, f"http://second.example/there/{other.slug}/").status_code == 404
