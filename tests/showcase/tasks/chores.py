"""Tasks for the tests, where the worker's own process finds them."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait_for(folder: str) -> None:
    """Say that it has begun, and be done when it is let."""
    with Path(folder, "begun").open("a") as file:
        file.write("x")
    while not Path(folder, "go").exists():
        time.sleep(0.05)
    Path(folder, "done").touch()


@task()
def fail(words: str) -> None:
    raise RuntimeError(words)


@task()
def succeed() -> None:
    """Nothing to it."""
