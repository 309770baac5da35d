"""Answers that say more than their page does."""

import logging
from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, override

from .throttle import LOCKED

logger = logging.getLogger(__name__)


def with_lock(response: HttpResponse, form: BaseForm) -> HttpResponse:
    """The page of a form that was not accepted; 429 with `Retry-After` if that is for a lock (RFC 6585 §4)."""
    for errors in form.errors.as_data().values():
        for error in errors:
            if error.code == LOCKED:
                response.status_code = 429
                response.headers["Retry-After"] = str(error.params["seconds"])
    return response


class RedirectAndThen(HttpResponseRedirect):
    """Redirects, and does something when the client has the whole answer: it cannot tell how long that takes."""

    def __init__(self, redirect_to: str, work: Callable[[], None]) -> None:
        super().__init__(redirect_to)
        self._work, self._language = work, get_language()
        # A server closes a response once; the length says that it is whole before.
        self.headers["Content-Length"] = "0"

    def close(self) -> None:
        work, self._work = self._work, None
        try:
            if work is not None:
                with override(self._language):
                    work()
        except Exception:
            # The answer is given; whoever runs the site has to know.
            logger.exception("What was to be done after an answer has failed.")
        finally:
            super().close()
