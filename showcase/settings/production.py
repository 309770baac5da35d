"""For the open internet, behind a proxy that ends TLS. Every secret and address comes from the environment."""

from logging import captureWarnings

from . import logs, readers, services, storage
from .base import *  # noqa: F403 - a settings module extends another by its names
from .base import STORAGES as BASE_STORAGES
from .base import env

DEBUG = False
SECRET_KEY = readers.secret_key(env)
SECRET_KEY_FALLBACKS = readers.old_keys(env)
ALLOWED_HOSTS = readers.hosts(env, "ALLOWED_HOSTS")
# Only for a proxy that changes the host, or hides that visitors come by TLS.
CSRF_TRUSTED_ORIGINS = readers.origins(env, "CSRF_TRUSTED_ORIGINS")
# Links in e-mails and in the admin lead here.
WAGTAILADMIN_BASE_URL = readers.address(env, "SHOWCASE_BASE_URL")

STORAGES = BASE_STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31_536_000)
# These two bind the whole domain, other services on it included: say yes only when all of it speaks TLS.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", False)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers take these names only with Secure, for the whole site and for this host alone (RFC 6265bis §4.1.3.2).
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

ADMINS = [("Showcase", address) for address in readers.mail_addresses(env, "ADMINS")]
LOGGING = logs.configuration(env, "json")
# Python's warnings are lines as all others.
captureWarnings(True)
SHOWCASE_SLOW_QUERY_MS = env.number("SHOWCASE_SLOW_QUERY_MS", 500)
readers.counted_together(env)
logs.report_errors(env)

EMAIL_CONFIG = services.mail(env)
SHOWCASE_EMAIL_BACKEND = EMAIL_CONFIG.pop("EMAIL_BACKEND")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "showcase@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# On a server of one's own the web server in front usually serves uploads; a small one can let the app do it.
# A bucket is nobody's to read but the application's, unless it has an address for everyone.
SHOWCASE_SERVE_UPLOADS = env.bool("SHOWCASE_SERVE_UPLOADS", storage.is_private(STORAGES))
