"""The question library and one question: themes, narrowing, order, and what is not there."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from profiles.models import Answer, ProfilePage, Question
from tests.factories import make_place, make_profile, make_question, make_series, make_theme, make_workplace

pytestmark = pytest.mark.django_db


def main_of(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").main


def texts(found) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in found]


def names(main: BeautifulSoup) -> list[str]:
    return texts(main.select(".quote__name"))


def url_of(question: Question) -> str:
    return reverse("profiles:question", args=[question.slug])


@pytest.fixture
def question():
    return make_question("What stops?")


@pytest.fixture
def answered(home, question):
    """A question that three people of two places and two series answered, Anna first and Ida last."""
    north, south = make_place("Northby"), make_place("Southby")
    first, second = make_series(home, "First series"), make_series(home, "Second series")
    people = ((first, "Ida", south), (second, "Berit", north), (first, "Anna", north))
    for day, (series, name, place) in enumerate(people, start=1):
        page = make_profile(series, name, questions=[question], workplace=make_workplace(place=place))
        ProfilePage.objects.filter(pk=page.pk).update(first_published_at=datetime(2026, 1, day, tzinfo=UTC))
    return question


def test_the_library_is_laid_out_by_themes_in_the_editors_order(client, series):
    late, early = make_theme("Afterwards", sort_order=2), make_theme("Before", sort_order=1)
    questions = [make_question("How was it?", theme=late), make_question("Why you?", theme=early)]
    make_profile(series, questions=questions)
    assert texts(main_of(client, "/questions/").select("h2")) == ["Before", "Afterwards"]


def test_questions_without_a_theme_come_last_as_other_questions(client, series):
    make_profile(
        series, questions=[make_question("A stray?"), make_question("Why?", theme=make_theme("Zeal"))]
    )
    assert texts(main_of(client, "/questions/").select("h2")) == ["Zeal", "Other questions"]


def test_a_library_without_themes_has_no_headings(client, series):
    make_profile(series, questions=[make_question()])
    assert main_of(client, "/questions/").select("h2") == []


def test_a_theme_whose_questions_nobody_answered_is_not_shown(client, series):
    make_question("Not asked yet?", theme=make_theme("Empty theme"))
    make_profile(series, questions=[make_question()])
    assert "Empty theme" not in main_of(client, "/questions/").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place=northby", ["Anna", "Berit"]),
        ("place=northby&place=southby", ["Anna", "Berit", "Ida"]),
        ("series=first-series&place=northby", ["Anna"]),
        ("series=second-series", ["Berit"]),
    ],
)
def test_a_question_is_narrowed_as_explore_is(client, answered, query, found):
    assert sorted(names(main_of(client, f"{url_of(answered)}?{query}"))) == found


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("?place=northby&place=northby", "?place=northby"),
        ("?place=northby&series=first-series", "?series=first-series&place=northby"),
        ("?place=southby&place=northby", "?place=northby&place=southby"),
        ("?place=atlantis", ""),
        ("?q=nobody+says+this", ""),
        ("?sort=newest", ""),
        ("?page=99&fbclid=3", ""),
        ("?compare=&pick=7&place=northby", "?place=northby&pick=1"),
    ],
)
def test_a_questions_address_has_one_form(client, answered, given, canonical):
    response = client.get(url_of(answered) + given)
    assert (response.status_code, response.get("Location")) == (301, url_of(answered) + canonical)


@pytest.mark.parametrize(
    ("query", "robots"), [("", []), ("?sort=name", []), ("?place=northby", ["noindex, follow"])]
)
def test_search_engines_keep_the_whole_list_and_no_narrowed_one(client, answered, query, robots):
    head = BeautifulSoup(client.get(url_of(answered) + query).content, "html5lib").head
    assert [meta["content"] for meta in head.select("meta[name=robots]")] == robots


def test_each_answer_has_a_permalink(client, series, question):
    page = make_profile(series, questions=[question])
    link = main_of(client, url_of(question)).select_one(".quote__permalink")
    assert link["href"] == f"{page.url}#{page.answers.get(question=question).anchor}"


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Anna", "Berit", "Ida"]),
        ("?sort=name", ["Anna", "Berit", "Ida"]),
        ("?sort=series", ["Ida", "Anna", "Berit"]),
    ],
)
def test_answers_come_newest_by_name_or_as_in_the_series(client, answered, query, order):
    assert names(main_of(client, url_of(answered) + query)) == order


def test_each_value_says_how_many_of_those_who_answered_it_leaves(client, answered, home):
    make_profile(make_series(home), workplace=make_workplace(place=make_place("Elsewhere")))
    facet = main_of(client, url_of(answered)).select_one("section[aria-labelledby=facet-place]")
    assert texts(facet.select("li")) == ["Northby 2 people", "Southby 1 person"]


def test_a_choice_is_let_go_by_its_chip(client, answered):
    chip = main_of(client, f"{url_of(answered)}?place=southby").select_one(".chips a")
    assert chip["href"] == url_of(answered)


def test_where_nobody_of_the_chosen_was_asked_there_is_a_way_to_all(client, answered):
    main = main_of(client, f"{url_of(answered)}?series=second-series&place=southby")
    assert [link["href"] for link in main.select(".nothing a")] == [url_of(answered)]


def test_a_person_who_was_asked_twice_is_shown_with_both_answers(client, series, question):
    page = make_profile(series, questions=[question])
    Answer.objects.create(
        page=page, question=question, wording=question.text, body="<p>And again.</p>", sort_order=9
    )
    bodies = texts(main_of(client, url_of(question)).select(".quote__body"))
    assert bodies == [f"{page.title} answers number 0.", "And again."]


def test_a_copy_of_a_question_in_another_language_changes_nothing(client, answered):
    copy = answered.copy_for_translation(Locale.objects.get(language_code="nb"))
    copy.text, copy.slug = "Hva stopper?", answered.slug
    copy.save()
    assert texts(main_of(client, url_of(answered)).select("h1")) == ["What stops?"]


def test_a_question_that_stands_in_two_languages_and_is_answered_in_both_is_shown_as_in_the_first(
    client, answered, series
):
    copy = answered.copy_for_translation(Locale.objects.get(language_code="nb"))
    copy.text, copy.slug = "Hva stopper?", answered.slug
    copy.save()
    make_profile(series, questions=[copy])
    assert texts(main_of(client, url_of(answered)).select("h1")) == ["What stops?"]


def test_a_question_that_only_a_draft_answers_is_not_there(client, series, question):
    make_profile(series, live=False, questions=[question])
    assert client.get(url_of(question)).status_code == 404
