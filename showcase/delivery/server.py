"""The site as any WSGI server runs it: Django, seen from outside, behind the proxies that it believes."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable

from django.core.wsgi import get_wsgi_application

from showcase.settings.environment import SettingError, env, refuse

# gunicorn's own for "do not try again" (its WORKER_BOOT_ERROR): otherwise it starts worker after worker.
NO_USE = 3


class Server:
    """The WSGI application, and what each process that serves with it has to begin.

    The two are apart for a server that loads the site once and forks then: what begins is a thread and a signal's
    handler, and neither outlives a fork. A setting that is wrong ends the process with the sentence that names it.
    """

    def __init__(self) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.production")
        try:
            self._load()
        except SettingError as error:
            print(error, file=sys.stderr)
            sys.exit(NO_USE)

    def __call__(self, environ: dict, start_response: object) -> Iterable[bytes]:
        return self._application(environ, start_response)

    def begin(self) -> None:
        """To be called once in each process that serves, in its main thread."""
        from showcase.tasks.beside import start_beside_server

        from .health import end_on_sigterm

        end_on_sigterm()
        start_beside_server()

    def _load(self) -> None:
        django = get_wsgi_application()

        from django.conf import settings

        from . import metrics
        from .page_cache import PageCacheFront
        from .proxies import TrustedProxies
        from .queries import bound_statements
        from .requests_seen import RequestsSeen
        from .warm import warm_up

        try:
            metrics.prepare()
        except OSError as error:
            refuse(
                "PROMETHEUS_MULTIPROC_DIR", f"cannot be written to ({error.strerror})", "name another folder"
            )
        bound_statements()
        warm_up()
        for sentence in env.misspelt():
            logging.getLogger("showcase.settings").warning(sentence)
        seen = RequestsSeen(PageCacheFront(django), settings.SHOWCASE_LOG_ADDRESSES)
        self._application = TrustedProxies(seen, settings.SHOWCASE_TRUSTED_PROXIES)
