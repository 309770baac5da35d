from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from showcase.backup.console import cleaning_up, progress
from showcase.backup.encryption import Key, read_key
from showcase.backup.places import place_of
from showcase.backup.problems import BackupError, of_system
from showcase.backup.restoring import Restored, check, restore


class Command(BaseCommand):
    help = "Put a backup in the place of the site, after checking all of it (docs/operations.md)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FILE|s3://BUCKET/KEY")
        parser.add_argument("--check", action="store_true", help="only say whether it can be restored here")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="replace everything that this site has by what is in the backup",
        )
        parser.add_argument(
            "--key-file", type=Path, metavar="KEY", help="the secret key, instead of SHOWCASE_BACKUP_KEY"
        )
        parser.add_argument("--quiet", action="store_true", help="say only what is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        say = progress(self.stdout, quiet=options["quiet"])
        try:
            with cleaning_up():
                place, key = place_of(options["source"]), _key(options["key_file"])
                if options["check"]:
                    restored = check(place, key, say)
                else:
                    restored = restore(place, key, say, replace=options["replace"])
        except BackupError as error:
            raise CommandError(_("Nothing was touched. %(reason)s") % {"reason": error}) from error
        except KeyboardInterrupt as error:
            raise CommandError(_("Stopped: everything is as it was.")) from error
        if not options["quiet"]:
            self._report(restored, options["check"])

    def _report(self, restored: Restored, is_check: bool) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")
        header, manifest = restored.backup.header, restored.backup.manifest
        counts = ", ".join(f"{name} {number}" for name, number in manifest.counts.items())
        self.stdout.write(
            _(
                "Taken on %(date)s by showcase %(version)s: %(files)s uploads of %(size)s, and the "
                "database (%(counts)s)."
            )
            % {
                "date": header.created,
                "version": header.showcase,
                "files": len(manifest.files),
                "size": filesizeformat(manifest.size),
                "counts": counts,
            }
        )
        if is_check:
            self.stdout.write(_("The backup is whole, and can be restored here. Nothing was touched."))
            return
        self.stdout.write(_("Restored. What to do now:"))
        if restored.is_older:
            self.stdout.write(_("- The backup is older than this showcase: run “manage.py migrate”."))
        self.stdout.write(_("- Run “manage.py draw_cards”: share cards are not in backups."))
        self.stdout.write(_("- Start the site and its worker again."))
        self.stdout.write(_("- Withdraw again whoever was withdrawn after that date."))


def _key(file: Path | None) -> Key | None:
    if file is None:
        return read_key(settings.SHOWCASE_BACKUP_KEY)
    try:
        return read_key(file.read_text(errors="replace"))
    except OSError as error:
        raise of_system(error, file) from error
