"""The page of one answer: what somebody follows a link to."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import make_profile, make_question, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(series):
    return make_profile(series, "Kari", questions=[make_question("What stops?")])


def answer_url(person, at: int = 0) -> str:
    return f"{person.url}answers/{person.answers.all()[at].pk}/"


def get(url: str):
    return Client(HTTP_HOST="localhost").get(url)


def test_it_shows_the_question_and_the_words(person):
    main = BeautifulSoup(get(answer_url(person)).content, "html5lib").main
    assert main.h1.text == "What stops?" and "Kari answers number 0." in main.text


def test_it_does_not_show_the_other_answers(person):
    assert "Kari answers number 1." not in get(answer_url(person)).content.decode()


def test_it_leads_into_the_interview_at_the_answer(person):
    main = BeautifulSoup(get(answer_url(person)).content, "html5lib").main
    anchor = person.answers.first().anchor
    assert main.find("a", string="Read the whole interview")["href"] == f"{person.url}#{anchor}"


def test_it_names_the_series_and_leads_there(person):
    link = BeautifulSoup(get(answer_url(person)).content, "html5lib").select_one(".kicker a")
    assert (link.text, link["href"]) == (person.series.title, person.series.url)


def test_a_profile_leads_to_the_page_of_each_answer(person):
    html = get(person.url).content.decode()
    assert all(f'href="{answer_url(person, at)}"' in html for at in range(3))


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: page.series.unpublish(),
        lambda page: page.delete(),
    ],
    ids=["unpublished", "private", "of an unpublished series", "deleted"],
)
def test_the_answer_of_someone_hidden_is_not_there(person, hide):
    url = answer_url(person)
    hide(person)
    assert get(url).status_code == 404


def test_an_answer_is_not_there_under_somebody_else(series, person):
    other = make_profile(series, "Other")
    assert get(f"{other.url}answers/{person.answers.first().pk}/").status_code == 404


def test_an_answer_is_not_there_under_another_series(home, person):
    other = make_series(home)
    assert get(f"{other.url}{person.slug}/answers/{person.answers.first().pk}/").status_code == 404


@pytest.mark.parametrize("key", ["0", "99999999999999999999", "-1", "x", "%00"])
def test_what_is_no_answer_is_not_found(person, key):
    assert get(f"{person.url}answers/{key}/").status_code == 404
