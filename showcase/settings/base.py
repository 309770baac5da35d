"""Settings that every way of running the showcase shares. What differs stands in the modules beside this one."""

from ipaddress import ip_network
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(environ.Env().str("SHOWCASE_VAR", str(BASE_DIR / "var")))

env = environ.Env()

INSTALLED_APPS = [
    "media",
    "profiles",
    "showcase.demo",
    "showcase.exchange",
    "showcase.sharing",
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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "showcase.delivery.compression.TextCompressionMiddleware",
    "profiles.languages.middleware.LanguageMiddleware",
    "showcase.delivery.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
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
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'showcase.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

# The site's first language, whose addresses have no prefix; those of the others begin with /nb/, /nn/ or /en/.
LANGUAGE_CODE = env.str("SHOWCASE_LANGUAGE", "en")
LANGUAGES = [("en", _("English")), ("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk"))]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# A copy for a translator is a draft, whatever its original is.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["showcase.formats"]
# Of those that Wagtail knows, and of ours: an editor chooses one in their account.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "showcase" / "static"]
MEDIA_URL = "/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Share cards show faces: nobody gets one past the view that asks whether its person may be met.
    "cards": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "cards"},
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644

# A long interview pasted with its formatting may be large; the form must be able to answer with a message.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# YouTube answers "error 153" to a player without a referrer (since October 2025).
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

WAGTAIL_SITE_NAME = env.str("SHOWCASE_NAME", "Showcase")
WAGTAILADMIN_BASE_URL = env.str("SHOWCASE_BASE_URL", "http://127.0.0.1:8000")
# Slugs travel in links that people read aloud: plain letters only, "Bjørn" becomes "bjorn".
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000

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
SHOWCASE_FETCH_PRIVATE_NETWORKS = [
    str(ip_network(network)) for network in env.list("SHOWCASE_FETCH_PRIVATE_NETWORKS", default=[])
]
# Who is not translated into a language yet is listed there all the same, in the language that they are in.
SHOWCASE_LIST_UNTRANSLATED = env.bool("SHOWCASE_LIST_UNTRANSLATED", True)
# The public site says that it will be back; the admin works on.
SHOWCASE_MAINTENANCE = env.bool("SHOWCASE_MAINTENANCE", False)
# Gates that publishing does without: "film_captions" on every site, "example.org:film_captions" on one.
SHOWCASE_GATES_OFF = env.list("SHOWCASE_GATES_OFF", default=[])
