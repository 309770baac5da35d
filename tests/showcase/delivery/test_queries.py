"""Slow queries are written down without what was asked for; endless ones end."""

import time

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.db.utils import OperationalError

from showcase.delivery import request_id
from showcase.delivery.queries import bound_statements, time_and_count

from .observed import lines

pytestmark = pytest.mark.django_db


def slow_lines(settings, limit: int, seconds: float = 0.02) -> list[dict]:
    """What is written when somebody is looked for in a database that takes its time."""
    settings.SHOWCASE_SLOW_QUERY_MS = limit

    def takes_its_time(execute, *arguments):
        time.sleep(seconds)
        return execute(*arguments)

    with lines("showcase.queries") as log, connection.execute_wrapper(time_and_count):
        with connection.execute_wrapper(takes_its_time):
            token = request_id.current.set("the-request")
            User.objects.filter(username="hush").exists()
            request_id.current.reset(token)
        return log()


def test_a_slow_query_is_written_with_its_time_and_its_request(settings):
    [line] = slow_lines(settings, 10)
    assert line["ms"] >= 20 and line["request_id"] == "the-request"
    assert "auth_user" in line["sql"]


def test_what_was_asked_for_is_not_written(settings):
    assert "hush" not in str(slow_lines(settings, 10))


def test_a_quick_query_is_not_written(settings):
    assert slow_lines(settings, 5_000) == []


def test_zero_means_that_none_is_written(settings):
    assert slow_lines(settings, 0) == []


def test_an_endless_statement_is_ended_on_postgresql_and_sqlite_has_no_such_limit(settings):
    settings.DATABASE_STATEMENT_TIMEOUT = 1
    database = connections.settings["default"]
    before = database["OPTIONS"]
    database["OPTIONS"] = dict(before)
    try:
        bound_statements()
        if connection.vendor == "sqlite":
            assert database["OPTIONS"] == before
        else:
            sleep()
    finally:
        database["OPTIONS"] = before


def sleep() -> None:
    other = connection.copy()
    try:
        with pytest.raises(OperationalError, match="statement timeout"), other.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
    finally:
        other.close()
