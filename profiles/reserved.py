"""The addresses that the site itself uses: a page of the same name could never be reached."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The first parts of the site's own addresses, besides the admin's, which the operator chooses.
OF_THE_SITE = frozenset(
    {
        "-",
        "_util",
        "api",
        "cards",
        "en",
        "explore",
        "feed",
        "films",
        "meet",
        "nb",
        "nn",
        "occupations",
        "oembed",
        "places",
        "questions",
        "sectors",
        "static",
        "topics",
        "uploads",
    }
)
# What a series has besides its people.
UNDER_SERIES = frozenset({"embed", "feed", "films"})
# What belongs to a page of the tree wherever it stands.
UNDER_ANY = frozenset({"answers", "embed", "feed"})


def under_home() -> frozenset[str]:
    """The first parts of all of the site's own addresses."""
    return OF_THE_SITE | {settings.SHOWCASE_ADMIN_PATH.partition("/")[0]}


def refuse_reserved_slug(slug: str, reserved: frozenset[str]) -> None:
    """Raise `ValidationError` for a slug that is among those reserved."""
    if slug in reserved:
        raise ValidationError(
            {"slug": _("The site itself uses the address “%(slug)s”. Choose another slug.") % {"slug": slug}}
        )
