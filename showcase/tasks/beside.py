"""A worker inside a server's process, for a site that is one process and wants no second one."""

from __future__ import annotations

from functools import cache

from django.conf import settings


@cache
def start_beside_server() -> None:
    """Start it, once in each process, where `SHOWCASE_WORKER_IN_SERVER` says so.

    It ends with the process, in the middle of a task if need be: the next worker takes that back.
    """
    if settings.SHOWCASE_WORKER_IN_SERVER:
        from .worker import Worker

        Worker().start()
