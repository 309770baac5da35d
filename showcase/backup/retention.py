"""Which backups stay: the last of so many days, weeks and months."""

import re
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from .problems import BackupError

# Nothing else in the folder is ever removed.
NAME = re.compile(r"showcase-(\d{8}T\d{6})Z\.tar(\.age)?")
PERIODS = {"daily": "%Y-%m-%d", "weekly": "%G-%V", "monthly": "%Y-%m"}


def read_keep(text: str) -> dict[str, int]:
    """ "7 daily, 4 weekly, 6 monthly", in any order and with any left out. Raises `BackupError`."""
    keep: dict[str, int] = {}
    for part in text.split(","):
        found = re.fullmatch(r"(\d{1,4}) (daily|weekly|monthly)", part.strip())
        if not found or found[2] in keep:
            raise BackupError(
                _("SHOWCASE_BACKUP_KEEP is “%(text)s”. Write it like this: 7 daily, 4 weekly, 6 monthly.")
                % {"text": text}
            )
        keep[found[2]] = int(found[1])
    return keep


def outdated(names: list[str], keep: dict[str, int]) -> list[str]:
    """Which of these backups are kept by none of the rules. Of a day, week or month the last one counts.

    Days, weeks and months without a backup do not count: after a year's silence the old ones are still there. The
    newest is always kept.
    """
    newest_first = sorted((name for name in names if NAME.fullmatch(name)), key=_taken, reverse=True)
    kept = set(newest_first[:1])
    for period, number in keep.items():
        last_of: dict[str, str] = {}
        for name in newest_first:
            last_of.setdefault(_taken(name).strftime(PERIODS[period]), name)
        kept.update(list(last_of.values())[:number])
    return [name for name in newest_first if name not in kept]


def _taken(name: str) -> datetime:
    return datetime.strptime(name[9:24], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
