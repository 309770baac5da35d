"""How many queries each public address costs: the same with 2 people as with 50, never more than is written here."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from media.models import Film
from profiles.compare import querystring
from profiles.models import (
    AccessibilityPage,
    Occupation,
    Place,
    ProfilePage,
    Question,
    Sector,
    TextPage,
    Topic,
)
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
from tests.translations import in_language

pytestmark = pytest.mark.django_db

MISSPELLED = "persxon kepps wheeels turnng wheelwrigt anwsers numbr qestion nigth shiffts movved occupatoin"
# The agreed ceilings: a profile at most 20, any listing at most 25. These are what the addresses cost.
BUDGETS = {
    "home": 16,
    "explore": 12,
    "explore, narrowed": 12,
    "explore, searched": 14,
    "explore, narrowed and searched": 14,
    "explore, misspelled": 19,
    "explore, twelve words misspelled": 12,
    "explore, nobody": 14,
    "suggestions": 9,
    "series": 18,
    "profile": 20,
    "questions": 8,
    "question": 15,
    "one question, narrowed": 15,
    "one question, choosing people": 17,
    "side by side": 12,
    "topic": 11,
    "sector": 12,
    "occupation": 12,
    "places": 9,
    "place": 12,
    "meet": 6,
    "films": 11,
    "film": 11,
    "films of a series": 15,
    "answer": 11,
    "card of a profile": 5,
    "card of an answer": 5,
    "card of a series": 7,
    "manifest": 4,
    "embed of a profile": 7,
    "embed of an answer": 8,
    "embed of a series": 9,
    "oembed": 6,
    "text": 9,
    "accessibility statement": 9,
    "not found": 10,
    "gone": 11,
    "with a password": 9,
}
# Of the languages of the site these are in one alone.
IN_ONE_LANGUAGE = {"gone", "with a password"}


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
    person = ProfilePage.objects.first()
    gone = make_profile(series, portrait=person.portrait, workplace=person.workplace)
    withdraw(gone, None)
    shared = make_text(home, "For some")
    PageViewRestriction.objects.create(
        page=shared, restriction_type=PageViewRestriction.PASSWORD, password=shared.title
    )
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
        "with a password": shared.url,
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


def test_every_address_costs_the_same_in_every_language(home, addresses):
    person = ProfilePage.objects.get(url_path__endswith=addresses["profile"])
    of_languages = {"en": person, "nb": in_language(person, "nb"), "nn": in_language(person, "nn")}
    for page in (*TextPage.objects.all(), *AccessibilityPage.objects.all()):
        in_language(page, "nb")
        in_language(page, "nn")
    in_all = {}
    for language, translated in of_languages.items():
        prefix = "" if language == "en" else f"/{language}"
        here = {name: f"{prefix}{address}" for name, address in addresses.items()}
        answer = translated.answers.first()
        here |= {
            "answer": f"{translated.url}answers/{answer.pk}/",
            "card of a profile": f"{prefix}/cards/profile/{translated.pk}/link.jpg",
            "card of an answer": f"{prefix}/cards/answer/{answer.pk}/link.jpg",
            "card of a series": f"{prefix}/cards/series/{translated.series.pk}/link.jpg",
            "embed of an answer": f"{translated.url}answers/{answer.pk}/embed/",
            "oembed": f"/oembed?url=http://testserver{translated.url}",
        }
        in_all[language] = {name: cost(here[name]) for name in BUDGETS.keys() - IN_ONE_LANGUAGE}
    assert in_all["en"] == in_all["nb"] == in_all["nn"]
    more = {name: number - BUDGETS[name] for name, number in in_all["en"].items()}
    assert set(more.values()) <= {0, 1}, more


def test_the_written_costs_keep_the_agreed_ceilings():
    assert BUDGETS["profile"] <= 20
    assert max(BUDGETS.values()) <= 25
