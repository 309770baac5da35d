"""Whether this process lives, and whether it should be sent visitors: for probes, load balancers and Prometheus.

Answered before anything else is asked: probes come by address and without TLS, so neither the host nor the scheme may
matter, and no language is chosen. Strangers learn names, and “ok” or “failed”.
"""

import logging
import signal
import threading
from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address, ip_network
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from . import metrics
from .changes import kept_anywhere
from .requests_seen import ROUTE
from .watch import watch

logger = logging.getLogger("showcase.health")

LIVE, READY, METRICS = "/-/live", "/-/ready", "/-/metrics"

_ending = threading.Event()
# What this code needs does not change while the process lives: once it is there, nobody looks again.
_migrated = threading.Event()


class HealthMiddleware:
    """`/-/live` asks nothing. `/-/ready` asks the database, whether migrations are applied, and the cache, without
    which a node does its work all the same. `/-/metrics` is there for those alone whom the settings name.

    Stands before everything that looks at hosts, schemes and languages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/-/") and request.method in ("GET", "HEAD"):
            if request.path_info == LIVE:
                return _answered(request, JsonResponse({"status": "ok"}))
            if request.path_info == READY:
                return _answered(request, ready())
            if request.path_info == METRICS:
                return _answered(request, _numbers(request))
        return self._get_response(request)


def ready() -> HttpResponse:
    """200 where visitors may come, else 503."""
    needed = {"running": not is_ending(), "database": _database_answers()}
    needed["migrations"] = needed["database"] and _migrations_are_applied()
    checks = {
        name: "ok" if fine else "failed" for name, fine in (needed | {"cache": _cache_answers()}).items()
    }
    if needed["database"] and kept_anywhere():
        # A node that nobody visits hears of changes too, and passes them on to the caches in front.
        watch.now()
    fine = all(needed.values())
    body = {"status": "ok" if fine else "failed", "checks": checks}
    return JsonResponse(body, status=200 if fine else 503)


def is_ending() -> bool:
    """Whether this process was told to end, or its operator has laid down the file that says so beforehand."""
    file = settings.SHOWCASE_DRAIN_FILE
    return _ending.is_set() or bool(file and Path(file).exists())


def end_on_sigterm() -> None:
    """From SIGTERM on this process is not ready; what the server does about the signal, it does as before."""
    if threading.current_thread() is not threading.main_thread():
        return
    before = signal.getsignal(signal.SIGTERM)
    if not callable(before):
        # Nobody's: the process just ends.
        return

    def end(number, frame) -> None:
        _ending.set()
        before(number, frame)

    signal.signal(signal.SIGTERM, end)


def _answered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    request.META[ROUTE] = request.path_info.removeprefix("/-/")
    response["Cache-Control"] = "no-store"
    response["Content-Length"] = str(len(response.content))
    return response


def _numbers(request: HttpRequest) -> HttpResponse:
    if not _may_read_metrics(request):
        return HttpResponse("Not found\n", content_type="text/plain", status=404)
    content, content_type = metrics.page()
    return HttpResponse(content, content_type=content_type)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        logger.warning("The database does not answer", exc_info=True)
        return False
    return True


def _migrations_are_applied() -> bool:
    if not _migrated.is_set():
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except Exception:
            logger.warning("Whether migrations are applied cannot be seen", exc_info=True)
            return False
        if missing:
            names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _back in missing)
            logger.warning("Not applied yet: %s. Run `manage.py migrate`.", names)
            return False
        _migrated.set()
    return True


def _cache_answers() -> bool:
    key, value = f"ready-{uuid4().hex}", "ok"
    try:
        cache.set(key, value, timeout=10)
        found = cache.get(key)
        cache.delete(key)
    except Exception:
        logger.warning("The cache does not answer", exc_info=True)
        metrics.cache_error()
        return False
    return found == value


def _may_read_metrics(request: HttpRequest) -> bool:
    token, sent = settings.SHOWCASE_METRICS_TOKEN, request.headers.get("Authorization", "")
    if token and compare_digest(sent.encode(), f"Bearer {token}".encode()):
        return True
    try:
        visitor = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(visitor in ip_network(network) for network in settings.SHOWCASE_METRICS_NETWORKS)
