from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from showcase.exchange import kinds
from showcase.exchange.exporter import export_bundle
from showcase.exchange.problems import BundleError


class Command(BaseCommand):
    help = "Export the site as a bundle (a new folder, or a ZIP where the name ends in .zip; docs/bundle.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="DIR|ZIP")
        parser.add_argument(
            "--site", default="", metavar="HOST", help="only this site, and what its pages use"
        )
        parser.add_argument(
            "--series", default="", metavar="SLUG", help="only this series, and what its pages use"
        )
        parser.add_argument(
            "--title", default="", help="the bundle's title, if not the home page's or series' own"
        )
        parser.add_argument("--licence", default="", help="under which terms others may use the content")
        parser.add_argument("--source", default="", help="where the content is from, in words")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["path"]
        try:
            counts = export_bundle(
                path,
                host=options["site"],
                series=options["series"],
                about={name: options[name] for name in ("title", "licence", "source") if options[name]},
            )
        except BundleError as error:
            self.stderr.write(_("“%(path)s” was not written:") % {"path": path})
            for problem in error.problems:
                self.stderr.write(f"  {problem}")
            raise SystemExit(1) from error
        self.stdout.write(_("Exported to “%(path)s”:") % {"path": path})
        for kind in (*kinds.LISTS, *kinds.PAGES):
            if counts[kind.name]:
                self.stdout.write(f"  {str(kind.label) + ':':<16}{counts[kind.name]}")
