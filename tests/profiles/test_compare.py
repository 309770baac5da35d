"""Two or three people side by side."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import make_profile, make_question, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions():
    return [make_question(f"Question {letter}?") for letter in "abcd"]


@pytest.fixture
def address(series, questions) -> str:
    """The question that Anna, Berit, Ida and Ola answered, and Hidden in a draft; Kari was asked others."""
    series.slug = "wheels"
    series.save()
    make_profile(series, "Anna", questions=questions[:3])
    make_profile(series, "Berit", questions=questions)
    make_profile(series, "Ida", questions=[questions[0], questions[3]])
    make_profile(series, "Ola", questions=questions[:1])
    make_profile(series, "Hidden", questions=questions, live=False)
    make_profile(series, "Kari", questions=questions[1:])
    return reverse("profiles:question", args=[questions[0].slug])


def main_of(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").main


def texts(found) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in found]


def compared(*names: str) -> str:
    return "&".join(f"compare=wheels/{name}" for name in names)


def test_two_people_stand_side_by_side_in_the_order_of_the_address(client, address):
    main = main_of(client, f"{address}?{compared('berit', 'anna')}")
    assert texts(main.select(".compare__name")) == ["Berit", "Anna"]


def test_the_questions_that_they_share_are_compared_and_no_others(client, address):
    main = main_of(client, f"{address}?{compared('anna', 'berit')}")
    assert texts(main.select("h2")) == ["Question a?", "Question b?", "Question c?"]


def test_the_question_that_the_reader_comes_from_is_first(client, address, questions):
    from_c = reverse("profiles:question", args=[questions[2].slug])
    main = main_of(client, f"{from_c}?{compared('anna', 'berit')}")
    assert texts(main.select("h2"))[0] == "Question c?"


def test_of_three_people_one_may_not_have_been_asked(client, address):
    main = main_of(client, f"{address}?{compared('anna', 'berit', 'ida')}")
    row = next(row for row in main.select(".compare__row") if "Question b?" in row.h2.text)
    assert texts(row.select(".compare__answer"))[2] == "Ida Was not asked this."


@pytest.mark.parametrize(
    "given",
    [
        compared("anna", "anna", "berit"),
        compared("anna", "nobody", "berit"),
        compared("anna", "hidden", "berit"),
        compared("anna", "kari", "berit"),
        "compare=" + "&" + compared("anna", "berit"),
        "compare=a/b/c&compare=%00/x&compare=anna&" + compared("anna", "berit"),
        compared("anna", "berit") + "&page=2&place=atlantis",
        "compare=wheels/anna&" * 2_000 + compared("berit"),
    ],
    ids=["twice", "unknown", "draft", "not asked", "empty", "no key", "other keys", "very many"],
)
def test_names_that_cannot_be_compared_are_dropped_by_a_redirect(client, address, given):
    response = client.get(f"{address}?{given}")
    assert (response.status_code, response.get("Location")) == (
        302,
        f"{address}?{compared('anna', 'berit')}",
    )


def test_of_more_than_three_people_the_first_three_are_compared(client, address):
    response = client.get(f"{address}?{compared('ola', 'ida', 'berit', 'anna')}")
    assert response.get("Location") == f"{address}?{compared('ola', 'ida', 'berit')}"


@pytest.mark.parametrize("given", ["compare=", "compare=wheels/anna", "compare=wheels/hidden"])
def test_fewer_than_two_people_lead_back_to_where_they_are_chosen(client, address, given):
    assert client.get(f"{address}?{given}").get("Location") == f"{address}#side-by-side"


def test_an_address_with_its_slashes_encoded_is_the_same_address(client, address):
    assert client.get(f"{address}?{compared('anna', 'berit').replace('/', '%2F')}").status_code == 200


def test_what_is_ticked_in_the_form_is_compared(client, address):
    form = main_of(client, address).select_one("form.picker")
    ticked = [box["value"] for box in form.select("input[name=compare]")][:2]
    page = main_of(client, f"{form['action']}?compare={ticked[0]}&compare={ticked[1]}")
    assert len(page.select(".compare__name")) == 2


def test_only_those_who_answered_can_be_ticked(client, address):
    boxes = main_of(client, address).select("form.picker input")
    assert {box["value"] for box in boxes} == {"wheels/anna", "wheels/berit", "wheels/ida", "wheels/ola"}


def test_a_question_that_one_person_answered_offers_no_comparison(client, home):
    question = make_question()
    make_profile(make_series(home), questions=[question])
    main = main_of(client, reverse("profiles:question", args=[question.slug]))
    assert main.select("form") == []


def test_people_of_the_same_slug_in_two_series_are_told_apart(client, home, address, questions):
    other = make_series(home, "Other", slug="other")
    make_profile(other, "Anna", headline="Another Anna", questions=questions, job_title="Welder")
    main = main_of(client, f"{address}?compare=wheels/anna&compare=other/anna")
    assert texts(main.select(".compare__job"))[:3:2] == ["Wheelwright", "Welder"]
