"""Whoever works in the admin is told what is away, and what becomes of what they sent; visitors that the site is soon
back. Nobody is shown a bare error.
"""

import errno

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from showcase.delivery import failures
from showcase.delivery.failures import StorageAwayError, failed

FULL = OSError(errno.ENOSPC, "No space left on device")


def answer_to(error: Exception, path: str = "/admin/", method: str = "GET"):
    try:
        raise error
    except Exception:
        return failed(RequestFactory().generic(method, path))


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (OperationalError("gone"), 503, "The database does not answer"),
        (StorageAwayError("gone"), 503, "The pictures and films cannot be reached"),
        (FULL, 507, "There is no room for files"),
        (OSError(errno.EDQUOT, "Quota exceeded"), 507, "There is no room for files"),
    ],
)
def test_an_editor_is_told_what_is_wrong(error, status, words):
    response = answer_to(error)
    assert (response.status_code, words in response.content.decode()) == (status, True)


def test_an_upload_shows_what_is_wrong_beside_its_number():
    assert answer_to(FULL, method="POST").reason_phrase == "There is no room for files"


@pytest.mark.parametrize(
    ("method", "words"), [("POST", "may not be saved"), ("GET", "Nothing that you have saved is lost")]
)
def test_an_editor_is_told_what_becomes_of_what_was_sent(method, words):
    assert words in answer_to(OperationalError("gone"), method=method).content.decode()


def test_a_visitor_is_told_no_details():
    response = answer_to(OperationalError("gone"), "/explore/")
    assert (response.status_code, "database" in response.content.decode()) == (503, False)


@pytest.mark.parametrize("path", ["/", "/admin/"])
def test_nobody_keeps_the_answer_and_machines_are_told_when_to_ask_again(path):
    response = answer_to(OperationalError("gone"), path)
    assert (response["Cache-Control"], response["Retry-After"]) == ("no-store", "10")


def test_what_is_behind_an_error_counts():
    def draw():
        try:
            raise FULL
        except OSError as error:
            raise RuntimeError("The picture cannot be drawn") from error

    with pytest.raises(RuntimeError) as caught:
        draw()
    assert answer_to(caught.value).status_code == 507


def test_a_mistake_of_ours_is_one():
    assert answer_to(ValueError("wrong"), "/admin/").status_code == 500


def test_the_site_answers_by_it(monkeypatch):
    # pytest-django's own guard is a database that does not answer, and no OperationalError.
    monkeypatch.setattr(failures, "OperationalError", RuntimeError)
    client = Client(raise_request_exception=False)
    assert client.get("/explore/").status_code == 503
