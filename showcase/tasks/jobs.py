"""The showcase's own jobs: what an operator need not remember."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from .backends import QUEUE
from .models import Letter
from .schedule import daily, weekly

# What failed stays to be read; what was done, for a look back.
KEEP_DONE = 7
KEEP_FAILED = 90


@daily("03:10")
def clear_sessions() -> None:
    """Forget sessions that have expired."""
    call_command("clearsessions")


@daily("03:20")
def forget_old_tasks() -> None:
    """Forget tasks that were done, later those that failed, and mail that nobody would take."""
    call_command(
        "prune_db_task_results",
        *("--backend", QUEUE, "--queue-name", "*"),
        *("--min-age-days", str(KEEP_DONE), "--failed-min-age-days", str(KEEP_FAILED)),
        verbosity=0,
    )
    Letter.objects.filter(written_at__lt=timezone.now() - timedelta(days=KEEP_FAILED)).delete()


@weekly("monday", "05:00")
def check_films() -> None:
    """Ask the hosts of films whether they still have them; the report on films shows what they said."""
    call_command("check_films", stdout=StringIO())
