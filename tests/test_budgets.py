"""How many queries each public address costs: the same with 2 people as with 50, never more than is written here."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_film,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_text,
    make_workplace,
)

pytestmark = pytest.mark.django_db

# The agreed ceilings: a profile at most 20, any listing at most 25. These are what the addresses cost.
BUDGETS = {
    "home": 14,
    "series": 15,
    "profile": 19,
    "questions": 5,
    "question": 9,
    "topic": 8,
    "films": 8,
    "film": 9,
    "films of a series": 14,
    "text": 9,
    "not found": 9,
}


@pytest.fixture
def crowd(home, series):
    """A function that fills the series with people who have everything that a person can have."""
    questions = [make_question() for _ in range(3)]
    place, sector, portrait = make_place(), make_sector(), make_image()
    workplace = make_workplace(place=place, sector=sector)
    film = make_film(poster=make_image("A poster"))
    occupation = make_occupation()

    def add(count: int) -> None:
        for _ in range(count):
            make_profile(
                series,
                questions=questions,
                topics=("night shifts", "moved here"),
                films=(film, make_film(poster=portrait)),
                occupations=(occupation,),
                social_links=(("instagram", "https://www.instagram.com/x/"),),
                portrait=portrait,
                workplace=workplace,
            )

    return add


@pytest.fixture
def addresses(home, series, crowd) -> dict[str, str]:
    crowd(2)
    from media.models import Film
    from profiles.models import ProfilePage, Question, Topic

    return {
        "home": home.url,
        "series": series.url,
        "profile": ProfilePage.objects.first().url,
        "questions": reverse("profiles:questions"),
        "question": reverse("profiles:question", args=[Question.objects.first().slug]),
        "topic": reverse("profiles:topic", args=[Topic.objects.first().slug]),
        "films": reverse("profiles:films"),
        "film": reverse("profiles:film", args=[Film.objects.order_by("pk").first().slug]),
        "films of a series": f"{series.url}films/",
        "text": make_text(home).url,
        "not found": "/nobody/",
    }


def cost(address: str) -> int:
    """The queries of a second visit, by a visitor of their own: renditions are drawn, nothing else is warm."""
    from django.core.cache import cache

    Client().get(address)
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client().get(address)
    return len(queries)


@pytest.mark.parametrize("name", BUDGETS)
def test_an_address_costs_what_is_written_here(addresses, name):
    assert cost(addresses[name]) == BUDGETS[name]


@pytest.mark.parametrize("name", BUDGETS)
def test_an_address_costs_the_same_with_fifty_people_as_with_two(addresses, crowd, name):
    with_two = cost(addresses[name])
    crowd(48)
    assert cost(addresses[name]) == with_two


def test_the_written_costs_keep_the_agreed_ceilings():
    assert BUDGETS["profile"] <= 20
    assert max(BUDGETS.values()) <= 25
