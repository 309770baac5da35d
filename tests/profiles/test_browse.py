"""Explore: the query string's one canonical form, narrowing, and counts that agree with counting by hand."""

import pytest
from django.http import QueryDict
from wagtail.models import Site

from profiles.browse import PER_PAGE, Browse
from profiles.choices import Choices
from profiles.models import ProfilePage
from profiles.querysets import published_profiles
from tests.factories import (
    make_film,
    make_home,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_sector,
    make_series,
    make_workplace,
)

pytestmark = pytest.mark.django_db
EXPLORE = "/explore/"


def browse(query: str = "") -> Browse:
    site = Site.objects.get(is_default_site=True)
    return Browse(published_profiles(site), Choices.parse(QueryDict(query)), site, EXPLORE)


def names(found: Browse) -> set[str]:
    return {person.name for person in found.people}


def counts(found: Browse, key: str) -> dict[str, int]:
    [facet] = [facet for facet in found.facets if facet.key == key]
    return {value.slug: value.count for value in facet.values}


@pytest.fixture(scope="module")
def four(standing) -> None:
    """Four people in two series, places and sectors."""
    home = make_home()
    series = make_series(home)
    health, forest = make_sector("Health"), make_sector("Forest")
    grue, asnes = make_place("Grue"), make_place("Åsnes")
    hospital = make_workplace("Hospital", place=grue, sector=health)
    mill = make_workplace("Mill", place=asnes, sector=forest)
    other = make_series(home, "Here by choice")
    nurse = make_occupation("Nurse")
    make_profile(series, "Ada", workplace=hospital, topics=("nights", "people"), occupations=(nurse,))
    make_profile(series, "Bo", workplace=hospital, place=asnes, topics=("nights",))
    make_profile(other, "Cy", workplace=mill, topics=("machines",), films=(make_film(),))
    make_profile(other, "Di", workplace=mill, topics=("machines", "people"))


@pytest.fixture
def crowd(four) -> dict[str, ProfilePage]:
    return {person.name: person for person in ProfilePage.objects.order_by("pk")}


def test_without_choices_everyone_is_found(crowd):
    assert names(browse()) == {"Ada", "Bo", "Cy", "Di"}


def test_values_of_one_facet_are_alternatives(crowd):
    assert names(browse("topic=nights&topic=machines")) == {"Ada", "Bo", "Cy", "Di"}


def test_facets_narrow_each_other(crowd):
    assert names(browse("topic=people&sector=health")) == {"Ada"}


def test_a_persons_own_place_goes_before_the_workplaces(crowd):
    assert names(browse("place=asnes")) == {"Bo", "Cy", "Di"}


def test_film_finds_those_with_a_film(crowd):
    assert names(browse("film=1")) == {"Cy"}


def test_a_value_is_counted_with_the_other_facets_held(crowd):
    assert counts(browse("sector=health"), "topic") == {"nights": 2, "people": 1}


def test_a_facets_own_choice_does_not_narrow_its_counts(crowd):
    assert counts(browse("sector=health"), "sector") == {"forest": 2, "health": 2}


def test_a_chosen_value_that_finds_nobody_stays(crowd):
    assert counts(browse("sector=health&topic=machines"), "topic")["machines"] == 0


def test_the_film_facet_counts_people_not_films(crowd):
    make_profile(crowd["Ada"].series, "Eli", films=(make_film(), make_film()))
    assert counts(browse(), "film") == {"1": 2}


def test_an_unpublished_person_is_not_counted(crowd):
    make_profile(crowd["Ada"].series, "Fay", live=False, topics=("nights",))
    assert counts(browse(), "topic")["nights"] == 2


def test_a_person_of_an_unpublished_series_is_not_counted(crowd):
    crowd["Cy"].series.unpublish()
    assert counts(browse(), "topic") == {"nights": 2, "people": 1}


def test_a_series_of_another_site_is_no_value(crowd):
    make_series(make_home("Elsewhere"), "Here by choice")
    home = crowd["Ada"].get_parent().get_parent()
    Site.objects.filter(is_default_site=True).update(root_page=home)
    assert set(counts(browse(), "series")) == {series.slug for series in home.get_children()}


def test_words_are_no_narrowing(crowd):
    assert [browse(query).narrowed for query in ("q=round", "topic=nights&sector=health&q=round")] == [0, 2]


def test_a_chip_leads_to_the_state_without_its_choice(crowd):
    assert [chip.url for chip in browse("topic=nights&sector=health").chips] == [
        "/explore/?topic=nights",
        "/explore/?sector=health",
    ]


def test_a_dead_end_tells_which_choice_to_let_go(crowd):
    ways = browse("sector=health&topic=machines").ways_out
    assert [(way.label, way.count, way.url) for way in ways] == [
        ("Health", 2, "/explore/?topic=machines"),
        ("machines", 2, "/explore/?sector=health"),
    ]


def test_words_that_find_nobody_can_be_let_go(crowd):
    [way] = browse("q=xylophonist&sector=health").ways_out
    assert (way.count, way.url) == (2, "/explore/?sector=health")


def test_a_values_address_takes_it_and_its_own_again_drops_it(crowd):
    [facet] = [facet for facet in browse("topic=nights").facets if facet.key == "topic"]
    assert {value.slug: value.url for value in facet.values} == {
        "machines": "/explore/?topic=machines&topic=nights",
        "nights": "/explore/",
        "people": "/explore/?topic=nights&topic=people",
    }


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Di", "Cy", "Bo", "Ada"]),
        ("name", ["Ada", "Bo", "Cy", "Di"]),
        ("series", ["Ada", "Bo", "Cy", "Di"]),
    ],
)
def test_people_stand_in_the_chosen_order(crowd, sort, expected):
    for day, person in enumerate(crowd.values(), start=1):
        ProfilePage.objects.filter(pk=person.pk).update(first_published_at=f"2026-01-{day:02}T12:00Z")
    assert [person.name for person in browse(f"sort={sort}").page] == expected


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("?topic=nights&topic=nights", "?topic=nights"),
        ("?topic=people&topic=nights", "?topic=nights&topic=people"),
        ("?topic=nights&series=", "?topic=nights"),
        ("?topic=nobody-says-this", ""),
        ("?q=", ""),
        ("?q=+ada++lovelace+", "?q=ada+lovelace"),
        ("?sort=newest", ""),
        ("?sort=best", ""),
        ("?q=ada&sort=best", "?q=ada"),
        ("?sort=cheapest", ""),
        ("?page=1", ""),
        ("?page=0", ""),
        ("?page=-3", ""),
        ("?page=99999999999999999999", ""),
        ("?page=x", ""),
        ("?film=0", ""),
        ("?fbclid=abc", ""),
        ("?sector=health&series=", "?sector=health"),
    ],
)
def test_an_address_that_is_not_canonical_leads_to_the_one_that_is(crowd, client, given, canonical):
    response = client.get(EXPLORE + given)
    assert (response.status_code, response.get("Location")) == (301, EXPLORE + canonical)


@pytest.mark.parametrize(
    "address", ["", "?topic=nights&topic=people", "?q=ada", "?sort=name", "?q=%C3%A5s+%22"]
)
def test_a_canonical_address_answers_itself(crowd, client, address):
    assert client.get(EXPLORE + address).status_code == 200


def test_a_part_beyond_the_last_leads_to_the_last(series, client):
    portrait = make_image()
    for _ in range(PER_PAGE + 1):
        make_profile(series, portrait=portrait)
    assert client.get(f"{EXPLORE}?page=7")["Location"] == f"{EXPLORE}?page=2"


def test_a_script_gets_the_results_and_their_canonical_address(crowd, client):
    response = client.get(f"{EXPLORE}?topic=people&topic=nights&q=", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Push-Url"]) == (200, f"{EXPLORE}?topic=nights&topic=people")


def test_a_script_that_asks_for_what_is_shown_already_gets_no_new_step_back(crowd, client):
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{EXPLORE}?topic=nights#found"}
    response = client.get(f"{EXPLORE}?q=&topic=nights", headers=headers)
    assert (response.get("HX-Replace-Url"), response.get("HX-Push-Url")) == (f"{EXPLORE}?topic=nights", None)
    assert "HX-Current-URL" in response["Vary"]


def test_the_next_part_has_its_canonical_address_for_a_script_too(series, client):
    portrait = make_image()
    for _ in range(PER_PAGE + 1):
        make_profile(series, portrait=portrait, topics=("nights",))
    response = client.get(f"{EXPLORE}?q=&topic=nights&topic=nights", headers={"HX-Request": "true"})
    assert f'href="{EXPLORE}?topic=nights&amp;page=2"' in response.content.decode()


def test_a_script_that_goes_back_gets_the_whole_page(crowd, client):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert b"<html" in client.get(EXPLORE, headers=headers).content


# A name that only somebody has whom nobody may meet


@pytest.fixture
def secret(crowd) -> str:
    """A choice of everything that only a draft and another site's person have, as a query string."""
    place, sector = make_place("Secretville"), make_sector("Secrecy")
    having = {
        "topics": ("secret layoffs",),
        "workplace": make_workplace(place=place, sector=sector),
        "occupations": (make_occupation("Secret agent"),),
    }
    series = crowd["Ada"].series
    make_profile(series, "Draft", live=False, **having)
    make_profile(make_series(make_home("Elsewhere")), "Far away", **having)
    Site.objects.filter(is_default_site=True).update(root_page=series.get_parent())
    return "sector=secrecy&place=secretville&topic=secret-layoffs&occupation=secret-agent"


def test_what_nobody_here_has_leads_to_the_address_without_it(secret, client):
    response = client.get(f"{EXPLORE}?{secret}&topic=nights")
    assert (response.status_code, response["Location"]) == (301, f"{EXPLORE}?topic=nights")


def test_what_nobody_here_has_is_not_named_to_a_script(secret, client):
    page = client.get(f"{EXPLORE}?{secret}", headers={"HX-Request": "true"}).content.decode().casefold()
    assert "secre" not in page


def test_what_nobody_here_has_does_not_narrow(secret):
    assert names(browse(secret)) == {"Ada", "Bo", "Cy", "Di"}


def test_what_somebody_has_stays_chosen_beside_words_that_nobody_used(crowd, client):
    assert client.get(f"{EXPLORE}?q=xylophonist&topic=nights").status_code == 200


def test_to_know_that_nobody_has_a_value_takes_one_query(crowd, django_assert_num_queries):
    site = Site.objects.get(is_default_site=True)
    people = published_profiles(site)
    with django_assert_num_queries(3):
        Browse(people, Choices.parse(QueryDict("sector=health&topic=machines")), site, EXPLORE)
