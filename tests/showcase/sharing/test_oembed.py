"""The oEmbed provider, as consumers ask it (oEmbed 1.0)."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import Site

from media.renditions import draw
from profiles.models import ProfilePage
from showcase.sharing.oembed import oembed_links
from tests.factories import make_profile, make_question, make_series

pytestmark = pytest.mark.django_db

ORIGIN = "http://testserver"


@pytest.fixture
def kari(home):
    series = make_series(home, "Keeping the wheels turning")
    return make_profile(
        series,
        "Kari Nordby",
        headline="The one who hears the dam",
        questions=[make_question("What do you hear at night?")],
    )


def ask(client: Client, url: str, **query: str):
    return client.get("/oembed", {"url": url} | query)


def read(client: Client, url: str, **query: str) -> dict:
    response = ask(client, url, **query)
    assert response.status_code == 200, response.content
    return response.json()


def read_xml(response) -> ElementTree.Element:
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


def card_of(answer: dict) -> str:
    """The path of the card in the frame of an answer."""
    return BeautifulSoup(answer["html"], "html5lib").iframe["src"].removeprefix(ORIGIN)


# What an answer says.


def test_an_answer_is_rich_and_of_version_one(client, kari):
    answer = read(client, f"{ORIGIN}{kari.url}")
    assert (answer["type"], answer["version"]) == ("rich", "1.0")


def test_a_profile_is_its_persons(client, kari):
    answer = read(client, f"{ORIGIN}{kari.url}")
    assert answer["title"] == "Kari Nordby: The one who hears the dam"
    assert (answer["author_name"], answer["author_url"]) == ("Kari Nordby", f"{ORIGIN}{kari.url}")


def test_the_provider_is_the_site(client, kari):
    answer = read(client, f"{ORIGIN}{kari.url}")
    assert (answer["provider_name"], answer["provider_url"]) == ("Skogelva", f"{ORIGIN}/")


def test_a_series_is_the_sites(client, kari):
    answer = read(client, f"{ORIGIN}{kari.series.url}")
    assert (answer["title"], answer["author_name"]) == ("Keeping the wheels turning", "Skogelva")


def test_an_answer_may_be_kept_for_a_while(client, kari):
    assert read(client, f"{ORIGIN}{kari.url}")["cache_age"] == 3_600


def test_size_and_frame_are_the_same(client, kari):
    answer = read(client, f"{ORIGIN}{kari.url}")
    frame = BeautifulSoup(answer["html"], "html5lib").iframe
    assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))


def test_the_thumbnail_is_the_card(client, kari):
    answer = read(client, f"{ORIGIN}{kari.url}")
    assert "/cards/" in answer["thumbnail_url"] and answer["thumbnail_url"].startswith(ORIGIN)
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)


# What may be asked, and what is refused.


def test_an_address_must_be_named(client, site):
    response = client.get("/oembed")
    assert response.status_code == 400 and "/oembed?url=" in response.content.decode()


@pytest.mark.parametrize("name", ["yaml", "JSON", "", "json ", "xml\x00"])
def test_a_format_that_is_not_offered_is_not_implemented(client, kari, name):
    assert ask(client, f"{ORIGIN}{kari.url}", format=name).status_code == 501


@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "+5", "1.5", "", " ", "wide", "٣٢٠", "1e3", "9" * 5_000, "3\n"])
def test_a_limit_is_a_positive_whole_number(client, kari, name, value):
    response = ask(client, f"{ORIGIN}{kari.url}", **{name: value})
    assert response.status_code == 400 and name in response.content.decode()


@pytest.mark.parametrize(
    ("limits", "size"),
    [
        ({"maxwidth": "400"}, (400, 560)),
        ({"maxwidth": "1"}, (1, 560)),
        ({"maxheight": "200"}, (640, 200)),
        ({"maxwidth": "300", "maxheight": "250"}, (300, 250)),
        ({"maxwidth": "999999999"}, (640, 380)),
        ({"maxwidth": "0400"}, (400, 560)),
    ],
)
def test_the_limits_are_kept(client, kari, limits, size):
    answer = read(client, f"{ORIGIN}{kari.url}", **limits)
    assert (answer["width"], answer["height"]) == size


def test_a_frame_with_a_limited_height_does_not_grow(client, kari):
    assert "<script" not in read(client, f"{ORIGIN}{kari.url}", maxheight="1000")["html"]


def test_a_thumbnail_keeps_the_limits_too(client, kari):
    draw(kari.portrait, "portrait")
    drawn = read(client, f"{ORIGIN}{kari.url}", maxwidth="700")
    assert 0 < drawn["thumbnail_width"] <= 700 and drawn["thumbnail_url"].startswith(f"{ORIGIN}/uploads/")


@pytest.mark.parametrize("limits", [{"maxwidth": "1199"}, {"maxheight": "629"}])
def test_there_is_all_of_a_thumbnail_or_none(client, kari, limits):
    answer = read(client, f"{ORIGIN}{kari.url}", **limits)
    assert not [name for name in answer if name.startswith("thumbnail")]


def test_only_reading_is_answered(client, kari):
    assert client.post("/oembed", {"url": f"{ORIGIN}{kari.url}"}).status_code == 405


def test_a_head_request_is_answered(client, kari):
    assert client.head("/oembed", {"url": f"{ORIGIN}{kari.url}"}).status_code == 200


@pytest.mark.parametrize("query", [{}, {"url": "http://testserver/nobody/"}, {"url": "x", "format": "no"}])
def test_a_script_of_any_page_may_read_an_answer_and_a_refusal(client, site, query):
    assert client.get("/oembed", query)["Access-Control-Allow-Origin"] == "*"


def test_an_answer_sets_no_cookie(client, kari):
    response = ask(client, f"{ORIGIN}{kari.url}")
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_a_host_without_a_site_has_nothing(client, kari):
    Site.objects.all().delete()
    assert ask(client, f"{ORIGIN}{kari.url}").status_code == 404


# The two formats.


def test_json_is_sent_as_json(client, kari):
    assert ask(client, f"{ORIGIN}{kari.url}")["Content-Type"] == "application/json"


def test_xml_is_sent_as_text_xml(client, kari):
    assert ask(client, f"{ORIGIN}{kari.url}", format="xml")["Content-Type"] == "text/xml; charset=utf-8"


def test_both_formats_say_the_same(client, kari):
    url = f"{ORIGIN}{kari.url}"
    root = read_xml(ask(client, url, format="xml"))
    assert root.tag == "oembed"
    said = {element.tag: element.text for element in root}
    assert said == {name: str(value) for name, value in read(client, url).items()}


@pytest.mark.parametrize("name", ["xml", "json"])
def test_what_people_write_comes_through_whole(client, kari, name):
    title = "Bjørn <b>&amp; ]]> Čáhci</title> \"'\u2028 日本 🎡"
    ProfilePage.objects.filter(pk=kari.pk).update(title=title, headline="")
    response = ask(client, f"{ORIGIN}{kari.url}", format=name)
    if name == "json":
        found, html = response.json()["title"], response.json()["html"]
    else:
        root = read_xml(response)
        found, html = root.findtext("title"), root.findtext("html")
    assert found == title
    assert BeautifulSoup(html, "html5lib").iframe["title"] == title


def test_what_xml_cannot_write_is_left_out(client, kari):
    ProfilePage.objects.filter(pk=kari.pk).update(title="Ka\x0bri\x1f\ufffe", headline="")
    response = ask(client, f"{ORIGIN}{kari.url}", format="xml")
    assert read_xml(response).findtext("title") == "Kari"


# Discovery.


@pytest.mark.parametrize(
    ("media_type", "content_type"),
    [("application/json+oembed", "application/json"), ("text/xml+oembed", "text/xml; charset=utf-8")],
)
def test_a_page_says_where_its_answers_are(client, rf, site, kari, media_type, content_type):
    html = render_to_string("sharing/oembed_links.html", {"oembed_links": oembed_links(kari, rf.get("/"))})
    link = BeautifulSoup(html, "html5lib").find("link", rel="alternate", type=media_type)
    response = client.get(link["href"].removeprefix(ORIGIN))
    assert (response.status_code, response["Content-Type"]) == (200, content_type)


def test_the_links_of_an_answer_lead_to_the_answer(rf, site, kari):
    answer = kari.answers.first()
    links = oembed_links(answer, rf.get("/"))
    address = quote(f"{ORIGIN}{kari.url}answers/{answer.pk}/", safe="")
    assert all(f"url={address}&" in link.href for link in links)


def test_what_people_write_stays_text_in_the_links(rf, site, kari):
    kari.headline = '"><script>alert(1)</script>'
    html = render_to_string("sharing/oembed_links.html", {"oembed_links": oembed_links(kari, rf.get("/"))})
    assert "<script" not in html
