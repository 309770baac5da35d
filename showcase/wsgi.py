"""The WSGI application that a server runs; `showcase.settings.production` unless told otherwise."""

from showcase.delivery.server import Server

application = Server()
# Each process that serves loads this module: one that loads it and forks then takes `Server` itself
# (`showcase/delivery/gunicorn_conf.py`).
application.begin()
