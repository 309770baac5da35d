"""Pages that are stored beside what they were made of: found by any process, also by one that has just started.

On PostgreSQL alone. A page is stored between transactions that change what visitors see: so each of these is either
known to it, or has a higher number than all that it knows. On SQLite, which lets one write at a time, readers would
wait for editors.
"""

from __future__ import annotations

import logging
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import Exists, Max, OuterRef
from django.http import HttpResponseBase
from django.utils import timezone

from . import tags
from .made_by import made_by
from .models import KEPT, Change, StoredPage
from .store import Kept, Key
from .watch import next_expiry, watch

logger = logging.getLogger(__name__)

# PostgreSQL's advisory lock, by a number of our own: shared by who changes, held alone by who stores.
LOCK = 0x5768_6565_6C73
# Shorter than changes are kept, by as long as a transaction may take: none that matters is forgotten before.
LASTS = KEPT * 2 / 3
# Pages at most. A site has one for each address, language and way to compress.
MOST = 20_000


def are_on() -> bool:
    """Whether pages are stored: `SHOWCASE_STORED_PAGES`, on PostgreSQL."""
    return settings.SHOWCASE_STORED_PAGES and connection.vendor == "postgresql"


def before_a_change() -> None:
    """To be called in a transaction, before it writes a `Change`: until it ends, nothing is stored."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def find(key: Key, known: int) -> Kept | None:
    """The page that is stored under the key, if nothing in it has changed; two queries.

    `known` is what the process knew before it asked. None also where the database does not answer.
    """
    try:
        fresh = StoredPage.objects.filter(key=_digest(key), until__gt=timezone.now())
        found = fresh.values_list("headers", "body", "tags", "last_change").first()
        if found is None:
            return None
        headers, body, depends, last_change = found
        # Asked after the page was read: a change that comes between is seen.
        if Change.objects.filter(pk__gt=last_change, tag__in=depends).exists():
            return None
    except (DatabaseError, InterfaceError):
        return None
    return Kept(200, tuple(map(tuple, headers)), bytes(body), known, frozenset(depends))


def may_be_stored(response: HttpResponseBase, kept: Kept) -> bool:
    """Pages that people read, of which there are as many as addresses; what programs read is asked for seldom."""
    return kept.accept is None and response.get("Content-Type", "").startswith("text/html")


def put(key: Key, kept: Kept) -> None:
    """Store what has just been made, unless something has changed meanwhile, or is changing now."""
    try:
        with transaction.atomic():
            if _nobody_changes_anything() and _is_fresh_still(kept) and StoredPage.objects.count() < MOST:
                _write(key, kept)
    except (DatabaseError, InterfaceError) as error:
        logger.warning("A page could not be stored: %s. It is made again.", error)


def forget_outdated() -> None:
    """Delete what nobody is shown any more."""
    changed = Change.objects.filter(tag=tags.ALL, pk__gt=OuterRef("last_change"))
    StoredPage.objects.filter(until__lte=timezone.now()).delete()
    StoredPage.objects.filter(Exists(changed)).delete()


def _nobody_changes_anything() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


def _is_fresh_still(kept: Kept) -> bool:
    watch.look_now()
    return watch.is_fresh(kept.known, kept.tags)


def _write(key: Key, kept: Kept) -> None:
    page = StoredPage(
        key=_digest(key),
        headers=kept.headers,
        body=kept.body,
        tags=sorted(kept.tags),
        last_change=Change.objects.aggregate(last=Max("pk"))["last"] or 0,
        until=_until(timezone.now()),
    )
    fields = ["headers", "body", "tags", "last_change", "until"]
    StoredPage.objects.bulk_create([page], update_conflicts=True, unique_fields=["key"], update_fields=fields)


def _until(now: datetime) -> datetime:
    return min(now + LASTS, next_expiry(now) or datetime.max.replace(tzinfo=now.tzinfo))


def _digest(key: Key) -> str:
    return sha256("\0".join((made_by(), *key)).encode()).hexdigest()
