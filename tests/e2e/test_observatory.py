"""The grade that Mozilla's Observatory would give, of pages as production sends them."""

from email.message import Message
from urllib.parse import urljoin, urlsplit

import pytest
import urllib3

from tests import observatory
from tests.observatory import Visit

HTTP = {"X-Forwarded-Proto": "http"}
PAGES = ["home", "profile with a film at YouTube", "explore", "text"]


def visit(url: str) -> Visit:
    """What the Observatory looks at, asked as it asks. The server stands where a proxy would have ended TLS."""
    pool = urllib3.PoolManager()
    page = pool.request("GET", url)
    assert page.status == 200
    cors = pool.request("GET", url, headers={"Origin": Visit.origin})
    redirects, there = [url], pool.request("GET", url, headers=HTTP, redirect=False)
    if "Location" in there.headers:
        redirects.append(urljoin(url, there.headers["Location"]))
    return Visit(
        url=f"https://{urlsplit(url).netloc}{urlsplit(url).path}",
        headers=as_message(page.headers),
        html=page.data.decode(),
        cors=as_message(cors.headers),
        redirects=tuple(redirects),
    )


def as_message(headers: urllib3.HTTPHeaderDict) -> Message:
    message = Message()
    for name, value in headers.iteritems():
        message[name] = value
    return message


@pytest.fixture(scope="module")
def visits(production, server) -> dict[str, Visit]:
    return {name: visit(f"{production}{server.paths[name]}") for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_the_grade_is_the_best_there_is(visits, name):
    found = observatory.results(visits[name])
    assert observatory.grade(observatory.score(found)) == "A+", found


@pytest.mark.parametrize("name", PAGES)
def test_no_rule_costs_a_point(visits, name):
    assert [result for result in observatory.results(visits[name]) if observatory.SCORES[result] < 0] == []


def test_the_score_is_as_high_as_it_gets_without_cookies_and_a_list_of_domains(visits):
    """100, and what the policy (10), the referrer (5), who may frame (5) and who may use pages (10) add."""
    assert observatory.score(observatory.results(visits["home"])) == 130
