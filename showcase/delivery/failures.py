"""What people are told when something that the site needs is away: what it is, and what becomes of what they sent."""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.defaults import server_error

# Seconds until it is worth a try again (RFC 9110 §10.2.3).
RETRY_AFTER = 10
# The disk is full, somebody's share of it is, or a file would be larger than the server may write.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


# As an upload in the admin shows it, which reads no page: the text beside the status (RFC 9112 §4).
REASONS = {
    "database": "The database does not answer",
    "storage": "The pictures and films cannot be reached",
    "room": "There is no room for files",
}


class StorageAwayError(OSError):
    """Where uploads and cards are kept does not answer."""


def failed(request: HttpRequest) -> HttpResponse:
    """The answer to a request that an exception has ended, as Django's `handler500`.

    503 while the database or the storage is away, and 507 where the storage is full: whoever works in the admin reads
    which of them, visitors that the site is soon back. 500 for everything else.
    """
    found = _what_is_away(sys.exc_info()[1])
    if found is None:
        return server_error(request)
    what, status = found
    if request.path.startswith(reverse("wagtailadmin_home")):
        sent = request.method not in ("GET", "HEAD")
        body = render_to_string("away.html", {"what": what, "sent": sent})
    else:
        body = render_to_string("503.html")
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(body, status=status, reason=REASONS[what], headers=headers)


def _what_is_away(error: BaseException | None) -> tuple[str, HTTPStatus] | None:
    """“database”, “storage” or “room”, and the status that says so; None where something else has gone wrong."""
    if error is None:
        return None
    if isinstance(error, OperationalError | InterfaceError):
        return "database", HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(error, StorageAwayError):
        return "storage", HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return "room", HTTPStatus.INSUFFICIENT_STORAGE
    # Libraries for pictures and films raise errors of their own from these.
    return _what_is_away(error.__cause__)
