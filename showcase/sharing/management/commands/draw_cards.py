from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from wagtail.models import Site

from showcase.sharing.drawing import draw_cards_of_site


class Command(BaseCommand):
    help = _(
        "Draw the share cards that are missing or show what was: after a change of the branding, and after a restore."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for site in Site.objects.all():
            number = draw_cards_of_site(site)
            self.stdout.write(_("%(site)s: %(number)s cards are there.") % {"site": site, "number": number})
