"""The pages of sectors, places, occupations and topics, and the map of places."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse
from wagtail.models import Locale, Site

from profiles.models import Occupation, Place, Sector
from profiles.place_map import place_map
from tests.factories import (
    make_home,
    make_occupation,
    make_place,
    make_profile,
    make_sector,
    make_series,
    make_workplace,
)

pytestmark = pytest.mark.django_db


def main_of(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").main


def texts(found) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in found]


def url_of(row: Model) -> str:
    return reverse(f"profiles:{row._meta.model_name}", args=[row.slug])


def people(main: BeautifulSoup) -> list[str]:
    return texts(main.select(":is(.person__name, .few__name)"))


def neighbours(main: BeautifulSoup) -> list[str]:
    return texts(main.select(".group-page__near li"))


def make_tile(name: str, column: int, row: int) -> Place:
    place = make_place(name)
    place.map_column, place.map_row = column, row
    place.save()
    return place


def work_in(series, place: Place, count: int = 1, **fields) -> None:
    for _ in range(count):
        make_profile(series, workplace=make_workplace(place=place), **fields)


MEMBERS = {
    "sector": lambda series, row, **more: make_profile(series, workplace=make_workplace(sector=row), **more),
    "place": lambda series, row, **more: make_profile(series, place=row, **more),
    "occupation": lambda series, row, **more: make_profile(series, occupations=[row], **more),
}
ROWS = {"sector": make_sector, "place": make_place, "occupation": make_occupation}


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_group_shows_its_people_and_nobody_else(client, series, kind):
    row = ROWS[kind]("Energy")
    MEMBERS[kind](series, row, name="Kari")
    MEMBERS[kind](series, ROWS[kind]("Health"), name="Ola")
    assert people(main_of(client, url_of(row))) == ["Kari"]


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_group_of_drafts_alone_is_not_there(client, series, kind):
    row = ROWS[kind]()
    MEMBERS[kind](series, row, live=False)
    assert client.get(url_of(row)).status_code == 404


@pytest.mark.parametrize("kind", [*MEMBERS, "topic"])
def test_a_group_of_no_such_slug_is_not_there(client, home, kind):
    assert client.get(reverse(f"profiles:{kind}", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_group_says_what_an_editor_wrote(client, series, kind):
    row = ROWS[kind]()
    row.description = "Water goes down."
    row.save()
    MEMBERS[kind](series, row)
    assert texts(main_of(client, url_of(row)).select(".lede")) == ["Water goes down."]


@pytest.mark.parametrize("kind", [*MEMBERS, "topic"])
def test_a_group_leads_to_explore_with_itself_chosen(client, series, kind):
    row = ROWS[kind]("Energy") if kind in ROWS else None
    for _ in range(2):
        MEMBERS[kind](series, row) if row else make_profile(series, topics=("energy",))
    main = main_of(client, reverse(f"profiles:{kind}", args=["energy"]))
    assert f"{reverse('profiles:explore')}?{kind}=energy" in [link["href"] for link in main.select("a")]


@pytest.mark.parametrize("model", [Sector, Occupation])
def test_a_group_that_stands_in_two_languages_is_one(client, series, model):
    kind = model._meta.model_name
    first = ROWS[kind]("Energy")
    second = first.copy_for_translation(Locale.objects.get(language_code="nb"))
    second.name, second.slug = "Energi", first.slug
    second.save()
    MEMBERS[kind](series, first, name="Kari")
    MEMBERS[kind](series, second, name="Ola")
    assert sorted(people(main_of(client, url_of(first)))) == ["Kari", "Ola"]


def test_a_place_has_those_who_work_there_though_their_workplace_is_elsewhere(client, series):
    here, there = make_place("Here"), make_place("There")
    make_profile(series, "Kari", place=here, workplace=make_workplace(place=there))
    assert people(main_of(client, url_of(here))) == ["Kari"]


def test_a_place_has_nobody_who_works_elsewhere_for_a_workplace_there(client, series):
    here, there = make_place("Here"), make_place("There")
    make_profile(series, "Kari", place=here, workplace=make_workplace(place=there))
    assert client.get(url_of(there)).status_code == 404


def test_a_sectors_neighbours_are_the_other_sectors_with_the_most_people_first(client, series):
    here, few, many, _none = (make_sector(name) for name in ("Here", "Few", "Many", "None"))
    for sector in (here, few, many, many):
        make_profile(series, workplace=make_workplace(sector=sector))
    assert neighbours(main_of(client, url_of(here))) == ["Many 2 people", "Few 1 person"]


def test_a_topics_neighbours_are_what_the_same_people_talk_about(client, series):
    make_profile(series, topics=("night shifts", "machines"))
    make_profile(series, topics=("night shifts", "machines", "food"))
    make_profile(series, topics=("food", "cows"))
    main = main_of(client, "/topics/night-shifts/")
    assert neighbours(main) == ["machines 2 people", "food 1 person"]


def test_an_occupations_neighbours_share_the_longest_beginning_of_its_code(client, series):
    codes = {"Nurse": "2223", "Midwife": "2222", "Doctor": "2211", "Baker": "7512"}
    rows = {name: make_occupation(name, styrk08=code) for name, code in codes.items()}
    for row in rows.values():
        make_profile(series, occupations=[row])
    assert neighbours(main_of(client, url_of(rows["Nurse"]))) == ["Midwife 1 person"]


def test_an_occupation_without_a_code_has_no_neighbours(client, series):
    rows = [make_occupation("Wheelwright"), make_occupation("Baker", styrk08="7512")]
    make_profile(series, occupations=rows)
    assert neighbours(main_of(client, url_of(rows[0]))) == []


def test_a_place_on_the_map_has_its_neighbours_there_and_not_once_more(client, series):
    for place in (make_tile("Here", 3, 3), make_tile("There", 4, 4)):
        work_in(series, place)
    main = main_of(client, "/places/here/")
    assert (texts(main.select(".tile__name")), neighbours(main)) == (["Here", "There"], [])


def test_a_place_that_is_not_on_the_map_has_all_others_as_neighbours(client, series):
    here = make_place("Here")
    for place in (here, make_tile("There", 1, 1), make_place("Elsewhere")):
        work_in(series, place)
    assert neighbours(main_of(client, url_of(here))) == ["Elsewhere 1 person", "There 1 person"]


def test_hidden_people_count_nowhere(client, series):
    here, there = make_tile("Here", 1, 1), make_tile("There", 2, 1)
    for place in (here, there):
        work_in(series, place)
        work_in(series, place, live=False)
    assert texts(main_of(client, "/places/").select(".tile__count")) == ["1 person", "1 person"]


def test_the_map_is_a_list_of_places_with_their_people_row_by_row(client, series):
    work_in(series, make_tile("South", 4, 9), 2)
    work_in(series, make_tile("North", 5, 8))
    tiles = main_of(client, "/places/").select(".place-map > li")
    assert texts(tiles) == ["North 1 person", "South 2 people"]


def test_the_map_begins_at_its_first_column_and_row(client, series):
    for place in (make_tile("South", 4, 9), make_tile("North", 5, 8)):
        work_in(series, place)
    tiles = main_of(client, "/places/").select(".tile")
    assert [(tile["data-column"], tile["data-row"]) for tile in tiles] == [("2", "1"), ("1", "2")]


def test_a_place_marks_its_own_tile(client, series):
    here, there = make_tile("Here", 1, 1), make_tile("There", 2, 1)
    for place in (here, there):
        work_in(series, place)
    assert texts(main_of(client, url_of(here)).select(".tile [aria-current=page] .tile__name")) == ["Here"]


def test_beside_the_map_every_place_is_listed_also_those_without_a_tile(client, series):
    for place in (make_tile("Here", 1, 1), make_tile("There", 2, 1), make_place("Elsewhere")):
        work_in(series, place)
    listed = texts(main_of(client, "/places/").select(".places li"))
    assert listed == ["Elsewhere 1 person", "Here 1 person", "There 1 person"]


@pytest.mark.parametrize(("count", "told"), [(1, 1), (2, 2), (3, 0)])
def test_one_or_two_people_are_introduced_with_their_summary(client, series, count, told):
    work_in(series, make_place("Here"), count)
    assert len(main_of(client, "/places/here/").select(".few__summary")) == told


def test_places_without_people_are_not_on_the_map(client, series):
    make_tile("Nobody's", 3, 1)
    for place in (make_tile("Here", 1, 1), make_tile("There", 2, 1)):
        work_in(series, place)
    assert "Nobody" not in main_of(client, "/places/").text


def test_a_site_does_not_show_the_places_of_another(client, series):
    work_in(series, make_place("Here"))
    site = Site.objects.get(is_default_site=True)
    mine = site.root_page
    work_in(make_series(make_home("Other")), make_place("There"))
    Site.objects.filter(pk=site.pk).update(root_page=mine)
    assert "There" not in main_of(client, "/places/").text


def test_of_two_places_on_one_tile_the_first_is_drawn():
    drawn = place_map([make_tile("A", 1, 1), make_tile("B", 1, 1), make_tile("C", 2, 1)])
    assert [tile.place.name for tile in drawn.tiles] == ["A", "C"]


def test_a_place_whose_tile_another_has_lists_its_neighbours(client, series):
    places = [make_tile("A", 1, 1), make_tile("B", 1, 1), make_tile("C", 2, 1)]
    for place in places:
        work_in(series, place)
    assert neighbours(main_of(client, url_of(places[1]))) == ["A 1 person", "C 1 person"]


def test_one_tile_is_no_map():
    assert place_map([make_tile("A", 1, 1), make_place("B")]).tiles == []


@pytest.mark.parametrize(("column", "row"), [(1, None), (None, 1), (3, 3), (0, 1), (21, 1)])
def test_an_editor_cannot_give_half_a_tile_or_a_taken_one(column, row):
    make_tile("Taken", 3, 3)
    place = make_place("New")
    place.map_column, place.map_row = column, row
    with pytest.raises(ValidationError):
        place.full_clean()


def test_a_place_keeps_its_own_tile():
    make_tile("Here", 3, 3).full_clean()
