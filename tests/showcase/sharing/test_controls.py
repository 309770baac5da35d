"""The controls that share a page, as they stand without any script; and what an editor chooses among them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from showcase.sharing.models import Branding
from showcase.sharing.networks import NETWORKS
from tests.factories import make_profile, make_question

from .branding_form import branding_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def urls(series) -> dict[str, str]:
    person = make_profile(series, "Kari", questions=[make_question("What stops?")])
    return {
        "profile": person.url,
        "series": series.url,
        "question": "/questions/what-stops/",
        "answer": f"{person.url}answers/{person.answers.first().pk}/",
    }


def controls(url: str) -> BeautifulSoup:
    html = Client(HTTP_HOST="localhost").get(url).content
    return BeautifulSoup(html, "html5lib").select_one("section.share")


def names(section: BeautifulSoup) -> list[str]:
    return [item.find(["a", "button"]).text for item in section.select(".share__ways > li")]


@pytest.mark.parametrize("name", ["profile", "series", "question", "answer"])
def test_a_page_can_be_shared_everywhere(urls, name):
    assert names(controls(urls[name])) == ["E-mail", *[network.name for network in NETWORKS]]


@pytest.mark.parametrize("name", ["profile", "series", "question", "answer"])
def test_what_is_shared_is_the_pages_own_address(urls, name):
    assert controls(urls[name])["data-share"] == f"http://localhost{urls[name]}"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("profile", "Kari: Kari keeps the wheels turning"),
        ("question", "What stops?"),
        ("answer", "Kari: What stops?"),
    ],
)
def test_a_mail_is_about_what_it_shares(urls, name, title):
    section = controls(urls[name])
    subject = parse_qs(urlsplit(section.select_one("a[href^=mailto]")["href"]).query)["subject"]
    assert (subject, section["data-title"]) == ([title], title)


@pytest.mark.parametrize("name", ["profile", "series"])
def test_the_opening_leads_down_to_the_controls(urls, name):
    html = Client(HTTP_HOST="localhost").get(urls[name]).content
    assert BeautifulSoup(html, "html5lib").select_one(".to-share a[href='#share']").text == "Share"


def followed(url: str, place: str) -> list[tuple[str, str]]:
    html = Client(HTTP_HOST="localhost").get(url).content
    return [
        (link.text, link["href"]) for link in BeautifulSoup(html, "html5lib").select(f"{place} .follow a")
    ]


@pytest.mark.parametrize("name", ["profile", "series", "question", "answer"])
def test_every_page_names_the_feeds_of_the_site(urls, name):
    feeds = [("RSS", "http://localhost/feed/rss/"), ("Atom", "http://localhost/feed/")]
    assert followed(urls[name], "footer.site-footer") == feeds


def test_a_series_names_its_own_feeds(urls):
    series = f"http://localhost{urls['series']}feed/"
    assert followed(urls["series"], "main") == [("RSS", f"{series}rss/"), ("Atom", series)]


def test_an_editor_chooses_networks_and_their_order(urls, site):
    Branding.objects.create(
        site=site, share_networks=[("network", "threads"), ("network", "facebook"), ("network", "threads")]
    )
    assert names(controls(urls["profile"])) == ["E-mail", "Threads", "Facebook"]


def test_what_needs_a_script_is_hidden_without_one(urls):
    section = controls(urls["profile"])
    assert all(button.has_attr("hidden") for button in section.select(".share__here button"))
    assert section.select_one("[data-share-server]").has_attr("hidden")


def test_no_link_of_the_controls_tells_search_engines_to_follow(urls):
    links = controls(urls["profile"]).select("a[href^=https]")
    assert links and all("nofollow" in link["rel"] for link in links)


@pytest.mark.parametrize("accent", ["red", "#12345", "#12345g", "#b8182f\n", "url(x)"])
def test_what_is_no_colour_is_refused(site, accent):
    with pytest.raises(ValidationError, match="six digits"):
        Branding(site=site, accent=accent).full_clean()


@pytest.mark.parametrize("account", ["region", "@region", "https://example.social/@region", "a b@c.no"])
def test_what_is_no_account_is_refused(site, account):
    with pytest.raises(ValidationError, match="with its server"):
        Branding(site=site, fediverse_creator=account).full_clean()


def test_a_manager_saves_the_branding(as_manager, site):
    url = f"/admin/settings/sharing/branding/{site.pk}/"
    assert as_manager.post(url, branding_form(accent="#14443a")).status_code == 302
    assert Branding.objects.get(site=site).accent == "#14443a"


def test_an_editor_does_not_change_the_branding(as_editor, site):
    assert as_editor.get(f"/admin/settings/sharing/branding/{site.pk}/").status_code == 302
