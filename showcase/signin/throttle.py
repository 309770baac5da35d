"""How often somebody may be wrong: by account and by address, in the database, with django-axes.

What counts is a wrong password, of a person or of a page, a wrong code of the second factor, and every request for a
password reset. A name that
nobody has is counted and locked like any other: an answer does not tell who exists.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

# The code of the error that says so.
LOCKED = "locked"


class ThrottledBackend(AxesStandaloneBackend):
    """Refuses whoever is locked out, before a password is looked at; it logs nobody in."""

    def authenticate(self, request: HttpRequest | None, username=None, password=None, **kwargs):
        # Code that asks without a request has no client to keep out.
        if request is not None:
            return super().authenticate(request, username, password, **kwargs)
        return None


class Throttle(AxesDatabaseHandler):
    """Axes' database handler with a limit of its own for an address, behind which a whole office may sit."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """How near the client is to a lock, in failures of an account."""
        account, address = map(_failures, self.get_user_attempts(request, credentials))
        of_address = (
            address * settings.SHOWCASE_FAILURES_PER_ACCOUNT // settings.SHOWCASE_FAILURES_PER_ADDRESS
        )
        return max(account, of_address)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Whoever gets in clears their account; the address keeps what it did to others."""
        return self.filter_user_attempts(request, credentials)[0].delete()[0]


@dataclass(frozen=True)
class Lock:
    """Until when a client is locked out."""

    until: datetime

    @property
    def seconds(self) -> int:
        return max(1, int((self.until - timezone.now()).total_seconds()))

    @property
    def words(self) -> str:
        # To the full minute after it: who comes then is let in.
        until = timezone.localtime(self.until + timedelta(seconds=59))
        return _(
            "Too many attempts. You can try again after %(time)s. If it is urgent, ask the person who runs the site."
        ) % {"time": time_format(until, "TIME_FORMAT")}


def find_lock(request: HttpRequest, username: str) -> Lock | None:
    """What keeps this account, or the request's address, from another attempt."""
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return None
    account, address = AxesProxyHandler.get_implementation().get_user_attempts(
        request, {"username": username}
    )
    ends = [
        _end(account, settings.SHOWCASE_FAILURES_PER_ACCOUNT),
        _end(address, settings.SHOWCASE_FAILURES_PER_ADDRESS),
    ]
    return Lock(max(end for end in ends if end is not None))


def refuse_locked(request: HttpRequest, username: str) -> None:
    """Raise `ValidationError` with the code `LOCKED` that says when to come again."""
    lock = find_lock(request, username)
    if lock is not None:
        raise ValidationError(lock.words, code=LOCKED, params={"seconds": lock.seconds})


def record_failure(request: HttpRequest, username: str) -> None:
    """Count what was not a person's wrong password: a wrong code, a page's password, a request for a reset."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def client_in_words(username, ip_address, user_agent, path_info, request) -> str:
    """How axes' own log lines name a client. Not by the name that was typed: it is a password now and then."""
    return f"address {ip_address}"


def _failures(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def _end(attempts: QuerySet[AccessAttempt], limit: int) -> datetime | None:
    """When enough of the attempts will have been forgotten; None if there are too few as it is."""
    rows = list(attempts.order_by("attempt_time").values_list("attempt_time", "failures_since_start"))
    left = sum(failures for _time, failures in rows)
    end = None
    for time, failures in rows:
        if left < limit:
            break
        left -= failures
        end = time + settings.AXES_COOLOFF_TIME
    return end
