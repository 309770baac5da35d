"""For the tests: everything as in development, without the waits."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module extends another by its names
from .base import STORAGES as BASE_STORAGES

DEBUG = False
SECRET_KEY = "not-a-secret-for-tests-only"  # noqa: S105 - says so itself
ALLOWED_HOSTS = ["*"]
# Strong hashes are slow on purpose; a test that logs in need not wait for them.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SHOWCASE_EMAIL_BACKEND = EMAIL_BACKEND
STATIC_ROOT = None
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="showcase-test-uploads-"))
STORAGES = BASE_STORAGES | {
    "cards": BASE_STORAGES["cards"] | {"OPTIONS": {"location": MEDIA_ROOT / ".cards"}},
}
SHOWCASE_SERVE_UPLOADS = True
# The style guide is tested as every other page.
SHOWCASE_DEMO = True
SHOWCASE_PEERTUBE_HOSTS = ["video.example.no", "tube.example.org"]
# What a test changes is seen at once; the page cache has tests of its own.
SHOWCASE_PAGE_CACHE = 0
SHOWCASE_STORED_PAGES = False
# Only the admin searches by Wagtail's index; to write it is a tenth of the tests' time. A test of that writes it.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}
