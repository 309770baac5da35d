"""The wheel of people: who stands on it, the places that are still free, and how far a series says it has come."""

import re

import pytest

from profiles.ring import ring
from tests.factories import make_profile, make_series


def faces(html: str) -> list[str]:
    return re.findall(r'class="ring__name">([^<]+)<', html)


@pytest.mark.parametrize(
    ("people", "planned", "places"),
    [(0, None, 8), (3, None, 8), (8, 12, 12), (13, 12, 13), (30, None, 24), (2, 100, 24)],
)
def test_a_wheel_has_a_place_for_everyone_who_is_to_come(people, planned, places):
    drawn = ring([object()] * people, planned)
    assert (len(drawn.people), drawn.places) == (min(people, 24), places)


def test_the_front_page_opens_with_the_newest_people(client, home, series):
    for number in range(9):
        make_profile(series, f"Person {number}")
    html = client.get(home.url).content.decode()
    assert len(faces(html)) == 8
    assert html.index('class="ring ') < html.index('id="people"')


def test_the_front_page_lists_first_who_is_not_on_the_wheel(client, home, series):
    for number in range(9):
        make_profile(series, f"Person {number}")
    html = client.get(home.url).content.decode()
    first = re.search(r'class="person__name"><a[^>]*>([^<]+)<', html[html.index('id="people"') :])
    assert first[1] not in faces(html)


def test_the_front_page_names_the_places(client, home, series):
    person = make_profile(series)
    assert person.place_of_work.name in client.get(home.url).content.decode().partition('id="places"')[2]


def test_a_series_opens_with_its_people_in_their_order(client, series):
    names = [make_profile(series).title for _ in range(3)]
    assert faces(client.get(series.url).content.decode()) == names


def test_the_wheel_of_a_series_is_not_read_twice(client, series):
    """Those who listen have the list below it."""
    make_profile(series)
    html = client.get(series.url).content.decode()
    assert re.search(r'<div class="ring [^>]*aria-hidden="true"', html)
    assert re.search(r'class="ring__person"[^>]*tabindex="-1"', html)


def test_only_the_first_part_of_a_series_has_its_wheel(client, series, monkeypatch):
    monkeypatch.setattr("profiles.models.pages.PEOPLE_PER_PAGE", 1)
    make_profile(series)
    make_profile(series)
    assert faces(client.get(f"{series.url}?page=2").content.decode()) == []


def test_a_running_series_says_how_far_it_has_come(client, home):
    series = make_series(home, planned_people=12)
    make_profile(series)
    html = client.get(series.url).content.decode()
    assert "1 of 12" in html and "More are coming" in html


def test_a_complete_series_says_how_many_it_has(client, home):
    series = make_series(home, planned_people=2)
    make_profile(series)
    make_profile(series)
    html = client.get(series.url).content.decode()
    assert "2 people" in html and "More are coming" not in html
