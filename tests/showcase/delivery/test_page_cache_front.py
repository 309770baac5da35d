"""Kept pages that are answered before Django is asked: only where it would answer the same."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from showcase.delivery.page_cache import PageCacheFront
from showcase.delivery.watch import watch
from tests.factories import make_profile

from .caching import committed, pages_are_kept


class Site:
    """A process of its own; `asked` counts what came as far as Django."""

    def __init__(self) -> None:
        django = WSGIHandler()
        self.asked = 0

        def counting(environ, start_response):
            self.asked += 1
            return django(environ, start_response)

        self._application = PageCacheFront(counting)

    def get(self, path: str, method: str = "GET", query: str = "", **headers: str) -> tuple[str, dict, bytes]:
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        started = []
        body = self._application(environ, lambda status, sent: started.append((status, dict(sent))))
        return (*started[0], b"".join(body))

    def asks_django(self, *args, **kwargs) -> bool:
        before = self.asked
        self.get(*args, **kwargs)
        return self.asked > before


@pytest.fixture
def person(series):
    page = make_profile(series, "Kari Nordby", headline="Mends the dam")
    # Whoever comes first draws the portrait, which is news.
    Client().get(page.url)
    return page


@pytest.fixture
def one_connection():
    """The handler would close the connection, and the test's transaction with it; Django's test client sees to that."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(person, one_connection, monkeypatch):
    """The person's page is kept there, and for an hour it is not time to look what has changed."""
    with pages_are_kept():
        site = Site()
        site.get(person.url)
        monkeypatch.setattr("showcase.delivery.watch.INTERVAL", 3600)
        watch.look_now()
        yield site


def test_what_is_kept_is_answered_as_django_answers_it(site, person):
    watch.hurry()
    by_django = site.get(person.url)
    assert (site.get(person.url), site.asked) == (by_django, 2)


def test_nobody_asks_the_database(site, person):
    with CaptureQueriesContext(connection) as asked:
        site.get(person.url)
    assert not asked


def test_what_is_published_is_shown_at_once(site, person):
    person.headline = "Mends the bridge"
    with committed():
        person.save_revision().publish()
    assert b"Mends the bridge" in site.get(person.url)[2]


def test_it_is_looked_for_news_whenever_it_is_time(site, person):
    watch.hurry()
    assert site.asks_django(person.url)


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"authorization": "Basic abc"},
        {"if_none_match": '"abc"'},
        {"if_modified_since": "Sat, 29 Oct 1994 19:43:31 GMT"},
        {"x_varnish": "1"},
        {"hx_request": "true"},
        {"accept_encoding": "br"},
        {"host": "elsewhere.example"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_django_is_asked_where_the_answer_may_be_another(site, person, headers):
    assert site.asks_django(person.url, **headers)


@pytest.mark.parametrize("headers", [{"cookie": "consent=all; lang=nn"}, {"accept_encoding": "identity"}])
def test_django_is_not_asked_where_the_answer_is_the_same(site, person, headers):
    assert not site.asks_django(person.url, **headers)


def test_django_is_asked_by_another_method(site, person):
    assert site.asks_django(person.url, "POST")


def test_django_is_asked_while_the_site_is_closed(site, person, settings):
    settings.SHOWCASE_MAINTENANCE = True
    assert site.asks_django(person.url)


def test_nobody_sees_the_body_who_asks_for_the_head(site, person):
    status, headers, body = site.get(person.url, "HEAD")
    assert (status, headers["Content-Length"] != "0", body) == ("200 OK", True, b"")


@pytest.mark.parametrize("path", ["/topics/blåbær/", "/topics/\U000b5810/", "/topics/\x05/"])
def test_a_path_in_any_letters_reaches_django_as_it_was(site, path):
    """As a server hands it on (PEP 3333): the bytes of the address, each as one letter."""
    assert site.get(path.encode().decode("latin-1"))[0] == "404 Not Found"


def test_a_feed_that_a_reader_asked_for_is_no_answer_to_a_browser(site, person):
    site.get("/feed/", accept="*/*")
    assert not site.asks_django("/feed/", accept="*/*")
    assert site.get("/feed/", accept="text/html")[1]["Content-Type"] == "application/xml; charset=utf-8"
