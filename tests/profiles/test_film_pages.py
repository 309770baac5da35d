"""Films as visitors meet them: a page for each, and lists for the site and for a series."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from tests.factories import make_film, make_home, make_image, make_profile, make_series
from tests.sites import make_uploaded_film

pytestmark = pytest.mark.django_db


def main_of(client, address: str, **extra):
    response = client.get(address, **extra)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").find("main")


def address_of(film) -> str:
    return reverse("profiles:film", args=[film.slug])


def titles(main) -> list[str]:
    return [title.get_text(strip=True) for title in main.select(".film-card__title")]


def test_a_film_has_a_page_with_player_transcript_and_the_people_in_it(client, series):
    film = make_film("The dam", transcript="<p>The river is heard.</p>")
    for name in ("Kari", "Ola"):
        make_profile(series, name, films=(film,))
    main = main_of(client, address_of(film))
    assert main.find("h1").get_text(strip=True) == "The dam"
    assert (
        main.select_one("[data-player]")["data-player"]
        == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    )
    assert "The river is heard." in main.get_text()
    assert [name.get_text(strip=True) for name in main.select(".person__name")] == ["Kari", "Ola"]


def test_a_profile_leads_to_the_page_of_its_film(client, series):
    film = make_film("The dam")
    page = make_profile(series, films=(film,))
    link = main_of(client, page.url).select_one(".film__title")
    assert link["href"] == address_of(film)


def test_a_film_with_a_described_and_a_signed_version_has_players_for_both(client, series):
    film = make_film(
        described_address="https://vimeo.com/1084537", signed_address="https://youtu.be/dQw4w9WgXcQ"
    )
    make_profile(series, films=(film,))
    main = main_of(client, address_of(film))
    assert [player["data-player"] for player in main.select("[data-player]")] == [
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        "https://player.vimeo.com/video/1084537?dnt=1",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ]


def test_a_profile_tells_that_a_film_has_a_described_version(client, series):
    film = make_film(described_address="https://vimeo.com/1084537")
    page = make_profile(series, films=(film,))
    link = main_of(client, page.url).find("a", string="With audio description")
    assert link["href"] == f"{address_of(film)}#described"


def test_a_film_of_a_draft_is_not_there(client, series):
    film = make_film()
    make_profile(series, films=(film,), live=False)
    assert client.get(address_of(film)).status_code == 404


def test_a_film_that_nobody_is_in_is_not_there(client, home):
    assert client.get(address_of(make_film())).status_code == 404


def test_a_film_shows_only_the_people_whom_a_visitor_may_meet(client, series):
    film = make_film()
    make_profile(series, "Kari", films=(film,))
    make_profile(series, "Hidden", films=(film,), live=False)
    assert "Hidden" not in main_of(client, address_of(film)).get_text()


def test_a_site_does_not_show_the_films_of_another(client, series):
    film = make_film()
    make_profile(series, films=(film,))
    other = Page.objects.get(depth=1).add_child(
        instance=type(make_home("Other"))(title="Third", slug="third")
    )
    Site.objects.create(hostname="other.example", root_page=other)
    assert client.get(address_of(film), headers={"host": "other.example"}).status_code == 404


def test_all_films_are_listed_the_newest_first(client, series):
    films = [
        make_film("Old", published_on="2020-01-01"),
        make_film("Undated"),
        make_film("New", published_on="2026-01-01"),
    ]
    make_profile(series, films=tuple(films))
    assert titles(main_of(client, reverse("profiles:films"))) == ["New", "Old", "Undated"]


def test_a_card_of_a_film_names_the_people_in_it(client, series):
    film = make_film(duration=65, poster=make_image("A poster"))
    for name in ("Kari", "Ola"):
        make_profile(series, name, films=(film,))
    facts = main_of(client, reverse("profiles:films")).select_one(".film-card__facts")
    assert facts.get_text(" ", strip=True) == "1:05 Kari, Ola"


def test_a_series_lists_only_its_own_films(client, home):
    series, other = make_series(home), make_series(home)
    make_profile(series, films=(make_film("Here"),))
    make_profile(other, films=(make_film("Elsewhere"),))
    assert titles(main_of(client, f"{series.url}films/")) == ["Here"]


def test_a_series_with_many_films_shows_the_newest_and_leads_to_all(client, series):
    make_profile(series, films=tuple(make_film(f"Film {n}") for n in range(6)))
    main = main_of(client, series.url)
    assert len(main.select(".film")) == 4
    assert main.find("a", string="All films of the series")["href"] == f"{series.url}films/"


def test_the_films_of_a_series_in_preparation_are_not_there(client, series):
    make_profile(series, films=(make_film(),))
    address = f"{series.url}films/"
    series.unpublish()
    assert client.get(address).status_code == 404


def test_no_person_takes_the_address_of_the_films_of_a_series(series):
    page = make_profile(series, live=False, slug="somebody")
    page.slug = "films"
    with pytest.raises(ValidationError, match="The site itself uses the address “films”"):
        page.full_clean()


def test_a_film_whose_instance_left_the_settings_is_still_shown(client, series, settings):
    film = make_film(address="https://video.example.no/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")
    page = make_profile(series, films=(film,))
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    film.save()
    player = main_of(client, page.url).select_one("[data-player]")
    assert player["data-player"].startswith("https://video.example.no/videos/embed/")


@pytest.mark.parametrize("version", ["described", "signed"])
def test_a_version_whose_instance_left_the_settings_is_still_shown(client, series, settings, version):
    address = "https://video.example.no/w/9c9de5e8-0a1e-484a-b099-e80766180a6d"
    film = make_film(**{f"{version}_address": address})
    make_profile(series, films=(film,))
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    player = main_of(client, address_of(film)).select_one(f"section[aria-labelledby={version}] [data-player]")
    assert player["data-player"].startswith("https://video.example.no/videos/embed/")


def test_an_uploaded_film_says_where_its_captions_are(client, series):
    film = make_uploaded_film()
    make_profile(series, films=(film,))
    track = main_of(client, address_of(film)).select_one("video track")
    assert (track["kind"], track["srclang"]) == ("captions", "en")


def test_a_profile_that_not_everyone_may_see_leads_to_no_page_of_its_film(as_manager, series):
    film = make_film(described_address="https://vimeo.com/1084537")
    page = make_profile(series, films=(film,))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    main = main_of(as_manager, page.url)
    assert main.find("a", href=address_of(film)) is None
    assert main.find("a", string="With audio description")["href"] == "https://vimeo.com/1084537"


def behind_the_video(client, address: str):
    return main_of(client, address).select_one("video").find_previous_sibling()


def test_an_uploaded_film_without_a_poster_shows_the_wheel(client, series):
    film = make_uploaded_film()
    make_profile(series, films=(film,))
    assert behind_the_video(client, address_of(film)).use["href"] == "#wheel"


def test_the_poster_of_an_uploaded_film_comes_at_once_on_its_own_page_and_waits_elsewhere(client, series):
    film = make_uploaded_film(poster=make_image())
    page = make_profile(series, films=(film,))
    loading = [behind_the_video(client, url).img["loading"] for url in (address_of(film), page.url)]
    assert loading == ["eager", "lazy"]
