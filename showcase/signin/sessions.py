"""Ending sessions."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user: User, keep: str | None = None) -> int:
    """Sign the user out everywhere, except in the session with the key `keep`; how many sessions ended.

    Only who signs in has a session, visitors have none: there are few enough to look at each.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.session_key != keep and session.get_decoded().get(SESSION_KEY) == str(user.pk):
            store().delete(session.session_key)
            ended += 1
    return ended
