"""Settings that every way of running the showcase shares. What differs stands in the modules beside this one."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from . import readers, services, storage
from .environment import env
from .signin import *  # noqa: F403 - a settings module extends another by its names

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("SHOWCASE_VAR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "media",
    "profiles",
    "showcase.backup",
    "showcase.delivery",
    "showcase.demo",
    "showcase.exchange",
    "showcase.sharing",
    "showcase.signin",
    "showcase.tasks",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",  # not used by the showcase; the admin does not start without it
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "showcase.delivery.health.HealthMiddleware",
    "showcase.delivery.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "showcase.delivery.guard.ContentSecurityMiddleware",
    "showcase.delivery.guard.permissions_policy",
    "showcase.delivery.compression.TextCompressionMiddleware",
    "showcase.delivery.policy.CachePolicyMiddleware",
    "profiles.languages.middleware.LanguageMiddleware",
    "showcase.delivery.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "showcase.signin.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "showcase.delivery.redirects.OldAddressesMiddleware",
    "showcase.delivery.requests_seen.RouteMiddleware",
]

ROOT_URLCONF = "showcase.urls"
WSGI_APPLICATION = "showcase.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "showcase.sharing.context_processors.branding",
            ],
        },
    },
]

# The embedded default: one SQLite file, fit for a small real site. WAL lets readers read while an
# editor saves; IMMEDIATE makes two writers queue instead of failing half-way.
DATABASES = {"default": services.database(env, VAR_DIR / "showcase.sqlite3")}
# PostgreSQL ends what takes longer than this, in seconds, where a visitor waits (showcase/delivery/queries.py).
DATABASE_STATEMENT_TIMEOUT = env.number("DATABASE_STATEMENT_TIMEOUT", 30)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Tasks are done before a request is answered, or by a worker (docs/operations.md). What fails goes to the queue either
# way, where the worker tries it again.
SHOWCASE_TASKS = env.choice("SHOWCASE_TASKS", ("immediate", "database"), "immediate")
_LANES = {"QUEUES": ["prompt", "default", "slow"]}
_QUEUE = {"BACKEND": "showcase.tasks.backends.QueueBackend"} | _LANES
_AT_ONCE = {"BACKEND": "showcase.tasks.backends.AtOnceBackend"} | _LANES
TASKS = {"default": _QUEUE if SHOWCASE_TASKS == "database" else _AT_ONCE, "queue": _QUEUE}
# Where no worker is asked for, the server's own processes have one beside them: nothing else is to be started.
SHOWCASE_WORKER_IN_SERVER = env.bool("SHOWCASE_WORKER_IN_SERVER", SHOWCASE_TASKS == "immediate")

# Mail is a task; this is how it leaves the house.
EMAIL_BACKEND = "showcase.tasks.mail.EmailBackend"
SHOWCASE_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

CACHES = {"default": services.cache(env)}

# The site's first language, whose addresses have no prefix; those of the others begin with /nb/, /nn/ or /en/.
LANGUAGES = [("en", _("English")), ("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk"))]
LANGUAGE_CODE, WAGTAIL_CONTENT_LANGUAGES = readers.languages(env, LANGUAGES)
WAGTAIL_I18N_ENABLED = True
# A copy for a translator is a draft, whatever its original is.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["showcase.formats"]
# Of those that Wagtail knows, and of ours: an editor chooses one in their account.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("SHOWCASE_STATIC", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "showcase" / "static"]
MEDIA_URL = "/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
# Uploads, and "cards": these show faces, and nobody gets one past the view that asks whether its person may be met.
STORAGES = storage.storages(env, VAR_DIR) | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644

# A long interview pasted with its formatting may be large; the form must be able to answer with a message.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# YouTube answers "error 153" to a player without a referrer (since October 2025).
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

DEFAULT_EXCEPTION_REPORTER = "showcase.delivery.reports.MaskingReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "showcase.delivery.reports.ReportFilter"
# Nothing here reads this cookie in a script: pages carry the token. In production both have a prefix as well.
CSRF_COOKIE_HTTPONLY = True

WAGTAIL_SITE_NAME = env.str("SHOWCASE_NAME", "Showcase")
WAGTAILADMIN_BASE_URL = readers.address(env, "SHOWCASE_BASE_URL", default="http://127.0.0.1:8000")
# Slugs travel in links that people read aloud: plain letters only, "Bjørn" becomes "bjorn".
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000

# No page shows documents. Who has the right to upload one all the same uploads nothing that a browser would run.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "direct"

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# The demo, whose users have public passwords, and the style guide: settings/demo.py turns it on.
SHOWCASE_DEMO = False

# A film that an editor uploads, in bytes.
SHOWCASE_FILM_MAX_UPLOAD_SIZE = 500 * 1024 * 1024
# PeerTube instances whose films may be shown: host names in lower case, without port or path.
SHOWCASE_PEERTUBE_HOSTS = env.list("SHOWCASE_PEERTUBE_HOSTS", default=[])
# Private networks that posters may be fetched from, for a PeerTube inside the office: "10.1.0.0/16,fd12:3456::/48".
# No other address that is not on the public internet is ever asked.
SHOWCASE_FETCH_PRIVATE_NETWORKS = readers.networks(env, "SHOWCASE_FETCH_PRIVATE_NETWORKS")
# Who is not translated into a language yet is listed there all the same, in the language that they are in.
SHOWCASE_LIST_UNTRANSLATED = env.bool("SHOWCASE_LIST_UNTRANSLATED", True)
# Megabytes of memory in which each process keeps pages; 0 for none.
SHOWCASE_PAGE_CACHE = env.number("SHOWCASE_PAGE_CACHE", 32)
# Pages are stored in the database as well, where that is PostgreSQL: for every process, and for one that starts anew.
SHOWCASE_STORED_PAGES = env.bool("SHOWCASE_STORED_PAGES", True)
# Caches in front of the site that are told what to throw away: "http://varnish:80", several with commas.
WAGTAILFRONTENDCACHE = {
    address: {"BACKEND": "showcase.delivery.purging.TagBackend", "LOCATION": address}
    for address in readers.origins(env, "SHOWCASE_CACHES_IN_FRONT")
}
# Whom /.well-known/security.txt names: e-mail addresses or URIs; else the address in each site's branding.
SHOWCASE_SECURITY_CONTACTS = env.list("SHOWCASE_SECURITY_CONTACTS", default=[])
# The address of the operator's own words on how to report, for the same file.
SHOWCASE_SECURITY_POLICY = env.str("SHOWCASE_SECURITY_POLICY", "")
# The public site says that it will be back; the admin works on.
SHOWCASE_MAINTENANCE = env.bool("SHOWCASE_MAINTENANCE", False)
# Gates that publishing does without: "film_captions" on every site, "example.org:film_captions" on one.
SHOWCASE_GATES_OFF = env.list("SHOWCASE_GATES_OFF", default=[])

# Proxies whose word about visitors is taken: their address, and that they come by TLS.
SHOWCASE_TRUSTED_PROXIES = readers.networks(env, "SHOWCASE_TRUSTED_PROXIES", "127.0.0.0/8,::1/128")
# While this file is there, the node says that it is not ready.
SHOWCASE_DRAIN_FILE = env.str("SHOWCASE_DRAIN_FILE", "")
# How much of a visitor's address the log keeps.
SHOWCASE_LOG_ADDRESSES = env.choice("SHOWCASE_LOG_ADDRESSES", ("none", "network", "full"), "network")
# Queries that take longer are written down, in milliseconds; 0 for none.
SHOWCASE_SLOW_QUERY_MS = env.number("SHOWCASE_SLOW_QUERY_MS", 0)
# Who may read /-/metrics. Without either, nothing is counted.
SHOWCASE_METRICS_TOKEN = env.secret("SHOWCASE_METRICS_TOKEN", default="")
SHOWCASE_METRICS_NETWORKS = readers.networks(env, "SHOWCASE_METRICS_NETWORKS")
# Where scheduled backups go: a folder, or "s3://bucket/prefix/". None are taken where it is empty.
SHOWCASE_BACKUP_TO = env.str("SHOWCASE_BACKUP_TO", "")
# Which of them stay: the last of so many days, weeks and months.
SHOWCASE_BACKUP_KEEP = env.str("SHOWCASE_BACKUP_KEEP", "7 daily, 4 weekly, 6 monthly")
# An age key: "AGE-SECRET-KEY-1…" encrypts and decrypts, "age1…" only encrypts. Backups are not encrypted without one.
SHOWCASE_BACKUP_KEY = env.secret("SHOWCASE_BACKUP_KEY", default="")
