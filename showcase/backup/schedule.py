"""Backups by the clock: one more, and those that are no longer needed removed."""

from dataclasses import dataclass

from django.conf import settings

from .making import Made, Say, file_name, make_backup
from .places import folder_of
from .retention import outdated, read_keep


@dataclass(frozen=True)
class Scheduled:
    made: Made
    removed: list[str]


def scheduled_backup(say: Say = lambda line: None) -> Scheduled | None:
    """Take a backup into SHOWCASE_BACKUP_TO, then remove what SHOWCASE_BACKUP_KEEP does not keep.

    Does nothing, and returns None, where SHOWCASE_BACKUP_TO is not set. Raises `BackupError`; then nothing is removed.
    """
    if not settings.SHOWCASE_BACKUP_TO:
        return None
    keep = read_keep(settings.SHOWCASE_BACKUP_KEEP)
    folder = folder_of(settings.SHOWCASE_BACKUP_TO)
    made = make_backup(folder.place(file_name()), say)
    removed = outdated(folder.names(), keep)
    for name in removed:
        folder.remove(name)
    return Scheduled(made, removed)
