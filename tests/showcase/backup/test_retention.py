"""Which backups stay."""

from datetime import UTC, datetime, timedelta

import pytest

from showcase.backup.problems import BackupError
from showcase.backup.retention import outdated, read_keep

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def names(*ages_in_hours: float) -> list[str]:
    return [f"showcase-{NOON - timedelta(hours=age):%Y%m%dT%H%M%S}Z.tar" for age in ages_in_hours]


def test_the_last_of_each_of_so_many_days_stays():
    assert outdated(names(0, 3, 24, 48), {"daily": 2}) == names(3, 48)


def test_a_year_of_days_leaves_days_weeks_and_months():
    year = names(*(24 * day for day in range(365)))
    gone = outdated(year, read_keep("7 daily, 4 weekly, 6 monthly"))
    # Days, weeks and months overlap: the first week and month are among the days.
    assert len(year) - len(gone) == 7 + 3 + 4


def test_days_without_a_backup_do_not_count():
    assert outdated(names(0, 24 * 300), {"daily": 2}) == []


def test_the_newest_stays_whatever_is_kept():
    assert outdated(names(0, 1), {"daily": 0}) == names(1)


def test_files_of_others_stay():
    assert (
        outdated(["notes.txt", "showcase-old.tar", "showcase-20260101T000000Z.tar.bak"], {"daily": 0}) == []
    )


def test_encrypted_and_plain_backups_count_alike():
    encrypted = f"{names(1)[0]}.age"
    assert outdated([*names(0), encrypted], {"daily": 1}) == [encrypted]


@pytest.mark.parametrize(
    "text", ["", "7", "7 days", "daily", "-1 daily", "7 daily, 7 daily", "7 daily 4 weekly"]
)
def test_a_rule_that_is_none_is_refused(text: str):
    with pytest.raises(BackupError, match="SHOWCASE_BACKUP_KEEP"):
        read_keep(text)
