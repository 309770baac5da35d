"""Queries as the operator sees them: slow ones in the log, failed ones counted, endless ones ended."""

import logging
import sys
from time import perf_counter

from django.conf import settings
from django.core.signals import got_request_exception
from django.db import DatabaseError, connections
from django.db.backends.signals import connection_created

from . import metrics

logger = logging.getLogger("showcase.queries")

# As much of a statement as the log keeps.
KEPT = 2_000
# On an error that has been counted, so that it is not counted again where it ends a request.
COUNTED = "showcase_counted"


def connect() -> None:
    """Look at the queries of every connection that is made from now on, where the settings ask for it."""
    if settings.SHOWCASE_SLOW_QUERY_MS or metrics.are_on():
        connection_created.connect(_watch, dispatch_uid="showcase.delivery.queries")
        got_request_exception.connect(_count_refusal, dispatch_uid="showcase.delivery.queries")


def _count_refusal(sender, **kwargs) -> None:
    """A database that could not be reached: no statement has failed that would have been counted."""
    error = sys.exc_info()[1]
    if isinstance(error, DatabaseError) and not getattr(error, COUNTED, False):
        metrics.database_error()


def _watch(sender, connection, **kwargs) -> None:
    # The list is kept when a connection is closed and made anew.
    if time_and_count not in connection.execute_wrappers:
        connection.execute_wrappers.append(time_and_count)


def time_and_count(execute, sql, params, many, context):
    """A wrapper as Django takes them. A slow statement is written with the places of its values, without the values."""
    started = perf_counter()
    try:
        return execute(sql, params, many, context)
    except DatabaseError as error:
        setattr(error, COUNTED, True)
        metrics.database_error()
        raise
    finally:
        ms = (perf_counter() - started) * 1000
        if settings.SHOWCASE_SLOW_QUERY_MS and ms >= settings.SHOWCASE_SLOW_QUERY_MS:
            sql = str(sql)
            statement = sql if len(sql) <= KEPT else sql[: KEPT - 1] + "…"
            fields = {"ms": round(ms, 1), "sql": statement, "alias": context["connection"].alias}
            logger.warning("A query took %.0f ms: %s", ms, statement, extra={"fields": fields})


def optimize(using: str, **kwargs) -> None:
    """Have SQLite look at how its tables are filled, so that it chooses indexes well (sqlite.org/lang_analyze.html).

    After each `migrate`; once a day does no harm. PostgreSQL does so by itself.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize=0x10002")


def bound_statements() -> None:
    """Have PostgreSQL end a statement after DATABASE_STATEMENT_TIMEOUT, from the next connection on.

    For processes that answer visitors: a migration or a backup may take longer.
    """
    seconds = settings.DATABASE_STATEMENT_TIMEOUT
    database = connections.settings["default"]
    if seconds and database["ENGINE"].endswith("postgresql"):
        options = database["OPTIONS"].get("options", "")
        database["OPTIONS"]["options"] = f"{options} -c statement_timeout={seconds * 1000}".strip()
