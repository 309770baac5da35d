"""Write anew what the search reads."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.search.entries import rebuild


class Command(BaseCommand):
    help = "Writes anew what the search reads: after a restore, or after rows were changed by hand."

    def handle(self, *args, **options) -> None:
        found = rebuild()
        self.stdout.write(
            ngettext("%(n)d person can be found.", "%(n)d people can be found.", found) % {"n": found}
            if found
            else _("Nobody is published yet, so nobody can be found.")
        )
