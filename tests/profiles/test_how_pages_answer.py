"""How the public pages answer, whatever is asked of them and however."""

import pytest
from django.test import Client

from tests.sites import make_full_site

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def addresses(standing) -> dict[str, str]:
    """Every page of a full site, its pictures drawn: by the first view, as nobody published anything."""
    addresses = make_full_site()
    responses(addresses)
    return addresses


@pytest.fixture(scope="module")
def answered(addresses):
    """What each address answers to a stranger."""
    return responses(addresses)


def responses(addresses: dict[str, str], method: str = "get", **options):
    """What each address answers to a visitor of their own."""
    return {name: getattr(Client(**options), method)(url) for name, url in addresses.items()}


def test_no_public_page_sets_a_cookie(answered):
    assert {name for name, response in answered.items() if response.cookies} == set()


def test_no_public_page_differs_by_cookie(answered):
    assert {
        name for name, response in answered.items() if "cookie" in response.get("Vary", "").lower()
    } == set()


def test_a_public_page_is_the_same_for_someone_who_is_logged_in(addresses, answered, as_manager):
    strangers = {name: response.content for name, response in answered.items()}
    assert {
        name for name, url in addresses.items() if as_manager.get(url).content != strangers[name]
    } == set()


def test_head_answers_as_get_does_but_without_the_page(addresses, answered):
    head = responses(addresses, "head")
    assert {name: (r.status_code, len(r.content)) for name, r in head.items()} == {
        name: (r.status_code, 0) for name, r in answered.items()
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_a_public_page_takes_nothing_in(addresses, method):
    refused = responses(addresses, method, enforce_csrf_checks=True)
    statuses = {name: response.status_code for name, response in refused.items()}
    assert {name: status for name, status in statuses.items() if status not in {403, 404, 405}} == {}


HOSTILE = {
    "a null": "q=%00&page=%00",
    "bytes that are no text": "q=%ff%fe&page=%c3%28",
    "ten kilobytes": "page=1&q=" + "x" * 10_240,
    "a key a thousand times": "&".join(["page=1"] * 1_000),
    "a thousand keys": "&".join(f"k{n}=1" for n in range(1_000)),
    "a script": "page=%3Cscript%3Ealert(1)%3C/script%3E&%3Cscript%3E=1",
    "SQL": "page=1;DROP%20TABLE--&q='%20OR%201=1",
    "digits of another script": "page=%D9%A2",
    "no number": "page=NaN&page=1e9&page=2.5",
    "loose signs": "&&==&page&=%&%zz",
    "a format": "page={0.__class__}&q=%25s%25n{{7*7}}",
}


def failing(addresses: dict[str, str], query: str) -> dict[str, int]:
    """What does not answer this query as it answers none, or with where the page is."""
    client = Client(raise_request_exception=False)
    answers = {name: client.get(f"{url}?{query}").status_code for name, url in addresses.items()}
    return {
        name: status
        for name, status in answers.items()
        if status not in {404 if name == "not found" else 200, 301}
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_does_not_break_a_page(addresses, name):
    assert failing(addresses, HOSTILE[name]) == {}
