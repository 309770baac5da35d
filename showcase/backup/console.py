"""What the two commands share: a line of progress, and an ending that cleans up."""

import contextlib
import signal
from collections.abc import Callable, Iterator

from django.core.management.base import OutputWrapper
from django.db import DatabaseError
from django.utils.translation import gettext as _

from .problems import BackupError


def progress(out: OutputWrapper, *, quiet: bool) -> Callable[[str], None]:
    """Says what is under way: on a terminal in one line that changes, elsewhere line by line."""

    def say(line: str) -> None:
        if out.isatty():
            out.write(f"\r\033[K{line}…", ending="")
            out.flush()
        else:
            out.write(f"{line}…")

    return (lambda line: None) if quiet else say


@contextlib.contextmanager
def cleaning_up() -> Iterator[None]:
    """Being told to stop (SIGTERM) ends as Ctrl-C does: what is half done is undone. A silent database is told."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except DatabaseError as error:
        raise BackupError(
            _(
                "The database does not answer as it should (%(reason)s). Look at DATABASE_URL, and whether it runs."
            )
            % {"reason": str(error).strip()}
        ) from error
    finally:
        signal.signal(signal.SIGTERM, before)
