"""For a lost phone, by the operator."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from showcase.signin.factors import remove_factors
from showcase.signin.notices import notify
from showcase.signin.sessions import end_sessions


class Command(BaseCommand):
    help = "Take off a person's authenticator app, passkeys and recovery codes, and sign them out everywhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args, username: str, **options) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user “{username}”.")
        if not remove_factors(user):
            raise CommandError(f"“{username}” has no second factor.")
        end_sessions(user)
        notify(user, "removed")
        self.stdout.write(
            f"“{username}” signs in with the password alone now, and is led to set up a second factor where it is "
            "compulsory. Set a new password too, if whoever has the phone may know it."
        )
