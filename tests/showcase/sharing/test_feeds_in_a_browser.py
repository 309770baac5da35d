"""A feed that somebody opens in a browser can be read there, and stays what it was for readers."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import etree

from tests.factories import make_profile

from .readers import read_feed

pytestmark = pytest.mark.django_db

CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
XML_FORMS = {"": "application/atom+xml; charset=utf-8", "rss/": "application/rss+xml; charset=utf-8"}
HTML = "{http://www.w3.org/1999/xhtml}"


def opened(client: Client, form: str):
    return client.get(f"/feed/{form}", headers={"accept": CHROMIUM})


def tree(client: Client, form: str) -> etree._Element:
    return etree.fromstring(opened(client, form).content)


@pytest.fixture
def kari(series):
    return make_profile(series, "Kari", headline="Round", summary="It's hers & nobody's.")


@pytest.mark.parametrize("form", XML_FORMS)
def test_a_browser_gets_what_it_shows(client, kari, form):
    assert opened(client, form)["Content-Type"] == "application/xml; charset=utf-8"


@pytest.mark.parametrize(
    "accept", ["*/*", "application/atom+xml, application/rss+xml, text/html;q=0.8", None]
)
@pytest.mark.parametrize(("form", "media_type"), XML_FORMS.items())
def test_a_reader_gets_the_formats_own_type(client, kari, form, media_type, accept):
    headers = {"accept": accept} if accept else {}
    assert client.get(f"/feed/{form}", headers=headers)["Content-Type"] == media_type


def test_a_browser_gets_json_as_json(client, kari):
    assert opened(client, "json/")["Content-Type"].startswith("application/feed+json")


@pytest.mark.parametrize("form", XML_FORMS)
def test_caches_keep_the_two_apart(client, kari, form):
    in_browser, in_reader = opened(client, form), client.get(f"/feed/{form}")
    assert "Accept" in in_browser["Vary"] and "Accept" in in_reader["Vary"]
    assert in_browser["ETag"] != in_reader["ETag"]


@pytest.mark.parametrize("form", XML_FORMS)
def test_a_browser_that_has_the_feed_is_told_so(client, kari, form):
    tag = opened(client, form)["ETag"]
    answer = client.get(f"/feed/{form}", headers={"accept": CHROMIUM, "if-none-match": tag})
    assert answer.status_code == 304 and "Accept" in answer["Vary"]


@pytest.mark.parametrize("form", XML_FORMS)
def test_its_style_sheet_is_there(client, kari, form):
    (style,) = tree(client, form).getroottree().xpath("/processing-instruction('xml-stylesheet')")
    assert style.attrib["type"] == "text/css"
    assert finders.find(style.attrib["href"].removeprefix("/static/"))


@pytest.mark.parametrize("form", XML_FORMS)
def test_an_interview_can_be_pressed(client, kari, form):
    links = {link.text: link.get("href") for link in tree(client, form).iter(f"{HTML}a")}
    assert links["Kari: Round"] == f"http://testserver{kari.url}"


@pytest.mark.parametrize("form", XML_FORMS)
def test_it_says_what_a_feed_is_and_leads_back(client, home, kari, form):
    words = next(tree(client, form).iter(f"{HTML}p"))
    assert "This is a feed" in words.text
    assert words.find(f"{HTML}a").get("href") == f"http://testserver{home.url}"


def test_a_summary_in_rss_is_read_without_its_escapes(client, kari):
    item = tree(client, "rss/").find("channel/item")
    assert item.findtext(f"{HTML}p") == "It's hers & nobody's."


@pytest.mark.parametrize("form", XML_FORMS)
def test_readers_pass_by_what_is_for_browsers(client, kari, form):
    (entry,) = read_feed(client, f"/feed/{form}").entries
    assert entry.title == "Kari: Round" and entry.link == f"http://testserver{kari.url}"
    assert "This is a feed" not in str(read_feed(client, f"/feed/{form}").feed.get("subtitle", ""))
