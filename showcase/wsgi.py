"""The WSGI application that a server runs; `showcase.settings.production` unless told otherwise."""

import logging
import os
import sys

from django.core.wsgi import get_wsgi_application

from showcase.settings.environment import SettingError, env, refuse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.production")

# gunicorn's own for "do not try again" (its WORKER_BOOT_ERROR): otherwise it starts worker after worker.
NO_USE = 3


def make_application():
    """Django, seen from outside, behind the proxies that it believes."""
    django = get_wsgi_application()

    from django.conf import settings

    from showcase.delivery import metrics
    from showcase.delivery.health import end_on_sigterm
    from showcase.delivery.page_cache import PageCacheFront
    from showcase.delivery.proxies import TrustedProxies
    from showcase.delivery.queries import bound_statements
    from showcase.delivery.requests_seen import RequestsSeen
    from showcase.delivery.warm import warm_up
    from showcase.tasks.beside import start_beside_server

    try:
        metrics.prepare()
    except OSError as error:
        refuse("PROMETHEUS_MULTIPROC_DIR", f"cannot be written to ({error.strerror})", "name another folder")
    bound_statements()
    warm_up()
    end_on_sigterm()
    # In each process that serves: a server that forks before this starts none in its parent.
    start_beside_server()
    for sentence in env.misspelt():
        logging.getLogger("showcase.settings").warning(sentence)
    seen = RequestsSeen(PageCacheFront(django), settings.SHOWCASE_LOG_ADDRESSES)
    return TrustedProxies(seen, settings.SHOWCASE_TRUSTED_PROXIES)


try:
    application = make_application()
except SettingError as error:
    print(error, file=sys.stderr)
    sys.exit(NO_USE)
