"""Requests that nobody sends by accident: an answer or a refusal, but never an error."""

import pytest
from django.test import Client

from tests.factories import make_profile, make_question
from tests.profiles.test_explore_hostile import ADDRESSES

from .asking import ROOT

pytestmark = pytest.mark.django_db

QUERIES = [
    *ADDRESSES,
    "cursor=%00",
    "cursor=WyJhZnRlciJd",
    "cursor=..",
    "cursor=.WyJh.abc",
    "cursor=" + "A" * 100_000,
    "limit=%00",
    "limit=1&limit=1000",
    "limit=1000&limit=1",
    "limit=9223372036854775808",
    "limit=-9223372036854775809",
    "limit=" + "9" * 100_000,
    "limit=1e2",
    "limit=%D9%A1",
    "film=2",
    "film=",
    "sort=",
    "topic=",
    "topic=a%00",
    "x=%00",
    "%00=1",
    "x" * 100_000,
    "__proto__=1",
    "q[]=a",
    "q=a%00b",
]
PATHS = [
    "profiles/%00/%00/",
    "profiles/a/",
    "profiles/1/2/3/",
    "profiles/a%2Fb/c/",
    "profiles/..%2f..%2f/x/",
    "profiles/ada'--/x/",
    f"profiles/{'a' * 151}/x/",
    f"series/{'a' * 100_000}/",
    "series/%FF%FE/",
    "series/%ED%A0%80/",
    "series/%0D%0AX-Header:1",
    "series/%0A",
    "questions/%F0%9F%A7%91/",
    "questions/{{7*7}}/",
    "//example.org/",
    "%2F%2Fexample.org",
    "openapi.json/",
    "openapi.json%00",
]


@pytest.fixture(autouse=True)
def person(series):
    return make_profile(series, "Ada", questions=(make_question("What do you do?"),), topics=("nights",))


@pytest.mark.parametrize(
    "path", ["", "profiles/", "questions/", "questions/what-do-you-do/", "topics/", "openapi.json"]
)
def test_a_hostile_query_string_gets_an_answer_or_a_refusal(path):
    client = Client()
    statuses = {query[:60]: client.get(f"{ROOT}{path}", QUERY_STRING=query).status_code for query in QUERIES}
    assert {query: status for query, status in statuses.items() if status not in {200, 400, 404, 422}} == {}


def test_a_hostile_address_gets_an_answer_or_a_refusal():
    client = Client()
    statuses = {path[:60]: client.get(f"{ROOT}{path}").status_code for path in PATHS}
    assert {path: status for path, status in statuses.items() if status not in {301, 404, 422}} == {}


def test_a_redirect_stays_on_this_site():
    response = Client().get(f"{ROOT}/example.org/x")
    assert response["Location"].startswith(ROOT)


@pytest.mark.parametrize(
    "header",
    [
        {"If-None-Match": "*, \x00, W/"},
        {"If-None-Match": '"' * 10_000},
        {"If-Modified-Since": "never"},
        {"Origin": "null"},
        {"Accept": "text/html"},
        {"Content-Type": "multipart/form-data"},
        {"Range": "bytes=0-1"},
        {"Cookie": "sessionid=x; csrftoken=\x00"},
    ],
    ids=str,
)
def test_a_hostile_header_changes_nothing_but_whether_there_is_a_body(header):
    assert Client().get(f"{ROOT}profiles/", headers=header).status_code in {200, 304}


def test_more_parameters_than_anyone_sends_are_refused_in_words():
    response = Client().get(f"{ROOT}profiles/", QUERY_STRING="topic=a&" * 6_000)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
