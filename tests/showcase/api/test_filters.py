"""The API finds whom the page for exploring finds."""

import pytest
from django.http import QueryDict
from wagtail.models import Site

from profiles.browse import Browse
from profiles.choices import Choices
from profiles.querysets import published_profiles
from tests.factories import (
    make_film,
    make_occupation,
    make_place,
    make_profile,
    make_sector,
    make_series,
    make_workplace,
)

from .asking import ask, everyone, names, read

pytestmark = pytest.mark.django_db

QUERIES = [
    "",
    "q=hospital",
    "q=wheelwrigt",
    "q=xylophone",
    "q=wheelwright&sort=name",
    "q=wheelwright&topic=nights",
    "series=here-by-choice",
    "sector=health",
    "sector=health&sector=forest",
    "place=grue",
    "place=asnes&topic=nights",
    "topic=nights&topic=people",
    "occupation=nurse",
    "film=1",
    "film=1&sector=forest&sort=series",
    "sort=name",
    "sort=series",
    "sort=best",
    "topic=nights&topic=nothing",
]


@pytest.fixture(autouse=True)
def people(home, series):
    """Four people in two series, places and sectors."""
    health, forest = make_sector("Health"), make_sector("Forest")
    grue, asnes = make_place("Grue"), make_place("Åsnes")
    hospital = make_workplace("Hospital", place=grue, sector=health)
    mill = make_workplace("Mill", place=asnes, sector=forest)
    other = make_series(home, "Here by choice")
    nurse = make_occupation("Nurse")
    make_profile(series, "Ada", workplace=hospital, topics=("nights", "people"), occupations=(nurse,))
    make_profile(series, "Bo", workplace=hospital, place=asnes, topics=("nights",))
    make_profile(other, "Cy", workplace=mill, topics=("machines",), films=(make_film(),))
    make_profile(other, "Di", workplace=mill, topics=("people",))


def explored(query: str) -> list[str]:
    """Whom the page for exploring shows, in its order."""
    site = Site.objects.get(is_default_site=True)
    return [
        person.name
        for person in Browse(published_profiles(site), Choices.parse(QueryDict(query)), site, "").page
    ]


def test_every_query_finds_whom_the_page_for_exploring_shows():
    found = {query: names(ask(f"profiles/?{query}").json()) for query in QUERIES}
    assert found == {query: explored(query) for query in QUERIES}


def test_every_query_counts_whom_it_finds():
    answers = {query: ask(f"profiles/?{query}").json() for query in QUERIES}
    assert {query: answer["count"] for query, answer in answers.items()} == {
        query: len(answer["results"]) for query, answer in answers.items()
    }


@pytest.mark.parametrize("facet", ["series", "sector", "place", "topic", "occupation"])
def test_a_value_that_there_is_not_has_nobody(facet):
    assert read("profiles/", **{facet: "nothing"})["count"] == 0


def test_a_value_that_there_is_not_has_nobody_with_words_either():
    assert read("profiles/", q="wheelwright", topic="nothing")["results"] == []


def test_what_was_searched_instead_is_said():
    assert read("profiles/", q="hospitl")["searched_instead"] == "hospital"


def test_nothing_is_searched_instead_where_somebody_matched():
    assert read("profiles/", q="hospital")["searched_instead"] is None


@pytest.mark.parametrize("path", ["sectors/", "places/", "topics/", "occupations/"])
def test_a_group_leads_to_as_many_people_as_it_counts(path):
    for group in read(path)["results"]:
        assert len(read(group["profiles"])["results"]) == group["people_count"]


def test_a_series_leads_to_its_people_in_the_editor_s_order():
    [_series, other] = read("series/")["results"]
    assert everyone(other["profiles"]) == ["Cy", "Di"]
