"""The API as HTTP: read-only, open to every origin, asked again cheaply, and the same for everyone."""

import pytest
from django.test import Client

from profiles.models import ProfilePage, SeriesPage
from tests.factories import make_home, make_profile, make_series

from .asking import ROOT, ask

pytestmark = pytest.mark.django_db

PATHS = ["", "openapi.json", "series/", "profiles/", "profiles/?q=ada", "questions/", "topics/"]
REFUSED = ["profiles/?limit=0", "nothing/", "series/nothing/", "profiles/?x=1"]


@pytest.fixture(scope="module", autouse=True)
def ada(standing) -> None:
    make_profile(make_series(make_home()), "Ada", topics=("nights",))


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_has_an_etag_that_brings_304(client, path):
    etag = client.get(f"{ROOT}{path}")["ETag"]
    again = client.get(f"{ROOT}{path}", headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_304_is_open_to_every_origin_too(client):
    etag = client.get(f"{ROOT}series/")["ETag"]
    assert client.get(f"{ROOT}series/", headers={"If-None-Match": etag})["Access-Control-Allow-Origin"] == "*"


def test_a_changed_answer_has_another_etag(client):
    person = ProfilePage.objects.get()
    before = client.get(f"{ROOT}profiles/")["ETag"]
    person.headline = "Another"
    person.save_revision().publish()
    assert client.get(f"{ROOT}profiles/")["ETag"] != before


def test_a_weak_etag_as_proxies_make_it_brings_304(client):
    etag = client.get(f"{ROOT}series/")["ETag"]
    assert client.get(f"{ROOT}series/", headers={"If-None-Match": f'"x", W/{etag}'}).status_code == 304


@pytest.mark.parametrize("path", [*PATHS, *REFUSED])
def test_head_has_the_headers_of_get_and_no_body(client, path):
    get, head = client.get(f"{ROOT}{path}"), client.head(f"{ROOT}{path}")
    kept = ("Content-Type", "ETag", "Cache-Control", "Access-Control-Allow-Origin")
    assert head.content == b""
    assert (head.status_code, [head.get(name) for name in kept]) == (
        get.status_code,
        [get.get(name) for name in kept],
    )


@pytest.mark.parametrize("path", [*PATHS, *REFUSED])
def test_every_origin_may_read(path):
    response = Client().get(f"{ROOT}{path}", headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"


def test_scripts_may_read_the_etag():
    assert "ETag" in ask("series/")["Access-Control-Expose-Headers"]


def test_credentials_are_not_invited():
    assert "Access-Control-Allow-Credentials" not in ask("series/")


def test_a_preflight_is_answered():
    headers = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    response = Client().options(f"{ROOT}profiles/", headers=headers)
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("path", [*PATHS, *REFUSED])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
def test_a_method_that_does_not_read_is_refused(path, method):
    response = Client(enforce_csrf_checks=True).generic(method, f"{ROOT}{path}")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", [*PATHS, *REFUSED])
def test_no_cookie_is_set_and_none_matters(path):
    response = ask(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_an_editor_gets_what_everyone_gets(as_editor):
    make_profile(SeriesPage.objects.get(), "Draft", live=False)
    assert as_editor.get(f"{ROOT}profiles/").content == ask("profiles/").content


@pytest.mark.parametrize("path", [*PATHS, *REFUSED])
def test_an_answer_may_be_kept_but_must_be_asked_for_again(path):
    assert ask(path)["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", REFUSED)
def test_every_error_is_a_problem_document(path):
    response = ask(path)
    problem = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert problem["status"] == response.status_code
    assert set(problem) == {"type", "title", "status", "detail", "errors"}


def test_an_error_says_which_parameter_and_what_to_give():
    [error] = ask("profiles/", limit=1_000).json()["errors"]
    assert error == {"in": "query", "name": "limit", "message": "Give 100 or less."}


def test_a_misspelled_filter_is_refused_and_the_known_ones_are_named():
    [error] = ask("profiles/", topics="nights").json()["errors"]
    assert error["name"] == "topics" and "topic" in error["message"]


@pytest.mark.parametrize("path", ["series", "profiles", "series/some"])
def test_an_address_without_its_last_slash_leads_to_the_one_with_it(path):
    response = Client().get(f"{ROOT}{path}", {"limit": 1})
    assert (response.status_code, response["Location"]) == (301, f"{ROOT}{path}/?limit=1")


def test_an_address_that_the_api_does_not_have_is_not_a_page_of_the_site():
    assert ask("nothing/at/all/")["Content-Type"] == "application/problem+json"


def test_no_page_of_documentation_loads_scripts_from_elsewhere():
    assert ask("docs/").status_code == 404
