from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from showcase.backup.console import cleaning_up, progress
from showcase.backup.encryption import new_key
from showcase.backup.making import Made, file_name, make_backup
from showcase.backup.places import place_of
from showcase.backup.problems import BackupError
from showcase.backup.schedule import scheduled_backup


class Command(BaseCommand):
    help = "Back up database and uploads into one file, which is read back and checked (docs/operations.md)."
    # A site that does not start must still be backed up.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "to",
            nargs="?",
            metavar="FILE|s3://BUCKET/KEY",
            help="in a folder, the name is made from the time",
        )
        parser.add_argument(
            "--scheduled",
            action="store_true",
            help="back up to SHOWCASE_BACKUP_TO, and remove what SHOWCASE_BACKUP_KEEP does not keep",
        )
        parser.add_argument("--new-key", action="store_true", help="print a new key, and do nothing else")
        parser.add_argument("--quiet", action="store_true", help="say only what is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self._print_new_key()
            return
        if bool(options["to"]) == options["scheduled"]:
            raise CommandError(_("Say where to: a file, an s3://bucket/key, or --scheduled."))
        say = progress(self.stdout, quiet=options["quiet"])
        try:
            with cleaning_up():
                if options["to"]:
                    made, removed = make_backup(place_of(options["to"], file_name()), say), []
                else:
                    scheduled = scheduled_backup(say)
                    if scheduled is None:
                        raise CommandError(_("Set SHOWCASE_BACKUP_TO to a folder or to s3://bucket/prefix/."))
                    made, removed = scheduled.made, scheduled.removed
        except BackupError as error:
            raise CommandError(_("No backup was taken. %(reason)s") % {"reason": error}) from error
        except KeyboardInterrupt as error:
            raise CommandError(_("Stopped: no backup was taken.")) from error
        self._warn(made)
        if not options["quiet"]:
            self._report(made, removed)

    def _report(self, made: Made, removed: list[str]) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")
        self.stdout.write(
            _("Backed up to “%(place)s”: %(size)s.")
            % {"place": made.place, "size": filesizeformat(made.size)}
        )
        counts = ", ".join(f"{name} {number}" for name, number in made.manifest.counts.items())
        files, size = len(made.manifest.files), filesizeformat(made.manifest.size)
        self.stdout.write(
            _("In it: %(files)s uploads of %(size)s, and the database (%(counts)s).")
            % {"files": files, "size": size, "counts": counts}
        )
        if not made.is_encrypted:
            self.stdout.write(
                _("It is not encrypted: set SHOWCASE_BACKUP_KEY before it leaves this machine.")
            )
        elif made.is_opened:
            self.stdout.write(_("It was read back, and every digest is right."))
        else:
            self.stdout.write(
                _(
                    "It was read back as it was written. Only “restore --check” with the secret key looks into it."
                )
            )
        for name in removed:
            self.stdout.write(_("Removed, as SHOWCASE_BACKUP_KEEP says: %(name)s") % {"name": name})

    def _warn(self, made: Made) -> None:
        missing = made.manifest.missing
        if missing:
            message = ngettext(
                "%(count)s upload that the database speaks of is missing, and is not in the backup: %(names)s",
                "%(count)s uploads that the database speaks of are missing, and are not in the backup: %(names)s",
                len(missing),
            )
            names = ", ".join(missing[:5]) + (", …" if len(missing) > 5 else "")
            self.stderr.write(message % {"count": len(missing), "names": names})

    def _print_new_key(self) -> None:
        secret, public = new_key()
        self.stdout.write(_("# Keep this where the backups are not. Without it they cannot be opened."))
        self.stdout.write(_("# The public half, which only encrypts: %(key)s") % {"key": public})
        self.stdout.write(secret)
