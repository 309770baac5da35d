"""For work on the showcase itself: debug pages, a key that is no secret, mail on the console."""

from .base import *  # noqa: F403 - a settings module extends another by its names
from .base import BASE_DIR, env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env.str("SECRET_KEY", "not-a-secret-for-development-only")  # noqa: S105 - says so itself
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_ROOT = BASE_DIR / "showcase" / "static" / "root"
SHOWCASE_SERVE_UPLOADS = True
