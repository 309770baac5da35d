"""What a page's head says of it: read as those read it who show links."""

import json

import extruct
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from showcase.sharing.models import Branding
from tests.factories import make_image, make_profile, make_question, make_text
from tests.sites import make_full_site

pytestmark = pytest.mark.django_db


def read(url: str) -> str:
    response = Client(HTTP_HOST="localhost").get(url)
    assert response.status_code == 200
    return response.content.decode()


def open_graph(url: str) -> dict[str, list[str]]:
    """Open Graph properties by name, as `extruct` reads them."""
    [found] = extruct.extract(read(url), syntaxes=["opengraph"])["opengraph"]
    properties: dict[str, list[str]] = {}
    for name, value in found["properties"]:
        properties.setdefault(name, []).append(value)
    return properties


@pytest.fixture
def person(series):
    return make_profile(
        series, "Kari Anne Nordby", questions=[make_question("What stops?")], topics=("nights", "dams")
    )


def test_a_profile_says_its_name_and_job(person):
    assert open_graph(person.url)["og:title"] == ["Kari Anne Nordby, Wheelwright"]


def test_an_editors_title_for_search_engines_counts_before(person):
    person.seo_title = "The fitter of the dam"
    person.save()
    assert open_graph(person.url)["og:title"] == ["The fitter of the dam"]


def test_an_editors_description_counts_before_the_summary(person):
    person.search_description = "She mends it."
    person.save()
    assert open_graph(person.url)["og:description"] == ["She mends it."]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("og:type", "article"),
        ("og:site_name", "Skogelva"),
        ("og:locale", "en_GB"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:type", "image/jpeg"),
        ("profile:first_name", "Kari Anne"),
        ("profile:last_name", "Nordby"),
    ],
)
def test_a_profile_says(person, name, value):
    assert open_graph(person.url)[name] == [value]


def test_a_profile_names_its_topics(person):
    assert open_graph(person.url)["article:tag"] == ["nights", "dams"]


def test_a_card_is_put_into_words(person):
    [alt] = open_graph(person.url)["og:image:alt"]
    assert alt == "Kari Anne Nordby, Wheelwright: Kari Anne Nordby keeps the wheels turning"


def test_only_what_somebody_said_is_quoted_on_a_card(person):
    person.headline = "“Nobody thanks a brake”"
    person.save()
    [alt] = open_graph(person.url)["og:image:alt"]
    assert alt == "Kari Anne Nordby, Wheelwright: “Nobody thanks a brake”"


def test_a_profile_says_when_it_was_published_and_changed(person):
    person.save_revision().publish()
    found = open_graph(person.url)
    assert found["article:published_time"] and found["article:modified_time"]


def test_every_page_says_what_a_link_to_it_needs(home):
    needed = {
        "og:title",
        "og:description",
        "og:url",
        "og:type",
        "og:image",
        "og:image:width",
        "og:image:height",
        "og:image:alt",
        "og:site_name",
        "og:locale",
    }
    urls = {name: url for name, url in make_full_site().items() if name != "not found"}
    missing = {name: needed - set(open_graph(url)) for name, url in urls.items()}
    assert not any(missing.values()), missing


def test_every_canonical_address_is_whole(home):
    urls = {name: url for name, url in make_full_site().items() if name != "not found"}
    canonical = {
        name: BeautifulSoup(read(url), "html5lib").find("link", rel="canonical")["href"]
        for name, url in urls.items()
    }
    assert all(address.startswith("http://localhost/") for address in canonical.values()), canonical


def test_the_part_of_a_list_is_its_own_canonical(home):
    html = read("/explore/?sort=name")
    assert (
        BeautifulSoup(html, "html5lib").find("link", rel="canonical")["href"].endswith("/explore/?sort=name")
    )


def test_an_answer_leads_search_engines_to_the_interview(person):
    answer = person.answers.first()
    html = read(f"{person.url}answers/{answer.pk}/")
    canonical = BeautifulSoup(html, "html5lib").find("link", rel="canonical")["href"]
    assert canonical == f"http://localhost{person.url}"


def test_an_answers_own_address_is_what_is_shared(person):
    url = f"{person.url}answers/{person.answers.first().pk}/"
    assert open_graph(url)["og:url"] == [f"http://localhost{url}"]


def test_words_of_editors_cannot_leave_their_attribute(person):
    person.summary = '"><script>alert(1)</script>'
    person.save()
    assert "<script>alert" not in read(person.url)


def test_mastodon_is_told_the_sites_account(person, site):
    Branding.objects.create(site=site, fediverse_creator="@region@example.social")
    assert '<meta name="fediverse:creator" content="@region@example.social">' in read(person.url)


def test_reading_a_page_makes_no_branding(person):
    read(person.url)
    assert not Branding.objects.exists()


def test_a_page_of_text_is_no_article(home):
    assert open_graph(make_text(home).url)["og:type"] == ["website"]


def manifest() -> dict:
    response = Client(HTTP_HOST="localhost").get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    return json.loads(response.content)


def test_the_manifest_has_the_sites_name_and_the_wheel(home):
    found = manifest()
    assert found["name"] == "Skogelva"
    assert [icon["src"] for icon in found["icons"]] == [
        "/static/icons/wheel-192.png",
        "/static/icons/wheel-512.png",
    ]


def test_who_asks_for_the_old_address_of_the_icon_finds_it(client, home):
    response = client.get("/favicon.ico", headers={"host": "localhost"})
    assert response.status_code == 302 and response["Location"] == "/static/icons/wheel-192.png"


def test_the_manifest_has_the_brandings_icon(site):
    Branding.objects.create(site=site, icon=make_image("An icon"))
    assert all(icon["src"].startswith("/uploads/") for icon in manifest()["icons"])
