"""By which code a page was made: after an upgrade, what the last release made is not shown any more."""

from functools import cache
from hashlib import sha256
from importlib.metadata import distributions

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# Everything that a page is made of, beside the database: words, templates and code.
FOLDERS = ("locale", "media", "profiles", "showcase", "templates")
SUFFIXES = {".html", ".mo", ".py"}
# Settings that a page may depend on, and those of them that are a process's own.
PREFIXES = ("LANGUAGE", "MEDIA_URL", "SECURE_", "SHOWCASE_", "STATIC_URL", "TIME_ZONE", "USE_", "WAGTAIL")
OF_A_PROCESS = {"SHOWCASE_DRAIN_FILE", "SHOWCASE_PAGE_CACHE"}


@cache
def made_by() -> str:
    """A digest of the project's files, its settings and the packages that are installed; some tenths of a second.

    To be asked when a process starts: files may change while it runs, and what it has loaded stays.
    """
    digest = sha256()
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in SUFFIXES:
                digest.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
                digest.update(path.read_bytes())
    packages = sorted((package.metadata["Name"], package.version) for package in distributions())
    # Style sheets and scripts are named by their content.
    files = sorted(getattr(staticfiles_storage, "hashed_files", {}).items())
    digest.update(repr((packages, files, _settings())).encode())
    return digest.hexdigest()


def _settings() -> list[tuple[str, str]]:
    names = (name for name in dir(settings) if name.startswith(PREFIXES) and name not in OF_A_PROCESS)
    return [(name, repr(getattr(settings, name))) for name in sorted(names)]
