from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.stored_files import (
    delete_empty_folders,
    delete_rows_of_unfinished_uploads,
    is_missing,
    key_of,
    references,
    stored_names,
)


def hours(text: str) -> timedelta:
    number = float(text)
    if not 0 <= number <= 1_000_000:
        raise ArgumentTypeError(_("Give the age in hours: a number from 0 to 1000000."))
    return timedelta(hours=number)


class Command(BaseCommand):
    help = "List the uploads that nothing refers to, and the ones that are missing; with --delete, delete the first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete the files that nothing refers to")
        parser.add_argument(
            "--older-than",
            type=hours,
            default=timedelta(hours=24),
            metavar="HOURS",
            help="leave younger files alone: their upload may be under way (24 hours unless told)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # The files first: one that comes while the rows are read is not among them.
        names = list(stored_names())
        used = self._used_keys(set(names))
        before = timezone.now() - options["older_than"]
        found, young, total = [], 0, 0
        for name in names:
            if key_of(default_storage, name) in used:
                continue
            try:
                changed, size = default_storage.get_modified_time(name), default_storage.size(name)
            except FileNotFoundError:
                continue
            if changed > before:
                young += 1
                continue
            if options["delete"]:
                default_storage.delete(name)
                line = _("Deleted: %(name)s (%(size)s)")
            else:
                line = _("Nothing refers to: %(name)s (%(size)s)")
            self.stdout.write(line % {"name": name, "size": filesizeformat(size)})
            found.append(name)
            total += size
        if options["delete"]:
            delete_rows_of_unfinished_uploads()
            delete_empty_folders(found)
        self._report_total(len(found), total, young, deleted=options["delete"])

    def _used_keys(self, names: set[str]) -> set[str]:
        """The keys of all files that rows refer to; says on the way which of these files are missing."""
        keys = set()
        for reference in references():
            keys.add(key_of(reference.storage, reference.name))
            # A distant storage is asked only for what is not in its list.
            listed = reference.storage is default_storage and reference.name in names
            if not listed and is_missing(reference):
                line = _("Missing: %(name)s, the file of %(model)s %(pk)s")
                model = reference.model._meta.verbose_name
                self.stdout.write(line % {"name": reference.name, "model": model, "pk": reference.pk})
        return keys

    def _report_total(self, count: int, size: int, young: int, *, deleted: bool) -> None:
        if young:
            message = ngettext(
                "%(count)s younger file that nothing refers to was left alone.",
                "%(count)s younger files that nothing refers to were left alone.",
                young,
            )
            self.stdout.write(message % {"count": young})
        if deleted:
            message = ngettext(
                "%(count)s file deleted, %(size)s.", "%(count)s files deleted, %(size)s.", count
            )
        else:
            message = ngettext(
                "Nothing refers to %(count)s file, %(size)s.",
                "Nothing refers to %(count)s files, %(size)s.",
                count,
            )
        self.stdout.write(message % {"count": count, "size": filesizeformat(size)})
        if count and not deleted:
            self.stdout.write(_("Run it again with --delete to delete what nothing refers to."))
