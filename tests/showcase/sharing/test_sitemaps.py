"""The sitemap: every public address once, with what search engines want to know of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from lxml import etree
from wagtail.models import Locale, Page

from profiles.models import Place, Question
from showcase.sharing.sitemaps.sections import Section
from tests.factories import (
    make_film,
    make_profile,
    make_question,
    make_series,
    make_text,
)
from tests.sites import make_bare_site, make_crowded_site, make_empty_site, make_full_site
from tests.urls_of_site import other_urls, page_urls

from .readers import NAMESPACES, body, problems_of_sitemap, sitemap, whole_sitemap

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 5, 17, 12, 0, tzinfo=UTC)
HOST = "http://testserver"
SITES = [make_full_site, make_bare_site, make_crowded_site, make_empty_site]


def publish(page: Page, day: int) -> None:
    type(page).objects.filter(pk=page.pk).update(last_published_at=NOON + timedelta(days=day))


def changed(entries: dict[str, etree._Element], path: str) -> str:
    """The day on which an address changed last; "" where it is not told."""
    return (entries[f"{HOST}{path}"].findtext("s:lastmod", namespaces=NAMESPACES) or "")[:10]


@pytest.mark.parametrize("make_site", SITES)
def test_every_part_keeps_to_the_protocol(client, make_site):
    make_site()
    assert problems_of_sitemap(body(client, "/sitemap.xml"), "siteindex") == []
    parts = {part: problems_of_sitemap(body(client, part)) for part in sitemap(client, "/sitemap.xml")}
    assert parts and parts == dict.fromkeys(parts, [])


@pytest.mark.parametrize("make_site", SITES)
def test_every_address_answers(client, make_site):
    make_site()
    answers = {address: client.get(address).status_code for address in whole_sitemap(client)}
    assert answers == dict.fromkeys(answers, 200)


def test_every_public_address_is_in_it(client, site):
    make_full_site()
    site.refresh_from_db()
    found = {f"{HOST}{url}" for url in page_urls(site) + other_urls() if client.get(url).status_code == 200}
    # A series has a page of films whether it has films or not.
    empty = {f"{HOST}/here-by-choice/films/"}
    assert len(found) > 25 and whole_sitemap(client).keys() == found - empty


def test_no_address_that_says_noindex_is_in_it(client):
    make_full_site()
    said = {address for address in whole_sitemap(client) if b'content="noindex' in body(client, address)}
    assert said == set()


def test_a_question_that_nobody_answered_is_not_in_it(client, series):
    make_question("Never asked?")
    make_profile(series)
    assert not [address for address in whole_sitemap(client) if "never-asked" in address]


def test_a_part_without_addresses_is_neither_named_nor_found(client, home):
    assert [part for part in sitemap(client, "/sitemap.xml") if "films" in part] == []
    assert client.get("/sitemap-films.xml").status_code == 404


@pytest.mark.parametrize(
    "address", ["/sitemap-nothing.xml", "/sitemap-people.xml?p=9", "/sitemap-people.xml?p=x"]
)
def test_a_part_that_there_is_not_is_not_found(client, series, address):
    make_profile(series)
    assert client.get(address).status_code == 404


def test_parts_have_at_most_ten_thousand_addresses():
    assert Section.limit == 10_000


def test_a_long_part_is_split_and_the_index_names_every_piece(client, series, monkeypatch):
    monkeypatch.setattr(Section, "limit", 2)
    people = [make_profile(series, topics=(f"topic {number}",)) for number in range(5)]
    parts = sitemap(client, "/sitemap.xml")
    pieces = [f"{HOST}/sitemap-people.xml{query}" for query in ("", "?p=2", "?p=3")]
    assert [part for part in parts if "people" in part] == pieces
    assert [len(sitemap(client, piece)) for piece in pieces] == [2, 2, 1]
    assert len([part for part in parts if "topics" in part]) == 3
    assert {f"{HOST}{person.url}" for person in people} <= whole_sitemap(client).keys()


def test_the_protocol_is_kept_where_a_part_is_split(client, monkeypatch):
    make_full_site()
    monkeypatch.setattr(Section, "limit", 2)
    assert problems_of_sitemap(body(client, "/sitemap.xml"), "siteindex") == []
    assert problems_of_sitemap(body(client, "/sitemap-pages.xml?p=3")) == []


@pytest.fixture
def dated(home, series) -> dict[str, Page]:
    """Two people, the second published last and later than anything else but one text."""
    question = make_question("Asked of both?")
    first = make_profile(
        series, "First", questions=[question, make_question("Asked of one?")], topics=("both", "one")
    )
    film = make_film("In a film")
    second = make_profile(series, "Second", questions=[question], topics=("both",), films=(film,))
    other = make_series(home, "Without people")
    text = make_text(home)
    for day, page in enumerate((home, other, series, first, second, text)):
        publish(page, day)
    return {"first": first, "second": second, "series": series, "other": other, "text": text}


def test_a_profile_and_a_text_are_as_new_as_when_they_were_published(client, dated):
    entries = whole_sitemap(client)
    days = [changed(entries, dated[name].url) for name in ("first", "second", "text", "other")]
    assert days == ["2025-05-20", "2025-05-21", "2025-05-22", "2025-05-18"]


def test_a_series_and_the_home_page_are_as_new_as_their_newest_person(client, home, dated):
    entries = whole_sitemap(client)
    assert {changed(entries, url) for url in (home.url, dated["series"].url, "/explore/")} == {"2025-05-21"}


def test_a_series_that_is_newer_than_its_people_is_as_new_as_itself(client, dated):
    publish(dated["series"], 30)
    assert changed(whole_sitemap(client), dated["series"].url) == "2025-06-16"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/questions/asked-of-both/", "2025-05-21"),
        ("/questions/asked-of-one/", "2025-05-20"),
        ("/topics/both/", "2025-05-21"),
        ("/topics/one/", "2025-05-20"),
        ("/films/in-a-film/", "2025-05-21"),
    ],
)
def test_what_people_have_in_common_is_as_new_as_the_newest_of_them(client, dated, path, day):
    assert changed(whole_sitemap(client), path) == day


def test_the_index_tells_when_each_part_changed(client, dated):
    parts = sitemap(client, "/sitemap.xml")
    names = ("pages", "people", "films", "topics")
    assert [changed(parts, f"/sitemap-{name}.xml") for name in names] == ["2025-05-22", *["2025-05-21"] * 3]


def test_a_page_without_a_date_has_none_in_it(client, series):
    person = make_profile(series)
    assert changed(whole_sitemap(client), person.url) == ""


def test_a_slug_that_stands_in_two_languages_is_one_address(client, series):
    nb = Locale.objects.get(language_code="nb")
    questions = [make_question("Why?"), make_question("Why?", locale=nb)]
    for question in questions:
        make_profile(series, questions=[question])
    Question.objects.update(slug="why")
    assert len(sitemap(client, "/sitemap-questions.xml")) == 1


def test_somebody_own_place_counts_and_not_the_workplace(client, series):
    place = Place.objects.create(name="Own", code="0001")
    person = make_profile(series, place=place)
    assert list(sitemap(client, "/sitemap-places.xml")) == [
        f"{HOST}{reverse('profiles:place', args=['own'])}"
    ]
    assert person.workplace.place.slug != "own"


def test_a_search_engine_is_asked_not_to_list_the_sitemap_itself(client, home):
    assert "noindex" in client.get("/sitemap.xml")["X-Robots-Tag"]
