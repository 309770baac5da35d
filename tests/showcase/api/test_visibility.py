"""The API has what visitors can read, and nothing else: not in a list, not in a count, not at an address."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from profiles.models import ProfilePage, SeriesPage
from tests.factories import (
    make_film,
    make_home,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_workplace,
)

from .asking import ask, everyone, read

pytestmark = pytest.mark.django_db

LISTS = [
    "series/",
    "profiles/",
    "profiles/?q=zz",
    "profiles/?q=zzdraft",
    "questions/",
    "sectors/",
    "places/",
    "occupations/",
    "topics/",
]
HIDDEN = ["zzdraft", "zzunpublished", "zzexpired", "zzprivate"]


@pytest.fixture(scope="module")
def hidden(standing) -> str:
    """The slug of a series with people whom nobody may see, each with things of someone visible and of their own."""
    home = make_home()
    series = make_series(home)
    question = make_question("What does everybody answer?")

    def make(name: str, where=series, **fields):
        workplace = make_workplace(
            f"Works of {name}", place=make_place(f"Place of {name}"), sector=make_sector(f"Sector of {name}")
        )
        return make_profile(
            where,
            name,
            questions=[question, make_question(f"Only {name} was asked?")],
            topics=("shared topic", f"topic of {name}"),
            films=(make_film(f"Film of {name}"),),
            occupations=(make_occupation(f"Occupation of {name}"),),
            workplace=workplace,
            **fields,
        )

    make("Visible")
    make("Zzdraft", live=False)
    make("Zzunpublished").unpublish()
    make("Zzexpired", expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=make("Zzprivate"), restriction_type="password", password="x")
    make("Zzseries", where=make_series(home, "Zz series", live=False))
    changed = make("Visible too")
    changed.headline = "Zzchange"
    changed.save_revision()
    return series.slug


def test_nobody_hidden_is_in_any_list(hidden):
    responses = {path: ask(path).content.decode().lower().replace("?q=zz", "") for path in LISTS}
    assert all('"count": ' in response for response in responses.values())
    assert [path for path, response in responses.items() if "zz" in response] == []


def test_nobody_hidden_is_among_the_answers_to_a_question(hidden):
    answers = read("questions/what-does-everybody-answer/")["answers"]["results"]
    assert {answer["person"]["name"] for answer in answers} == {"Visible", "Visible too"}


@pytest.mark.parametrize("name", HIDDEN)
def test_the_address_of_someone_hidden_is_not_found(hidden, name):
    assert ask(f"profiles/{hidden}/{name}/").status_code == 404


def test_a_hidden_series_is_not_found(hidden):
    assert ask("series/zz-series/").status_code == 404


def test_people_of_a_hidden_series_are_not_found(hidden):
    assert ask("profiles/zz-series/zzseries/").status_code == 404


def test_a_question_of_hidden_people_alone_is_not_found(hidden):
    assert ask("questions/only-zzdraft-was-asked/").status_code == 404


def test_hidden_people_are_not_counted_in_a_series(hidden):
    assert read(f"series/{hidden}/")["people_count"] == 2


def test_hidden_people_are_not_counted_at_a_question(hidden):
    assert read("questions/what-does-everybody-answer/")["answer_count"] == 2


def test_hidden_people_are_not_counted_at_a_topic(hidden):
    [shared, *_own] = read("topics/")["results"]
    assert shared["people_count"] == 2


def test_hidden_people_are_not_counted_in_a_list(hidden):
    assert read("profiles/")["count"] == 2


def test_someone_withdrawn_is_gone_at_once(series):
    person = make_profile(series, "Ada")
    path = f"profiles/{series.slug}/ada/"
    before = ask(path).status_code
    person.unpublish()
    assert (before, ask(path).status_code) == (200, 404)


def test_people_of_a_series_withdrawn_are_gone_at_once(series):
    make_profile(series, "Ada")
    before = everyone()
    series.unpublish()
    assert (before, everyone()) == (["Ada"], [])


def test_people_of_a_series_made_private_are_gone_at_once(series):
    make_profile(series, "Ada")
    PageViewRestriction.objects.create(page=series, restriction_type="login")
    assert everyone() == []


def test_an_answer_kept_before_someone_was_withdrawn_is_not_confirmed(client, series):
    person = make_profile(series, "Ada")
    path = f"/api/v1/profiles/{series.slug}/ada/"
    etag = client.get(path)["ETag"]
    person.unpublish()
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 404


def test_a_link_to_someone_hidden_keeps_its_words_and_loses_its_address(hidden):
    draft = ProfilePage.objects.get(title="Zzdraft")
    page = make_profile(SeriesPage.objects.get(slug=hidden), "Linking")
    page.answers.filter(sort_order=0).update(body=f'<p>Ask <a linktype="page" id="{draft.pk}">her</a>.</p>')
    body = read(f"profiles/{hidden}/linking/")["answers"][0]["body"]
    assert body == {"html": "<p>Ask <a>her</a>.</p>", "text": "Ask her."}


def test_what_editors_note_about_a_question_is_not_told(series):
    make_profile(series, questions=[make_question("What do you do?", note="Zznote: ask twice.")])
    assert "Zznote" not in ask("questions/what-do-you-do/").content.decode()


def test_another_site_s_people_are_not_on_this_one(series):
    make_profile(series, "Ada")
    elsewhere = make_home("Elsewhere")
    Site.objects.filter(is_default_site=True).update(root_page=series.get_parent())
    Site.objects.create(hostname="other.example", root_page=elsewhere)
    make_profile(make_series(elsewhere, "Other"), "Bo")
    assert everyone() == ["Ada"]


def test_a_series_of_another_site_is_not_found_here(series):
    elsewhere = make_home("Elsewhere")
    Site.objects.filter(is_default_site=True).update(root_page=series.get_parent())
    Site.objects.create(hostname="other.example", root_page=elsewhere)
    make_series(elsewhere, "Other")
    assert ask("series/other/").status_code == 404


def test_a_site_without_a_default_is_not_found_for_another_host(client, series):
    Site.objects.update(is_default_site=False, hostname="one.example")
    assert client.get("/api/v1/profiles/", HTTP_HOST="two.example").status_code == 404
