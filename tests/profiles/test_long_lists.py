"""Lists that are longer than one part shows."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.sites import make_crowded_site

from .test_how_pages_answer import HOSTILE, failing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crowd(standing) -> dict[str, str]:
    return make_crowded_site(26)


def main_of(client: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html5lib").main


@pytest.mark.parametrize("name", ["question", "topic"])
def test_the_second_part_has_the_rest(client, crowd, name):
    parts = [
        [
            heading.get_text(" ")
            for heading in main_of(client, crowd[name] + part).select("article :is(h2, h3)")
        ]
        for part in ("", "?page=2")
    ]
    assert (len(parts[0]), len(parts[1]), len({*parts[0], *parts[1]})) == (24, 2, 26)


@pytest.mark.parametrize("name", ["question", "topic"])
def test_the_parts_lead_to_each_other(client, crowd, name):
    first, last = (main_of(client, crowd[name] + part) for part in ("", "?page=2"))
    there, back = first.select_one("[rel=next]")["href"], last.select_one("[rel=prev]")["href"]
    assert (there.removeprefix(crowd[name]), back.removeprefix(crowd[name]).strip("?")) == ("?page=2", "")


@pytest.mark.parametrize(("page", "shown"), [("abc", 1), ("999", 2), ("", 1), ("9" * 5_000, 1)])
def test_a_part_that_is_not_there_shows_one_that_is(client, crowd, page, shown):
    responses = [client.get(f"{crowd[name]}?page={page}", follow=True) for name in ("question", "topic")]
    assert [f"Part {shown} of 2" in response.content.decode() for response in responses] == [True, True]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_does_not_break_a_list(crowd, name):
    lists = {where: url for where, url in crowd.items() if "?" not in url}
    assert failing(lists, HOSTILE[name]) == {}


def test_a_hostile_query_does_not_get_into_the_page(client, crowd):
    html = client.get(f"{crowd['topic']}?{HOSTILE['a script']}").content.decode()
    assert "<script>alert" not in html
