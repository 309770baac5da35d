"""Tests of the site as a whole, with servers of its own: those of one system share a worker, and what it starts."""

from collections.abc import Callable
from pathlib import Path

import pytest

# The first test of a group waits until everything is built and started, on a machine that is busy with other tests.
SECONDS = 1800


def share_workers(items: list[pytest.Item], folder: Path, group_of: Callable[[Path], str]) -> None:
    """Mark the tests in a folder; `group_of` names the group of each of its files."""
    for item in items:
        path = Path(item.fspath)
        if path.is_relative_to(folder):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group(group_of(path)))
            item.add_marker(pytest.mark.timeout(SECONDS))
