from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.models import HomePage
from showcase.exchange.importer import import_bundle
from showcase.exchange.problems import BundleError
from showcase.exchange.report import CREATED, UPDATED


class Command(BaseCommand):
    help = "Import a bundle (a folder or a ZIP; docs/bundle.md) into the default site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="DIR|ZIP")
        parser.add_argument("--update", action="store_true", help="make what exists equal to the bundle")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where a home page exists")
        parser.add_argument("--check", action="store_true", help="only say what is wrong; write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and HomePage.objects.exists():
            self.stdout.write(_("There is a home page already: nothing was imported."))
            return
        path = options["path"]
        try:
            report = import_bundle(path, update=options["update"], check_only=options["check"])
        except BundleError as error:
            self._refuse(path, error)
        if options["check"]:
            self.stdout.write(_("“%(path)s” can be imported.") % {"path": path})
        else:
            self.stdout.write(_("Imported “%(path)s”:") % {"path": path})
        for line in report.lines():
            self.stdout.write(line)
        if not options["check"] and not report.total(CREATED) and not report.total(UPDATED):
            self.stdout.write(_("Nothing had to be changed."))

    def _refuse(self, path: Path, error: BundleError) -> None:
        count = len(error.problems)
        heading = ngettext(
            "“%(path)s” was not imported: nothing was written. One thing is wrong:",
            "“%(path)s” was not imported: nothing was written. %(count)s things are wrong:",
            count,
        )
        self.stderr.write(heading % {"path": path, "count": count})
        for problem in error.problems:
            self.stderr.write(f"  {problem}")
        raise SystemExit(1)
