"""Two or three people side by side."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from profiles.browse import PER_PAGE
from profiles.models import HomePage, Question, SeriesPage
from tests.factories import make_home, make_profile, make_question, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def questions(standing) -> list[Question]:
    return [make_question(f"Question {letter}?") for letter in "abcd"]


@pytest.fixture(scope="module")
def address(questions) -> str:
    """The question that Anna, Berit, Ida and Ola answered, and Hidden in a draft; Kari was asked others."""
    series = make_series(make_home(), slug="wheels")
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
        301,
        f"{address}?{compared('anna', 'berit')}",
    )


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("compare=", []),
        ("compare=wheels/hidden", []),
        ("compare=wheels/anna", ["anna"]),
        ("pick=1&pick=", []),
        (compared("ola", "ida", "berit", "anna"), ["ola", "ida", "berit", "anna"]),
    ],
    ids=["nobody", "draft", "one", "nobody in the form", "four"],
)
def test_another_number_than_two_or_three_leads_to_where_they_are_chosen(client, address, given, named):
    [*_, last] = client.get(f"{address}?{given}", follow=True).redirect_chain
    assert last == (f"{address}?{'&'.join(filter(None, ['pick=1', compared(*named)]))}", 301)


def picker(client, url: str) -> BeautifulSoup:
    return main_of(client, url).select_one("#side-by-side")


def ticked(fold: BeautifulSoup) -> list[str]:
    return [box["value"] for box in fold.select("input[checked]")]


def test_where_people_are_chosen_stands_open(client, address):
    assert picker(client, f"{address}?pick=1&{compared('anna')}").has_attr("open")


def test_where_people_are_chosen_is_folded_for_those_who_only_read(client, address):
    assert not picker(client, address).has_attr("open")


def test_those_named_are_ticked_where_people_are_chosen(client, address):
    assert ticked(picker(client, f"{address}?pick=1&{compared('ida')}")) == ["wheels/ida"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ([], "Nobody is ticked yet. Tick two or three people."),
        (["anna"], "One person is ticked. Tick one or two more."),
        (["anna", "berit"], "2 people are ticked."),
        (
            ["anna", "berit", "ida", "ola"],
            "4 people are ticked. Three fit side by side: take the tick from the others.",
        ),
    ],
    ids=["nobody", "one", "two", "four"],
)
def test_how_many_are_ticked_and_what_to_do_is_said(client, address, named, said):
    query = "&".join(filter(None, ["pick=1", compared(*named)]))
    assert texts(picker(client, f"{address}?{query}").select(".picker__ticked")) == [said]


def test_choosing_others_begins_with_those_who_were_compared(client, address):
    main = main_of(client, f"{address}?{compared('anna', 'ida')}")
    assert ticked(picker(client, main.select_one(".kicker a")["href"])) == ["wheels/anna", "wheels/ida"]


def test_how_the_list_was_narrowed_outlasts_a_comparison(client, address):
    main = main_of(client, f"{address}?series=wheels&sort=name&{compared('anna', 'ida')}")
    back = main.select_one(".kicker a")["href"]
    assert back == f"{address}?series=wheels&sort=name&pick=1&{compared('anna', 'ida')}#side-by-side"


def test_the_form_sends_how_the_list_is_narrowed(client, address):
    hidden = picker(client, f"{address}?series=wheels&sort=name").select("input[type=hidden]")
    assert [(field["name"], field["value"]) for field in hidden] == [
        ("series", "wheels"),
        ("sort", "name"),
        ("pick", "1"),
    ]


@pytest.fixture
def home(address) -> HomePage:
    return Site.objects.get().root_page.specific


@pytest.fixture
def series(address) -> SeriesPage:
    return SeriesPage.objects.get(slug="wheels")


@pytest.fixture
def crowded(series, questions, address) -> str:
    """The question with two people more than a part of its list shows, Anna on the first part."""
    for number in range(PER_PAGE - 2):
        make_profile(series, f"No {number}", questions=questions[:1])
    return address


def test_those_ticked_on_another_part_stay(client, crowded):
    assert ticked(picker(client, f"{crowded}?pick=1&{compared('anna')}&page=2")) == ["wheels/anna"]


def test_the_ways_to_other_parts_keep_those_who_are_ticked(client, crowded):
    main = main_of(client, f"{crowded}?pick=1&{compared('anna')}")
    assert main.select_one("a[rel=next]")["href"] == f"{crowded}?pick=1&{compared('anna')}&page=2"


def test_the_form_leads_to_more_people(client, crowded):
    button = picker(client, crowded).select_one("button[name=page]")
    assert (texts([button]), button["value"]) == (["More people →"], "2")


def test_leafing_through_the_form_keeps_what_was_ticked_before(client, crowded):
    sent = {"pick": "1", "compare": ["wheels/anna", "wheels/no-21"], "page": "2"}
    response = client.get(crowded, sent, follow=True)
    fold = BeautifulSoup(response.content, "html5lib").select_one("#side-by-side")
    assert ticked(fold) == ["wheels/anna", "wheels/no-21"]


def test_people_can_be_chosen_from_a_last_part_with_one_person(client, series, questions, address):
    for number in range(PER_PAGE - 3):
        make_profile(series, f"No {number}", questions=questions[:1])
    assert len(picker(client, f"{address}?page=2").select("input[type=checkbox]")) == 1


def test_an_address_with_its_slashes_encoded_is_the_same_address(client, address):
    assert client.get(f"{address}?{compared('anna', 'berit').replace('/', '%2F')}").status_code == 200


def test_what_is_ticked_in_the_form_is_compared(client, address):
    form = main_of(client, address).select_one("form.picker")
    boxes = [box["value"] for box in form.select("input[name=compare]")][:2]
    sent = {"pick": ["1", ""], "compare": boxes}
    response = client.get(form["action"], sent, follow=True)
    main = BeautifulSoup(response.content, "html5lib").main
    assert len(main.select(".compare__name")) == 2


def test_only_those_who_answered_can_be_ticked(client, address):
    boxes = main_of(client, address).select("form.picker input[type=checkbox]")
    assert {box["value"] for box in boxes} == {"wheels/anna", "wheels/berit", "wheels/ida", "wheels/ola"}


def test_a_question_that_one_person_answered_offers_no_comparison(client, home):
    question = make_question()
    make_profile(make_series(home), questions=[question])
    main = main_of(client, reverse("profiles:question", args=[question.slug]))
    assert main.select("form:not(.share__server)") == []


def test_people_of_the_same_slug_in_two_series_are_told_apart(client, home, address, questions):
    other = make_series(home, "Other", slug="other")
    make_profile(other, "Anna", headline="Another Anna", questions=questions, job_title="Welder")
    main = main_of(client, f"{address}?compare=wheels/anna&compare=other/anna")
    assert [job.split(",")[0] for job in texts(main.select(".compare__job"))] == ["Wheelwright", "Welder"]
