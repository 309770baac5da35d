"""Fill a site with invented people, to try out how it is when it is large."""

from random import Random

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from profiles.generator.people import Generator
from profiles.generator.region import make_region
from profiles.generator.speech import speeches
from profiles.models import ProfilePage

DEFAULT_SEED = 2020


class Command(BaseCommand):
    help = "Fills the default site with invented people of seven answers each. The same seed makes the same people."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int, help="How many people, 1 or more.")
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, help="Another number makes other people."
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="Also on a site that has people: they stand among the invented ones.",
        )

    def handle(self, *args, number: int, seed: int, force: bool, verbosity: int, **options) -> None:
        if number < 1:
            raise CommandError(_("Say how many people: 1 or more."))
        if not force and ProfilePage.objects.exists():
            raise CommandError(
                _(
                    "This site has people already, and invented ones would stand among them. Use an empty database "
                    "(DATABASE_URL), or say --force."
                )
            )
        dice = Random(seed)  # noqa: S311 - nothing here is a secret
        generator = Generator(make_region(dice), speeches(dice), dice)
        for made in generator.make(number):
            if verbosity:
                self.stdout.write(f"{made:,} / {number:,}")
