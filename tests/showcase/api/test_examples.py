"""What docs/api.md shows is what the demo answers."""

import json
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client, override_settings
from wagtail.models import Site

from showcase.api.document import FILE
from showcase.exchange.importer import import_bundle
from tests.showcase.exchange.bundles import DEMO

from .examples import Example, differences, examples

pytestmark = pytest.mark.django_db
EXAMPLES = examples()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """A client of the demo, which is loaded once for all examples."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads")),
        transaction.atomic(),
    ):
        import_bundle(DEMO)
        Site.objects.update(hostname="127.0.0.1", port=8000)
        Site.clear_site_root_paths_cache()
        yield Client(HTTP_HOST="127.0.0.1:8000")
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def answer_to(client: Client, example: Example):
    address = urlsplit(example.address)
    headers = dict(example.headers)
    if "If-None-Match" in headers:
        headers["If-None-Match"] = client.get(address.path)["ETag"]
    return client.generic(example.method, address.path, QUERY_STRING=address.query, headers=headers)


def test_the_document_shows_many_examples():
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize(
    "example", [each for each in EXAMPLES if each.kind == "json"], ids=lambda each: each.command
)
def test_an_example_answers_what_is_shown(demo, example):
    assert differences(json.loads(example.answer), answer_to(demo, example).json()) == []


@pytest.mark.parametrize(
    "example", [each for each in EXAMPLES if each.kind == "http"], ids=lambda each: each.command
)
def test_an_example_has_the_status_and_headers_that_are_shown(demo, example):
    response = answer_to(demo, example)
    status, *headers = example.answer.splitlines()
    shown = {"status": status} | dict(line.split(": ", 1) for line in headers)
    answered = {"status": f"HTTP/1.1 {response.status_code} {response.reason_phrase}"}
    answered |= {name: response.get(name) for name in shown if name != "status"}
    assert differences(shown, answered) == []


def test_every_example_of_a_parameter_finds_somebody_in_the_demo(demo):
    parameters = json.loads(FILE.read_text("utf-8"))["paths"]["/api/v1/profiles/"]["get"]["parameters"]
    counts = {
        each["name"]: demo.get("/api/v1/profiles/", {each["name"]: each["example"]}).json()["count"]
        for each in parameters
    }
    assert [name for name, count in counts.items() if not count] == []
