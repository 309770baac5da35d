"""What pages say to machines when something is missing, hidden, long or hostile."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import PageViewRestriction, Site

from media.models import Film
from media.renditions import Place as PicturePlace
from profiles.models import ProfilePage, Topic
from showcase.sharing.structured.graph import filled
from tests.factories import make_film, make_image, make_profile, make_series, make_text
from tests.sites import make_crowded_site

from .documents import draw_jpegs, make_told_site, one, read, types

pytestmark = pytest.mark.django_db

HOSTILE = "</script><script>alert(1)</script><!-- ]]> \\ \" ' & \u2028\u2029 Čáhci 🎡"


def test_other_pages_say_nothing(client, home):
    for address in (make_text(home).url, *map(reverse, ("profiles:explore", "profiles:questions"))):
        assert "ld+json" not in client.get(address).content.decode()


def test_nothing_is_drawn_for_machines(client, site, series):
    person = make_profile(series)
    person.portrait.renditions.all().delete()
    assert "image" not in one(read(client, person.url), "Article")


def test_what_was_left_out_is_not_said(client, site, series):
    person = make_profile(series)
    ProfilePage.objects.filter(pk=person.pk).update(workplace=None, job_title="", summary="", headline="")
    document = read(client, person.url)
    for key in ("jobTitle", "worksFor", "workLocation", "hasOccupation", "sameAs"):
        assert key not in one(document, "Person")
    assert "description" not in one(document, "Article")
    assert one(document, "Article")["headline"] == person.title


def test_a_draft_seen_in_a_preview_says_nothing(as_manager, series):
    person = make_profile(series, live=False)
    person.save_revision()
    html = as_manager.get(reverse("wagtailadmin_pages:view_draft", args=[person.pk])).content.decode()
    assert person.title in html and "ld+json" not in html


def test_who_is_behind_a_password_is_not_told_to_machines(as_manager, series):
    person = make_profile(series)
    PageViewRestriction.objects.create(page=person, restriction_type=PageViewRestriction.LOGIN)
    html = as_manager.get(person.url).content.decode()
    assert person.title in html and "ld+json" not in html


def test_a_film_without_words_is_described_by_who_is_in_it(client, site, series):
    poster = make_image("A poster")
    draw_jpegs(poster, PicturePlace.POSTER)
    film = make_film(poster=poster, published_on=date(2025, 5, 17))
    make_profile(series, "Kari", films=(film,))
    Film.objects.update(transcript="")
    document = read(client, reverse("profiles:film", args=[film.slug]))
    assert one(document, "VideoObject")["description"] == "A film with Kari."


@pytest.mark.parametrize("missing", ["poster", "published_on"])
def test_a_film_without_what_is_required_is_left_out(client, site, series, missing):
    poster = make_image("A poster")
    draw_jpegs(poster, PicturePlace.POSTER)
    film = make_film(**({"poster": poster, "published_on": date(2025, 5, 17)} | {missing: None}))
    make_profile(series, films=(film,))
    assert "VideoObject" not in types(read(client, reverse("profiles:film", args=[film.slug])))


def test_hidden_people_are_not_in_a_film(client, site, series):
    poster = make_image("A poster")
    draw_jpegs(poster, PicturePlace.POSTER)
    film = make_film(poster=poster, published_on=date(2025, 5, 17))
    make_profile(series, "Kari", films=(film,))
    make_profile(series, "Zzdraft", films=(film,), live=False)
    document = read(client, reverse("profiles:film", args=[film.slug]))
    assert [person["name"] for person in one(document, "VideoObject")["about"]] == ["Kari"]


def test_the_second_part_of_a_list_counts_on(client):
    document = read(client, make_crowded_site()["topic, last part"])
    found = one(document, "CollectionPage")["mainEntity"]
    assert [item["position"] for item in found["itemListElement"]] == [25, 26]
    assert found["numberOfItems"] == 26


def test_nothing_is_said_where_there_is_no_site(client, home):
    Site.objects.all().delete()
    assert "ld+json" not in client.get("/").content.decode()


def test_a_lead_picture_costs_a_series_no_more_than_showing_it(client, home):
    def cost(url: str) -> int:
        client.get(url)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    plain, pictured = make_series(home), make_series(home, lead_image=make_image("A river"))
    # The picture, and its sizes.
    assert cost(pictured.url) == cost(plain.url) + 2


@pytest.fixture
def hostile(db) -> dict[str, str]:
    addresses = make_told_site()
    ProfilePage.objects.filter(title="Kari Nordby").update(title=HOSTILE, headline=HOSTILE, job_title=HOSTILE)
    Film.objects.filter(title="A hosted film").update(title=HOSTILE, transcript=f"<p>{escape(HOSTILE)}</p>")
    Topic.objects.filter(slug="night-shifts").update(name=HOSTILE[:90], description=HOSTILE)
    return addresses


def test_no_text_ends_the_script_or_runs(client, hostile):
    for name in ("profile", "series", "question", "topic", "film"):
        html = client.get(hostile[name]).content.decode()
        block = BeautifulSoup(html, "html5lib").find("script", type="application/ld+json").string
        assert not set("<>&\u2028\u2029") & set(block)
        assert "<script>alert" not in html


def test_every_text_comes_through_as_it_was_written(client, hostile):
    document = read(client, hostile["profile"])
    assert one(document, "Article")["headline"] == one(document, "Person")["name"] == HOSTILE


def test_letters_are_written_as_letters(client, hostile):
    html = client.get(hostile["profile"]).content.decode()
    block = BeautifulSoup(html, "html5lib").find("script", type="application/ld+json").string
    assert "Čáhci" in block and json.loads(block)


def test_emptiness_is_left_out_at_any_depth():
    assert filled({"a": "", "b": [None, {"c": {}}], "d": 0, "e": False}) == {"b": [{}], "d": 0, "e": False}
