"""Pages of lists: everything once, there and back, whatever is published or withdrawn between two pages."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profiles.models import ProfilePage, SeriesPage
from tests.factories import make_home, make_image, make_profile, make_question, make_series, make_workplace

from .asking import ask, everyone, names, pages, read

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def people(standing) -> list[str]:
    """Seven people: four published on days of their own, two at the same moment, two at a moment that nobody knows."""
    portrait, workplace, question = make_image(), make_workplace(), make_question("What do you do?")
    series = make_series(make_home())
    days = {"Ada": 1, "Bo": 2, "Cy": 3, "Di": 3, "Ed": 5, "Flo": None, "Gus": None}
    for name, day in days.items():
        make_profile(
            series,
            name,
            portrait=portrait,
            workplace=workplace,
            questions=[question],
            topics=("all", f"topic of {name}"),
            first_published_at=START + timedelta(days=day) if day else None,
        )
    return list(days)


ORDERS = [
    {},
    {"sort": "newest"},
    {"sort": "name"},
    {"sort": "series"},
    {"q": "wheelwright"},
    {"q": "wheelwright", "sort": "name"},
]


@pytest.mark.parametrize("query", ORDERS, ids=str)
def test_pages_have_everyone_once_in_the_order_of_one_page(people, query):
    whole = names(read("profiles/", **query))
    assert [everyone(limit=limit, **query) for limit in (1, 2, 3, 6)] == [whole] * 4


@pytest.mark.parametrize("query", ORDERS, ids=str)
def test_the_way_back_shows_the_same_pages(people, query):
    there = list(pages("profiles/", limit=2, **query))
    *_all, last = there
    back = [last]
    while back[-1]["previous"]:
        back.append(read(back[-1]["previous"]))
    assert [name for page in reversed(back) for name in names(page)] == everyone(**query)


@pytest.mark.parametrize(
    "path", ["series/", "questions/", "sectors/", "places/", "occupations/", "topics/", "profiles/"]
)
def test_pages_of_every_list_have_everything_once(people, path):
    whole = read(path)["results"]
    assert [result for page in pages(path, limit=2) for result in page["results"]] == whole


def test_pages_of_answers_have_everyone_s_once(people):
    whole = read("questions/what-do-you-do/")["answers"]["results"]
    page, found = read("questions/what-do-you-do/", limit=2)["answers"], []
    while page:
        found += page["results"]
        page = read(page["next"])["answers"] if page["next"] else None
    assert found == whole


def test_someone_published_meanwhile_moves_nobody(people):
    first = read("profiles/", sort="name", limit=2)
    make_profile(SeriesPage.objects.get(), "Aaron")
    assert names(read(first["next"])) == ["Cy", "Di"]


def test_someone_withdrawn_meanwhile_hides_nobody(people):
    order = everyone()
    first = read("profiles/", limit=2)
    ProfilePage.objects.get(title=order[1]).unpublish()
    assert names(read(first["next"])) == order[2:4]


def test_a_last_page_that_has_emptied_leads_back(people):
    order = everyone()
    page = read("profiles/", limit=6)
    ProfilePage.objects.get(title=order[-1]).unpublish()
    empty = read(page["next"])
    assert names(empty) == [] and names(read(empty["previous"])) == order[:-1]


def test_the_first_page_has_none_before_it(people):
    assert read("profiles/", limit=2)["previous"] is None


def test_the_last_page_has_none_after_it(people):
    assert list(pages("profiles/", limit=2))[-1]["next"] is None


def test_the_whole_list_is_counted_on_each_page(people):
    assert {page["count"] for page in pages("profiles/", limit=2)} == {7}


def test_next_keeps_the_filters(people):
    page = read("profiles/", topic=["topic-of-ada", "topic-of-bo"], limit=1)
    assert names(read(page["next"])) == ["Ada"]


def test_two_dozen_come_where_no_limit_is_given(series):
    portrait, workplace = make_image(), make_workplace()
    for _ in range(25):
        make_profile(series, portrait=portrait, workplace=workplace)
    assert len(read("profiles/")["results"]) == 24


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.0", "1_0", " 1", "", "x", "9" * 5_000])
def test_a_limit_that_is_none_is_refused(people, limit):
    assert ask("profiles/", limit=limit).status_code == 422


def cursor_of(page: dict) -> str:
    return page["next"].rsplit("cursor=", 1)[1]


@pytest.mark.parametrize("path", ["questions/", "topics/", "series/", "questions/what-do-you-do/"])
def test_a_cursor_of_another_list_is_not_found(people, path):
    assert ask(path, cursor=cursor_of(read("profiles/", limit=1))).status_code == 404


def test_a_cursor_of_another_order_is_not_found(people):
    cursor = cursor_of(read("profiles/", limit=1, sort="name"))
    assert ask("profiles/", cursor=cursor, sort="series").status_code == 404


def test_a_cursor_that_was_changed_is_not_found(people):
    cursor = cursor_of(read("profiles/", limit=1))
    changed = ("X" if cursor[0] != "X" else "Y") + cursor[1:]
    assert ask("profiles/", cursor=changed).status_code == 404


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=700))
def test_a_cursor_that_somebody_made_is_refused_in_words(series, cursor):
    response = ask("profiles/", cursor=cursor)
    assert response.status_code in {404, 422} or not cursor


def test_names_in_any_script_and_as_long_as_they_may_be_are_paged_through(series):
    portrait, workplace = make_image(), make_workplace()
    # Four bytes each in UTF-8; in some scripts a letter takes that.
    for letter in "𐐀𐐁𐐂":
        facts = dict.fromkeys(("headline", "portrait_alt", "summary"), "Short")
        make_profile(
            series, letter * 230, portrait=portrait, workplace=workplace, topics=(letter * 90,), **facts
        )
    assert len(everyone(limit=1, sort="name")) == 3
    assert [topic["name"][0] for page in pages("topics/", limit=1) for topic in page["results"]] == [*"𐐀𐐁𐐂"]
