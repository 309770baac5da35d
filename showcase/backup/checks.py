"""A wrong setting of backups is told at the start, not at night."""

from typing import Any

from django.conf import settings
from django.core.checks import Error

from . import encryption, retention
from .problems import BackupError


def check_backup_settings(**kwargs: Any) -> list[Error]:
    errors = []
    try:
        encryption.read_key(settings.SHOWCASE_BACKUP_KEY)
    except BackupError as error:
        errors.append(Error(str(error), id="backup.E001"))
    try:
        retention.read_keep(settings.SHOWCASE_BACKUP_KEEP)
    except BackupError as error:
        errors.append(Error(str(error), id="backup.E002"))
    return errors
