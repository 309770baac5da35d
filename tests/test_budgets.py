"""How many queries each public address costs: the same with 2 people as with 50, never more than is written here."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from profiles.withdrawals import withdraw
from tests.factories import (
    make_film,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_statement,
    make_text,
    make_workplace,
)

pytestmark = pytest.mark.django_db

MISSPELLED = "persxon kepps wheeels turnng wheelwrigt anwsers numbr qestion nigth shiffts movved occupatoin"
# The agreed ceilings: a profile at most 20, any listing at most 25. These are what the addresses cost.
BUDGETS = {
    "home": 16,
    "explore": 10,
    "explore, narrowed": 10,
    "explore, searched": 12,
    "explore, narrowed and searched": 12,
    "explore, misspelled": 17,
    "explore, twelve words misspelled": 10,
    "explore, nobody": 12,
    "suggestions": 7,
    "series": 18,
    "profile": 20,
    "questions": 6,
    "question": 13,
    "one question, narrowed": 13,
    "one question, choosing people": 15,
    "side by side": 9,
    "topic": 9,
    "sector": 10,
    "occupation": 10,
    "places": 7,
    "place": 10,
    "meet": 4,
    "films": 9,
    "film": 9,
    "films of a series": 15,
    "answer": 9,
    "card of a profile": 4,
    "card of an answer": 4,
    "card of a series": 6,
    "manifest": 3,
    "embed of a profile": 5,
    "embed of an answer": 6,
    "embed of a series": 7,
    "oembed": 4,
    "text": 9,
    "accessibility statement": 9,
    "not found": 9,
    "gone": 11,
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
    from profiles.compare import querystring
    from profiles.models import Occupation, Place, ProfilePage, Question, Sector, Topic

    person = ProfilePage.objects.first()
    gone = make_profile(series, portrait=person.portrait, workplace=person.workplace)
    withdraw(gone, None)
    explore = reverse("profiles:explore")
    question = reverse("profiles:question", args=[Question.objects.first().slug])
    return {
        "home": home.url,
        "explore": explore,
        "explore, narrowed": f"{explore}?sector={Sector.objects.first().slug}&topic=moved-here&film=1",
        "explore, searched": f"{explore}?q=wheelwright",
        "explore, narrowed and searched": f"{explore}?q=wheelwright&topic=moved-here&film=1",
        "explore, misspelled": f"{explore}?q=wheelwrigt",
        "explore, twelve words misspelled": f"{explore}?q=" + MISSPELLED.replace(" ", "+"),
        "explore, nobody": f"{explore}?q=xylophone&film=1",
        "suggestions": f"{reverse('profiles:suggestions')}?q=wh",
        "series": series.url,
        "profile": person.url,
        "questions": reverse("profiles:questions"),
        "question": question,
        "side by side": f"{question}?{querystring(ProfilePage.objects.all()[:2])}",
        "one question, choosing people": f"{question}?pick=1&{querystring(ProfilePage.objects.all()[:2])}",
        "one question, narrowed": f"{question}?sector={Sector.objects.first().slug}&film=1&sort=name",
        "topic": reverse("profiles:topic", args=[Topic.objects.first().slug]),
        "sector": reverse("profiles:sector", args=[Sector.objects.first().slug]),
        "occupation": reverse("profiles:occupation", args=[Occupation.objects.first().slug]),
        "places": reverse("profiles:places"),
        "place": reverse("profiles:place", args=[Place.objects.first().slug]),
        "meet": reverse("profiles:meet"),
        "films": reverse("profiles:films"),
        "film": reverse("profiles:film", args=[Film.objects.order_by("pk").first().slug]),
        "films of a series": f"{series.url}films/",
        "answer": f"{person.url}answers/{person.answers.first().pk}/",
        "card of a profile": f"/cards/profile/{person.pk}/link.jpg",
        "card of an answer": f"/cards/answer/{person.answers.first().pk}/link.jpg",
        "card of a series": f"/cards/series/{series.pk}/link.jpg",
        "manifest": reverse("sharing:manifest"),
        "embed of a profile": f"{person.url}embed/",
        "embed of an answer": f"{person.url}answers/{person.answers.first().pk}/embed/",
        "embed of a series": f"{series.url}embed/",
        "oembed": f"/oembed?url=http://testserver{person.url}",
        "text": make_text(home).url,
        "accessibility statement": make_statement(home).url,
        "not found": "/nobody/",
        "gone": gone.url,
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


def costs(addresses: dict[str, str]) -> dict[str, int]:
    return {name: cost(addresses[name]) for name in BUDGETS}


def test_every_address_costs_what_is_written_here(addresses):
    assert costs(addresses) == BUDGETS


def test_every_address_costs_the_same_with_fifty_people_as_with_two(addresses, crowd):
    with_two = costs(addresses)
    crowd(48)
    assert costs(addresses) == with_two


def test_the_written_costs_keep_the_agreed_ceilings():
    assert BUDGETS["profile"] <= 20
    assert max(BUDGETS.values()) <= 25
