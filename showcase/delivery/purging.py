"""Telling the caches in front what to throw away: by tags, in one request to each."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPException

from wagtail.contrib.frontend_cache.backends import HTTPBackend
from wagtail.contrib.frontend_cache.utils import get_backends

logger = logging.getLogger(__name__)

# The header by which answers carry their tags to caches, and caches are told some (Fastly's and Varnish's practice).
SURROGATE_KEY = "Surrogate-Key"
# Seconds: a cache that does not answer holds up nobody who publishes for longer.
TIMEOUT = 2


class TagBackend(HTTPBackend):
    """A cache that throws away by address on PURGE, as any of Wagtail's, and by tags on BAN: Varnish with our VCL."""

    def ban(self, tags: Iterable[str]) -> None:
        """Throw away whatever carries one of the tags. What goes wrong is logged: the news is told again (`watch`)."""
        connection = HTTPConnection(self.cache_netloc, timeout=TIMEOUT)
        try:
            # As a pattern: the header of an answer has its tags with spaces between.
            connection.request("BAN", "/", headers={SURROGATE_KEY: "|".join(sorted(tags))})
            status = connection.getresponse().status
        except (OSError, HTTPException) as error:
            logger.error("The cache at %s cannot be told what has changed: %s", self.cache_netloc, error)
        else:
            if status != 200:
                logger.error(
                    "The cache at %s refused to be told what has changed: %s", self.cache_netloc, status
                )
        finally:
            connection.close()


def purge(tags: Iterable[str]) -> None:
    """Tell every cache in front of the site, one after the other."""
    for backend in get_backends().values():
        backend.ban(tags)


def purge_aside(tags: Iterable[str]) -> None:
    """As `purge()`, while the caller goes on."""
    if get_backends():
        threading.Thread(target=purge, args=(frozenset(tags),), name="purge", daemon=True).start()
