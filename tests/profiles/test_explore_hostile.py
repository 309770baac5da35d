"""Query strings that nobody sends by accident: an answer, the canonical address or a refusal, but never an error."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.choices import Choices
from profiles.models import ProfilePage
from tests.factories import make_home, make_profile, make_question, make_series

pytestmark = pytest.mark.django_db

HOSTILE_WORDS = [
    "'",
    '"',
    "''; DROP TABLE profiles_profilepage; --",
    "1' OR '1'='1",
    '" OR name MATCH "',
    "AND",
    "OR NOT",
    "a NEAR/2 b",
    "name:ada",
    "{name facts}: ada",
    "^ada*",
    "ada & | ! ( )",
    "!(!(!",
    "a:* & b:D",
    "<->",
    "((((((((((",
    "*",
    "-ada -bo",
    "%_%",
    "\\",
    "\\' \\x00",
    "\x00",
    "ada\x00bo",
    "\ufeff\u200b\u202eada",
    "\ud7ff\ue000\uffff",
    "\U0001f9d1\u200d\U0001f527",
    "A\u030a" * 60,
    "Z" * 100_000,
    "a " * 50_000,
    "'\"" * 50_000,
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}",
    "\u0130I\u0131\u1e9e\ufb01",
    "du",
    "the",
    "å være",
    "adda awnsers nunber whels turnnig kepps wheelwrigth qestion evrything answrs numbr keeeps",
]
HOSTILE_COMPARE = [
    "compare=",
    "compare=&compare=&compare=",
    "compare=ada",
    "compare=/",
    "compare=//",
    "compare=series/ada/answers",
    "compare=' OR 1=1/--",
    "compare=%00/%00",
    "compare=%ED%A0%80/x",
    "compare=" + "x/" * 50_000,
    "compare=" + "x" * 50_000 + "/" + "y" * 50_000,
    "compare=" + "&compare=".join(f"s/{number}" for number in range(500)),
    "compare[]=a/b",
    "compare=a/b&topic=nights&page=-1&q=%00",
    "compare=<script>/alert(1)",
]
HOSTILE_QUERIES = [
    "q=%ED%A0%80",
    "q=%FF%FE",
    "q=%",
    "q=%zz",
    "&&&&====",
    "=",
    "q",
    "q=a&q=b&q=c",
    "topic=" + "&topic=".join(str(number) for number in range(1_000)),
    "topic=../../etc/passwd",
    "topic=%00",
    "topic=nights'--",
    "topic[]=nights",
    "series=1 OR 1=1",
    "place=" + "x" * 100_000,
    "film=true&film=1&film=0",
    "sort=title;--",
    "sort=&sort=name&sort=best",
    "page=-1",
    "page=0",
    "page=1e9",
    "page=999999999",
    "page=" + "9" * 1_000,
    "page=%D9%A1%D9%A2",
    "page=1&page=2",
    "page=nan",
]
ADDRESSES = [f"q={quote(words)}" for words in HOSTILE_WORDS] + HOSTILE_QUERIES


@pytest.fixture(scope="module")
def person(standing) -> ProfilePage:
    series = make_series(make_home())
    return make_profile(series, "Ada", questions=(make_question("What do you do?"),), topics=("nights",))


@pytest.mark.parametrize("query", ADDRESSES, ids=range(len(ADDRESSES)))
@pytest.mark.parametrize("address", ["/explore/", "/explore/suggestions/", "/questions/what-do-you-do/"])
def test_a_hostile_query_string_gets_an_answer(person, client, address, query):
    assert client.get(address, QUERY_STRING=query).status_code in {200, 301, 400}


@pytest.mark.parametrize("query", ADDRESSES, ids=range(len(ADDRESSES)))
def test_the_canonical_address_of_a_hostile_one_answers_itself(person, client, query):
    response = client.get("/explore/", QUERY_STRING=query)
    canonical = response.get("Location", "/explore/")
    assert client.get(canonical).status_code == 200


@pytest.mark.parametrize("query", HOSTILE_COMPARE, ids=range(len(HOSTILE_COMPARE)))
def test_hostile_names_side_by_side_get_an_answer(person, client, query):
    assert client.get("/questions/what-do-you-do/", QUERY_STRING=query).status_code in {200, 301, 302, 400}


# How long an answer takes depends on the machine; how much the database is asked does not.


def cost(address: str, query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        Client().get(address, QUERY_STRING=query)
    return len(queries)


@pytest.mark.parametrize(
    ("address", "plain", "hostile"),
    [
        ("/explore/", "", ADDRESSES),
        ("/explore/suggestions/", "q=ad", ADDRESSES),
        ("/questions/what-do-you-do/", "", ADDRESSES + HOSTILE_COMPARE),
    ],
)
def test_no_query_string_costs_more_than_twice_the_plain_page(person, address, plain, hostile):
    cost(address, plain)
    most = 2 * cost(address, plain)
    assert {query[:60]: n for query in hostile if (n := cost(address, query)) > most} == {}


def test_more_fields_than_anyone_sends_are_refused(person, client):
    assert client.get("/explore/", QUERY_STRING="a=1&" * 6_000).status_code == 400


def test_what_was_typed_is_shown_as_text(person, client):
    assert b"<script>alert" not in client.get("/explore/", {"q": "<script>alert(1)</script>"}).content


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["q", "topic", "film", "sort", "page", "x"]), st.lists(st.text(), max_size=3)
    )
)
def test_a_canonical_query_string_is_its_own_canonical_form(query):
    given_query = QueryDict(mutable=True)
    for key, values in query.items():
        given_query.setlist(key, values)
    canonical = Choices.parse(given_query).querystring
    assert Choices.parse(QueryDict(canonical)).querystring == canonical
