"""Requests as they come from outside, through the application that a server runs, and what is written of them."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote_to_bytes, urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from showcase.delivery.logs import JsonLines, RequestIdFilter
from showcase.delivery.requests_seen import RequestsSeen


@contextmanager
def lines(logger: str = "", level: int = logging.INFO) -> Iterator[Callable[[], list[dict]]]:
    """What is logged in the block, as production writes it: call what you get for the lines so far, read as JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    handler.addFilter(RequestIdFilter())
    watched, before = logging.getLogger(logger), logging.getLogger(logger).level
    watched.addHandler(handler)
    watched.setLevel(level)
    try:
        yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    finally:
        watched.removeHandler(handler)
        watched.setLevel(before)


class Outside:
    """The site with what stands around it."""

    def __init__(self, application: Callable | None = None, addresses: str = "network") -> None:
        self._application = RequestsSeen(application or WSGIHandler(), addresses)

    def get(self, path: str, method: str = "GET", **extra: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of the answer."""
        answer: dict = {}

        def start_response(status: str, headers: list[tuple[str, str]], exc_info=None) -> None:
            answer.update(status=int(status[:3]), headers=dict(headers))

        environ = RequestFactory().generic(method, path, **extra).environ
        # As a server hands it over: Django has put its own text there.
        environ["PATH_INFO"] = unquote_to_bytes(urlsplit(path).path).decode("latin-1")
        with _connections_kept():
            body = self._application(environ, start_response)
            try:
                content = b"".join(body)
            finally:
                if hasattr(body, "close"):
                    body.close()
        return answer["status"], answer["headers"], content


@contextmanager
def _connections_kept() -> Iterator[None]:
    """As Django's own test client does: the test's transaction is in the connection that a request would close."""
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    try:
        yield
    finally:
        for one in signals:
            one.connect(close_old_connections)
