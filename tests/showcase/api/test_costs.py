"""How many queries each operation costs: the same with 2 people as with 20, never more than is written here."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_film,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_workplace,
)

from .asking import ROOT

pytestmark = pytest.mark.django_db

BUDGETS = {
    "": 5,
    "openapi.json": 0,
    "series/": 6,
    "series/wheels/": 6,
    "profiles/": 14,
    "profiles/?limit=1&sort=name": 14,
    "profiles/?topic=night-shifts&film=1": 14,
    "profiles/?q=wheelwright": 14,
    "profiles/?q=wheelwrigt": 19,
    "profiles/?topic=nothing": 5,
    "profiles/wheels/ada/": 22,
    "profiles/wheels/nobody/": 5,
    "questions/": 4,
    "questions/what-do-you-do/": 9,
    "sectors/": 5,
    "places/": 4,
    "occupations/": 5,
    "topics/": 4,
}


@pytest.fixture
def crowd(series):
    """A function that adds people who have everything that a person can have, with links between them."""
    series.slug = "wheels"
    series.save()
    questions = [make_question("What do you do?"), make_question(), make_question()]
    place, sector, portrait = make_place(), make_sector(), make_image()
    workplace, occupation = make_workplace(place=place, sector=sector), make_occupation()
    film = make_film(poster=make_image("A poster"))

    def add(*people: str) -> None:
        for name in people:
            person = make_profile(
                series,
                name,
                questions=questions,
                topics=("night shifts", f"topic of {name}"),
                films=(film, make_film(poster=portrait)),
                occupations=(occupation, make_occupation()),
                social_links=(("instagram", "https://www.instagram.com/x/"),),
                portrait=portrait,
                workplace=workplace,
            )
            person.answers.update(body=f'<p>Ask <a linktype="page" id="{person.pk}">me</a>.</p>')

    return add


def cost(path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        Client().get(f"{ROOT}{path}")
    return len(queries)


def test_every_operation_costs_what_is_written_here(crowd):
    crowd("Ada", "Bo")
    assert {path: cost(path) for path in BUDGETS} == BUDGETS


def test_every_operation_costs_the_same_with_twenty_people_as_with_two(crowd):
    crowd("Ada", "Bo")
    with_two = {path: cost(path) for path in BUDGETS}
    crowd(*[f"Person no {number}" for number in range(18)])
    assert {path: cost(path) for path in BUDGETS} == with_two
