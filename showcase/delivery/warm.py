"""What Django puts off until somebody asks for it, done before the first visitor comes."""

from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.template import engines
from django.urls import get_resolver
from django.utils.formats import get_format
from django.utils.translation import gettext, override

# Of no public page.
LEFT_OUT = {"wagtailadmin", "styleguide"}
WAGTAILS_OWN = ("wagtailcore/shared/richtext.html",)


def warm_up() -> None:
    """Read the URLconf, the words and formats of every language, the public templates and what caches are made of.

    Neither a database nor a cache is asked.
    """
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Menu")
            get_format("DATE_FORMAT")
            # Each language's addresses are put together apart.
            get_resolver()._populate()
    for name in (*public_templates(), *WAGTAILS_OWN):
        engines["django"].get_template(name)
    caches.all(initialized_only=False)


def public_templates() -> list[str]:
    """The names of the project's own templates, but for those of the admin."""
    folder = Path(settings.TEMPLATES[0]["DIRS"][0])
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*.html"))]
    return [name.as_posix() for name in names if name.parts[0] not in LEFT_OUT]
