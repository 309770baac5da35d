"""Errors that are reported elsewhere: what is told of them, and what is not."""

import json
import subprocess
import sys

import pytest

from showcase.settings import logs
from showcase.settings.environment import Environment, SettingError


@pytest.fixture(scope="module")
def event() -> dict:
    """What is reported of an error; whatever is a secret in it holds "hush"."""
    command = [sys.executable, "-m", "tests.showcase.delivery.reporting_process"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    [found] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_an_error_is_reported_with_its_place(event):
    assert event["exception"]["values"][-1]["value"] == "It broke after 10 letters"
    assert event["request"]["method"] == "POST"


def test_an_error_is_reported_with_its_address_without_the_token(event):
    assert event["request"]["url"].endswith("/broken/…/")


def test_nothing_of_the_visitor_is_reported(event):
    # The lines of code around the error, which say "hush" too, are no visitor's.
    for frame in event["exception"]["values"][-1]["stacktrace"]["frames"]:
        for name in ("context_line", "pre_context", "post_context"):
            frame.pop(name, None)
    told = json.dumps(event)
    assert [secret for secret in ("hush", "192.0.2.7", "0123456789abcdef0123") if secret in told] == []


def test_what_is_no_address_of_a_project_is_refused():
    with pytest.raises(SettingError, match="SENTRY_DSN is no address of a project"):
        logs.report_errors(Environment({"SENTRY_DSN": "hush"}))


def test_a_package_that_is_missing_is_named(monkeypatch):
    # As Python has it for a module that is not there.
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(SettingError, match="sentry-sdk is not installed"):
        logs.report_errors(Environment({"SENTRY_DSN": "http://key@127.0.0.1:9/1"}))
