"""The same key for two different pictures or films: a new page must never show another person's."""

from django.utils.translation import gettext as _

from media.models import Film, Image

from .. import kinds, values
from ..documents import Bundle
from ..problems import Problems
from .media import MediaImporter
from .target import Target
from .uploads import Uploads


def check_conflicts(bundle: Bundle, target: Target, problems: Problems, *, update: bool) -> None:
    """Report each new page that names a picture or film whose key is that of a different one here.

    An update replaces the site's, which is what was asked for.
    """
    if update:
        return
    different = _different_media(bundle)
    existing = target.addresses()
    for page in bundle.all_pages():
        if page.address in existing:
            continue
        for where, kind, key in values.references(page.data, page.kind):
            if (kind, key) in different:
                problems.add(
                    page.file,
                    where,
                    _(
                        "The site has a different picture or film under the key “%(key)s”, and this new "
                        "page would show "
                        "it. Give the bundle's another key, or import with --update to replace the site's."
                    )
                    % {"key": key},
                )


def _different_media(bundle: Bundle) -> set[tuple[str, str]]:
    media = MediaImporter(bundle, Uploads())
    different = set()
    for kind, name, model in (("image", "images", Image), ("film", "films", Film)):
        items = {item[kinds.BY_NAME[kind].key]: item for _at, item in bundle.items(kinds.MEDIA, name)}
        for row in model.objects.filter(slug__in=items):
            item = items[row.slug]
            if not media.same_files(row, item) or (kind == "film" and row.address != item["address"]):
                different.add((kind, row.slug))
    return different
