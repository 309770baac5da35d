from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media import duties
from media.models import Film
from media.posters import Availability, answers
from media.signals import written_in_bulk


class Command(BaseCommand):
    help = "Ask the hosts of films whether they still have them, and list what films lack. The worker does it weekly."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--offline", action="store_true", help="ask no host; only list what films lack")

    def handle(self, *args: Any, **options: Any) -> None:
        lacking = 0
        for film in Film.objects.select_related("poster").prefetch_related("captions").order_by("title"):
            remarks = [] if options["offline"] else self._asked(film)
            remarks += [
                _("%(duty)s missing") % {"duty": standing.duty.name} for standing in duties.missing(film)
            ]
            if not film.poster_id:
                remarks.append(_("Poster missing"))
            if remarks:
                lacking += 1
                self.stdout.write(f"{film}: {'; '.join(remarks)}.")
        self.stdout.write(
            ngettext("%(count)s film needs attention.", "%(count)s films need attention.", lacking)
            % {"count": lacking}
        )

    def _asked(self, film: Film) -> list[str]:
        """Ask the hosts of the film and of its other versions, and keep what is said of the film itself."""
        versions = {
            _("the film"): film.recording,
            _("the version with audio description"): film.described,
            _("the version in sign language"): film.signed,
        }
        remarks = []
        for name, version in versions.items():
            if version is None or version.hosted is None:
                continue
            found = answers(version.hosted)
            if found is not Availability.ANSWERS:
                said = {"host": version.host_name, "version": name, "state": found.label}
                remarks.append(_("%(host)s says of %(version)s: %(state)s") % said)
            if version == film.recording:
                # Not save(): nothing of the film has changed, so nothing is drawn or indexed again.
                Film.objects.filter(pk=film.pk).update(availability=found, checked_at=timezone.now())
                written_in_bulk.send(Film)
        return remarks
