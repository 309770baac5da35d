"""Each request from outside: its name, one line in the log, and a count."""

import logging
from collections.abc import Callable, Iterable
from time import perf_counter

from . import metrics, request_id
from .logs import address_in_part, path_without_secrets

logger = logging.getLogger("showcase.access")

# Where those inside write what the outside wants to know: in the request's META, which is WSGI's environ.
ROUTE = "showcase.route"
# "hit" or "miss", by whatever keeps whole pages.
PAGE_CACHE = "showcase.page_cache"
# Answers to probes, some each second: counted, and not written down.
PROBES = "/-/"


class RequestsSeen:
    """The outermost WSGI application but for `TrustedProxies`.

    Outside of Django, and so of whatever keeps whole answers: the name of a request is added to what has been kept,
    and never kept with it. The body is passed through as it is, so that servers may send files their own way; what is
    measured is the time until it begins.
    """

    def __init__(self, application: Callable, addresses: str) -> None:
        """`addresses` says how much of a visitor's address is written: "none", "network" or "full"."""
        self._application = application
        self._addresses = addresses

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        name = request_id.accept(environ.get("HTTP_X_REQUEST_ID", ""))
        environ["HTTP_X_REQUEST_ID"] = name
        seen: dict = {"status": 500, "bytes": None}
        # Taken now: Django puts another text there. WSGI passes bytes on as if they were Latin-1 (PEP 3333).
        path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "replace")

        def start(status: str, headers: list[tuple[str, str]], *exc_info) -> Callable:
            seen["status"] = int(status[:3])
            for header, value in headers:
                if header == "Content-Length":
                    seen["bytes"] = int(value)
            return start_response(status, [*headers, ("X-Request-ID", name)], *exc_info)

        token, started = request_id.current.set(name), perf_counter()
        try:
            return self._application(environ, start)
        finally:
            self._note(environ, path, seen, perf_counter() - started)
            request_id.current.reset(token)

    def _note(self, environ: dict, path: str, seen: dict, seconds: float) -> None:
        method, route, page_cache = environ["REQUEST_METHOD"], environ.get(ROUTE, ""), environ.get(PAGE_CACHE)
        metrics.request(method, route, seen["status"], seconds, page_cache)
        if path.startswith(PROBES) or not logger.isEnabledFor(logging.INFO):
            return
        path = path_without_secrets(path, environ.get("QUERY_STRING", ""))
        fields = {"method": method, "path": path, **seen, "ms": round(seconds * 1000, 1), "route": route}
        if page_cache:
            fields["page_cache"] = page_cache
        if client := address_in_part(environ.get("REMOTE_ADDR", ""), self._addresses):
            fields["client"] = client
        # As `logger.info`, which would also look for the line of code that called it: each time this one.
        said = ("%s %s %s", (method, path, seen["status"]), None)
        logger.handle(
            logger.makeRecord(logger.name, logging.INFO, __file__, 0, *said, extra={"fields": fields})
        )


class RouteMiddleware:
    """Tells `RequestsSeen` by its name which of the URLconf's addresses was asked for."""

    def __init__(self, get_response: Callable) -> None:
        self._get_response = get_response

    def __call__(self, request):
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs) -> None:
        request.META[ROUTE] = request.resolver_match.view_name or ""
