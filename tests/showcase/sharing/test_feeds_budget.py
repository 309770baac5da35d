"""How many queries feeds and sitemaps cost: the same with 2 people as with 32, never more than is written here."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from media.renditions import draw
from profiles.models import Answer
from showcase.sharing.sitemaps.views import SECTIONS
from tests.factories import (
    make_film,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_workplace,
)
from tests.sites import make_uploaded_film
from tests.test_budgets import cost

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/feed/": 19,
    "/feed/rss/": 19,
    "/feed/json/": 19,
    "/everybody/feed/": 19,
    "/topics/night-shifts/feed/": 20,
    "/sitemap.xml": 19,
    "/sitemap-pages.xml": 12,
    "/sitemap-people.xml": 7,
    "/sitemap-questions.xml": 3,
    "/sitemap-topics.xml": 3,
    "/sitemap-films.xml": 5,
    "/sitemap-sectors.xml": 3,
    "/sitemap-places.xml": 3,
    "/sitemap-occupations.xml": 3,
    "/robots.txt": 1,
}


@pytest.fixture
def crowd(home):
    """A function that adds people with everything; their answers link to the series and to each other."""
    series = make_series(home, "Everybody", lead_image=make_image("A lead"))
    # A second language, so that the sitemap looks for translations.
    Locale.objects.get(language_code="nb")
    questions, portrait = [make_question() for _ in range(3)], make_image()
    draw(portrait, "portrait")

    def add(count: int) -> None:
        for _ in range(count):
            person = make_profile(
                series,
                questions=[*questions, make_question()],
                topics=("night shifts", "moved here"),
                films=(make_film(poster=make_image()), make_uploaded_film(poster=make_image())),
                occupations=(make_occupation(),),
                portrait=portrait,
                workplace=make_workplace(place=make_place(), sector=make_sector()),
            )
            link = (
                f'<p><a linktype="page" id="{series.pk}">a</a> <a linktype="page" id="{person.pk}">b</a></p>'
            )
            Answer.objects.filter(page=person).update(body=link)

    add(2)
    return add


def costs() -> dict[str, int]:
    return {address: cost(address) for address in BUDGETS}


def test_every_address_costs_what_is_written_here(crowd):
    assert costs() == BUDGETS


def test_every_address_costs_the_same_with_more_people_than_a_feed_has(crowd):
    crowd(30)
    assert costs() == BUDGETS


@pytest.mark.parametrize("name", SECTIONS)
def test_no_part_of_the_sitemap_reads_what_people_said(crowd, name):
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(f"/sitemap-{name}.xml").status_code == 200
    assert not [query["sql"] for query in queries if '"body"' in query["sql"]]


def test_every_part_of_the_sitemap_has_a_budget():
    assert {f"/sitemap-{name}.xml" for name in SECTIONS} <= BUDGETS.keys()
