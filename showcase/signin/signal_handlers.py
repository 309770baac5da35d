"""What happens when somebody is locked out, and when a second factor goes."""

import logging

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.http import HttpRequest

from .factors import FACTORS
from .sessions import end_sessions

logger = logging.getLogger(__name__)


def connect() -> None:
    user_locked_out.connect(log_lock)
    authenticator_removed.connect(end_others)


def log_lock(sender, request: HttpRequest, username: str | None, ip_address: str | None, **kwargs) -> None:
    """Once for each lock, and not for what is tried while it holds."""
    if request.axes_failures_since_start is None:
        return
    # A name that nobody has may be a password in the wrong field.
    known = User.objects.filter(username=username).exists()
    logger.warning(
        "Locked out after too many attempts to sign in: account %s, address %s.",
        username if known else "unknown",
        ip_address,
    )


def end_others(sender, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs) -> None:
    """Whoever has the lost device may be signed in with it."""
    if authenticator.type in FACTORS:
        end_sessions(user, keep=request.session.session_key)
