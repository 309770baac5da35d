"""From a bundle to pages: read, check everything, and only then write, all of it or nothing."""

from pathlib import Path

from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from ..documents import Bundle, read_bundle
from ..files import unused_files
from ..problems import Problems
from ..report import Report
from ..sources import open_source
from ..translations import read_translations
from ..validate import check_bundle
from .conflicts import check_conflicts
from .media import MediaImporter
from .pages import PageImporter
from .rows import RowImporter
from .target import Target
from .translations import TranslationImporter
from .uploads import Uploads, uploads_in_transaction


def import_bundle(
    path: Path, *, update: bool = False, check_only: bool = False, site: Site | None = None
) -> Report:
    """Import the bundle in the folder or ZIP at `path` into `site`, or else into the default site.

    A site that is not saved yet has no home page: it gets the bundle's, and is saved with it.

    Without `update`, what is missing is made and what exists is left as it is; with it, what exists is made
    equal to the bundle. With `check_only` nothing is written. Raises `BundleError` with every problem; then
    nothing has been written, neither to the database nor to the uploads.
    """
    with open_source(path) as source:
        problems = Problems()
        bundle = read_bundle(source, problems)
        bundle.translations = read_translations(bundle, problems)
        target = Target.find(site)
        target.check(bundle, problems)
        check_bundle(bundle, problems, frozenset(target.addresses()))
        # Asked last and only of a bundle that is right in itself: it compares files and rows.
        problems.raise_if_any()
        check_conflicts(bundle, target, problems, update=update)
        problems.raise_if_any()
        report = Report(notes=_notes(bundle))
        if not check_only:
            with uploads_in_transaction() as uploads:
                _write(bundle, target, report, uploads, update=update)
    return report


def _write(bundle: Bundle, target: Target, report: Report, uploads: Uploads, *, update: bool) -> None:
    locale, _created = Locale.objects.get_or_create(language_code=bundle.about["language"])
    rows = RowImporter(bundle, locale, report, update=update)
    media = MediaImporter(bundle, uploads)
    rows.import_lists({"image": media.save_image, "film": media.save_film}, media.same_files)
    pages = PageImporter(rows, target)
    pages.import_pages()
    TranslationImporter(rows, pages).import_translations(bundle.translations)


def _notes(bundle: Bundle) -> list[str]:
    unused = unused_files(bundle)
    if not unused:
        return []
    return [
        _("Not imported, because media.json does not name them: %(files)s") % {"files": ", ".join(unused)}
    ]
