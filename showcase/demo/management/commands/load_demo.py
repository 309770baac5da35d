from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Site

from profiles.models import HomePage
from showcase.demo import sites
from showcase.exchange.problems import BundleError

PASSWORD = "demo-wheels-turning"  # noqa: S105 - printed on the screen, for a site on one's own machine
# Each demo user and the group that says what they may do.
USERS = {"editor": "Interview editors", "manager": "Series managers"}
LOCAL_HOSTS = {"localhost", "127.0.0.1"}


class Command(BaseCommand):
    help = "Load the demo's two sites and two users, once; then print the addresses and the logins."
    # `make demo` runs them with migrate and runserver; without them a second start takes a moment less.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port that the demo is served on")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or settings.SHOWCASE_DEMO):
            raise CommandError(
                _(
                    "The demo makes users whose password is public, so it is loaded only where "
                    "SHOWCASE_DEMO or DEBUG is "
                    "on. Use “make demo”; for content of your own, “manage.py import_bundle”."
                )
            )
        if not HomePage.objects.exists():
            self.stdout.write(_("Loading the demo and drawing its pictures in every size: a minute or two …"))
            self._load(options["port"])
        for username, group in USERS.items():
            self._ensure_user(username, group)
        self._serve_at(options["port"])
        self._print_addresses(options["port"])

    def _load(self, port: int) -> None:
        for number, site in enumerate(sites.SITES):
            # The default site moves to its own address before the next one may take the one that it had.
            self._serve_at(port)
            try:
                site.load(port, first=number == 0)
            except BundleError as error:
                raise CommandError(f"{site.bundle}:\n{error}") from error

    def _ensure_user(self, username: str, group_name: str) -> None:
        """Make the user where there is none; one that exists keeps the password and groups that it has."""
        users = get_user_model().objects
        if users.filter(username=username).exists():
            return
        try:
            group = Group.objects.get(name=group_name)
        except Group.DoesNotExist as error:
            raise CommandError(
                _("There is no group “%(group)s”. Run “manage.py migrate” first: it makes the groups.")
                % {"group": group_name}
            ) from error
        user = users.create_user(username, f"{username}@example.org", PASSWORD)
        user.groups.add(group)

    def _serve_at(self, port: int) -> None:
        """Let the sites know their addresses; one that somebody has given a name of its own keeps it."""
        for site in Site.objects.filter(hostname__in=LOCAL_HOSTS).order_by("-is_default_site"):
            host = "127.0.0.1" if site.is_default_site else site.hostname
            if (site.hostname, site.port) != (host, port):
                site.hostname, site.port = host, port
                site.save()

    @staticmethod
    def _others() -> QuerySet[Site]:
        return Site.objects.filter(is_default_site=False).order_by("pk")

    def _print_addresses(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}/"
        rows = [
            (_("Site"), address),
            *((_("Another site"), f"{site.root_url}/") for site in self._others()),
            (_("Admin"), f"{address}{settings.SHOWCASE_ADMIN_PATH}"),
            *((_("Log in as"), f"{username} / {PASSWORD}   ({group})") for username, group in USERS.items()),
        ]
        width = max(len(label) for label, _value in rows)
        self.stdout.write("")
        for label, value in rows:
            self.stdout.write(f"  {label:<{width}}  {value}")
        self.stdout.write("")
