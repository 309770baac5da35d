"""The WSGI application that a server runs; `showcase.settings.production` unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.production")

application = get_wsgi_application()
