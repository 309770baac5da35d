"""For work on the showcase itself: debug pages, a key that is no secret, mail on the console."""

from . import logs
from .base import *  # noqa: F403 - a settings module extends another by its names
from .base import env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env.str("SECRET_KEY", "not-a-secret-for-development-only")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
SHOWCASE_EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Static files come from their sources; none are collected.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SHOWCASE_SERVE_UPLOADS = True
# Plain lines, of what is wrong alone: runserver has its own for each request.
LOGGING = logs.configuration(env, "plain", level="WARNING", access=False)
# A template that is changed is seen at once.
SHOWCASE_PAGE_CACHE = 0
SHOWCASE_STORED_PAGES = False
