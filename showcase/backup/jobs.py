"""What the worker does by the clock."""

from showcase.tasks.schedule import daily

from .schedule import scheduled_backup


@daily("02:30")
def back_up() -> None:
    """Take a backup, where the settings say where to, and remove those that are not to be kept."""
    scheduled_backup()
