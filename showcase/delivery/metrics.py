"""What is counted, for Prometheus: requests, errors of the database and of the cache, pages kept, tasks.

Nothing is counted, and prometheus_client not even imported, unless the settings name somebody who may read it. With
several worker processes PROMETHEUS_MULTIPROC_DIR is a folder of theirs in common, and any of them answers for all
(prometheus.github.io/client_python/multiprocess/).

For those who have something to count: `cache_error()`, `database_error()`, `task(name, outcome)`; `gauge(name, help,
ask)` for what is asked when somebody reads; and `META[requests_seen.PAGE_CACHE]` of a request for
"hit", "stored" or "miss".
"""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

logger = logging.getLogger("showcase.metrics")

# From a page kept in memory to a search that somebody waits for, in seconds.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# What visitors could write there as they like becomes one.
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_gauges: dict[str, tuple[str, Callable[[], float]]] = {}


@dataclass(frozen=True)
class _Counters:
    requests: Any
    seconds: Any
    page_cache: Any
    database_errors: Any
    cache_errors: Any
    tasks: Any


def are_on() -> bool:
    return bool(settings.SHOWCASE_METRICS_TOKEN or settings.SHOWCASE_METRICS_NETWORKS)


def prepare() -> None:
    """Make the processes' folder, and the counters in it. Raises `OSError` where that cannot be."""
    if are_on():
        _counters()


def request(method: str, route: str, status: int, seconds: float, page_cache: str | None) -> None:
    """A request that has been answered; `route` is empty where no view was reached."""
    if not are_on():
        return
    counters = _counters()
    counters.requests.labels(method if method in METHODS else "other", route, str(status)).inc()
    counters.seconds.labels(route).observe(seconds)
    if page_cache:
        counters.page_cache.labels(page_cache).inc()


def database_error() -> None:
    if are_on():
        _counters().database_errors.inc()


def cache_error() -> None:
    """The cache did not answer, whether or not somebody noticed."""
    if are_on():
        _counters().cache_errors.inc()


def task(name: str, outcome: str) -> None:
    """A task that was "enqueued", has "succeeded" or has "failed"."""
    if are_on():
        _counters().tasks.labels(name, outcome).inc()


def gauge(name: str, help_text: str, ask: Callable[[], float]) -> None:
    """Have `ask` called whenever somebody reads; one that raises is left out of that reading."""
    _gauges[name] = (help_text, ask)


def page() -> tuple[bytes, str]:
    """All numbers as Prometheus reads them, and their content type."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, values
    from prometheus_client.multiprocess import MultiProcessCollector

    _counters()
    registry = _registry()
    if values.ValueClass is not values.MutexValue:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    asked = CollectorRegistry()
    asked.register(_Asked())
    return generate_latest(registry) + generate_latest(asked), CONTENT_TYPE_LATEST


class _Asked:
    """prometheus_client's way to numbers that are asked for when somebody reads."""

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        for name, (help_text, ask) in _gauges.items():
            try:
                number = ask()
            except Exception:
                logger.warning("The number %s cannot be had", name, exc_info=True)
            else:
                yield GaugeMetricFamily(f"showcase_{name}", help_text, value=number)


@cache
def _registry() -> Any:
    from prometheus_client import CollectorRegistry

    return CollectorRegistry()


@cache
def _counters() -> _Counters:
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        os.makedirs(folder, exist_ok=True)

    from prometheus_client import Counter, Histogram

    def counter(name: str, help_text: str, *labels: str) -> Counter:
        return Counter(f"showcase_{name}", help_text, labels, registry=_registry())

    return _Counters(
        requests=counter("requests", "Requests that were answered", "method", "route", "status"),
        seconds=Histogram(
            "showcase_request_seconds",
            "Time until the answer began",
            ["route"],
            buckets=BUCKETS,
            registry=_registry(),
        ),
        page_cache=counter(
            "page_cache", "Whole pages that were kept (hit), stored (stored) or made (miss)", "result"
        ),
        database_errors=counter("database_errors", "Queries and connections that failed"),
        cache_errors=counter("cache_errors", "Times that the cache did not answer"),
        tasks=counter("tasks", "Tasks by their names", "task", "outcome"),
    )
