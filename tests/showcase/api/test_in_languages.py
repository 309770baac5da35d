"""The API in the language that is asked for."""

import pytest

from tests.factories import (
    make_occupation,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_theme,
    make_workplace,
)
from tests.translations import in_language

from .asking import ask, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(home):
    series = make_series(home, "Wheels")
    question, sector, occupation = (
        make_question("What?", theme=make_theme("The day")),
        make_sector("Energy"),
        make_occupation("Mechanic"),
    )
    for thing, words in (
        (question, {"text": "Hva?"}),
        (question.theme, {"name": "Dagen"}),
        (sector, {"name": "Kraft"}),
        (occupation, {"name": "Mekaniker"}),
    ):
        in_language(thing, "nb", **words)
    workplace = make_workplace(sector=sector)
    kari = make_profile(
        series, "Kari", questions=[question], workplace=workplace, occupations=(occupation,), headline="I fix"
    )
    make_profile(series, "Ola")
    in_language(kari, "nb", headline="Jeg fikser")
    return kari


def test_a_person_is_read_in_the_language_that_is_asked_for(kari):
    here, there = read("profiles/wheels/kari/"), read("profiles/wheels/kari/?language=nb")
    assert (here["headline"], here["language"]) == ("I fix", "en")
    assert (there["headline"], there["language"]) == ("Jeg fikser", "nb")
    assert there["address"] == "http://testserver/nb/wheels/kari/"


def test_lists_have_the_names_of_the_language(kari):
    kari = read("profiles/wheels/kari/?language=nb")
    assert (kari["sector"]["name"], kari["occupations"][0]["name"]) == ("Kraft", "Mekaniker")
    assert read("sectors/?language=nb")["results"][0]["name"] == "Kraft"
    assert read("questions/?language=nb")["results"][0]["text"] == "Hva?"
    assert read("questions/?language=nb")["results"][0]["theme"] == "Dagen"


def test_who_is_not_translated_says_in_which_language_they_are(kari):
    people = read("profiles/?language=nb")["results"]
    assert {person["name"]: person["language"] for person in people} == {"Kari": "nb", "Ola": "en"}


def test_addresses_of_the_api_keep_the_language(kari):
    person = read("profiles/?language=nb")["results"][0]
    assert person["api_address"].endswith("?language=nb")
    assert "language=nb" in read("profiles/?language=nb&limit=1")["next"]


def test_a_language_that_the_site_is_not_published_in_is_said_to_be_so(kari):
    assert ask("profiles/?language=nn").status_code == 404
    assert "not published in this language" in ask("profiles/?language=nn").json()["detail"]


def test_a_language_that_there_is_not_is_refused(kari):
    assert ask("profiles/?language=de").status_code == 422
