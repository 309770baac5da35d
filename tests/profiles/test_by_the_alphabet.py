"""People who are listed by name stand in the order of the Norwegian alphabet."""

import random

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import make_home, make_place, make_profile, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def people(standing) -> list[str]:
    names = ["Anne", "Zara", "Ægir", "Østen", "Åse", "Aase"]
    series = make_series(make_home())
    for name in random.Random(7).sample(names, len(names)):
        make_profile(series, name, place=make_place(f"{name} i dalen"))
    return names


def test_people_are_listed_by_the_alphabet(people):
    page = BeautifulSoup(Client().get("/explore/?sort=name").content, "html5lib")
    assert [name.get_text(strip=True) for name in page.select(".entry__name")] == people


def test_places_to_narrow_by_are_listed_by_the_alphabet(people):
    page = BeautifulSoup(Client().get("/explore/").content, "html5lib")
    boxes = page.select("input[name=place]")
    shown = [" ".join(box.find_parent("label").get_text(" ").split()) for box in boxes]
    assert [text.split(" i dalen")[0] for text in shown] == people


def test_people_are_paged_through_by_the_alphabet(people):
    found, address = [], "/api/v1/profiles/?sort=name&limit=2"
    while address:
        answer = Client().get(address).json()
        found += [person["name"] for person in answer["results"]]
        address = answer["next"]
    assert found == people
