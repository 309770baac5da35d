"""Put a backup in the place of the site: all of it, or nothing."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.translation import gettext as _

from media.stored_files import stored_names

from . import databases, encryption, manifest, reading, uploads
from .making import Say
from .places import Place, work_folder
from .problems import BackupError, of_system

# A site that nobody has begun with has no rows here, or no more than these.
FRESH = {"auth.User": 0, "media.Image": 0, "media.Film": 0, "wagtailcore.Page": 2}


@dataclass(frozen=True)
class Restored:
    backup: reading.Backup
    is_older: bool


def check(place: Place, key: encryption.Key | None, say: Say) -> Restored:
    """Read the whole backup, and touch nothing."""
    database = databases.database()
    say(_("Checking the backup"))
    with work_folder(settings.VAR_DIR) as work, place.open() as source:
        backup = reading.examine(source, key, database, work / "backup")
    return Restored(backup, manifest.is_older(backup.header))


def restore(place: Place, key: encryption.Key | None, say: Say, *, replace: bool) -> Restored:
    """Raises `BackupError`; the site is then as it was before."""
    database = databases.database()
    if not replace and not is_empty():
        raise BackupError(
            _(
                "There is a site here already. Restore into an empty one, or say --replace: everything here is then "
                "replaced by what is in the backup."
            )
        )
    with work_folder(settings.VAR_DIR) as work:
        try:
            staged = uploads.incoming()
        except OSError as error:
            raise of_system(error, settings.MEDIA_ROOT) from error
        try:
            say(_("Checking the backup"))
            with place.open() as source:
                backup = reading.examine(source, key, database, work / "backup", staged)
            say(_("Replacing uploads and database"))
            _swap(database, backup, staged)
        finally:
            staged.close()
    # What pages looked like is of the site that was.
    with contextlib.suppress(Exception):
        cache.clear()
    return Restored(backup, manifest.is_older(backup.header))


def is_empty() -> bool:
    """Whether nobody has put anything here yet."""
    if next(stored_names(), None) is not None:
        return False
    tables = set(connection.introspection.table_names())
    counted = {apps.get_model(label): most for label, most in FRESH.items()}
    return all(
        model._meta.db_table not in tables or model._base_manager.count() <= most
        for model, most in counted.items()
    )


def _swap(database, backup: reading.Backup, staged: uploads.Uploads) -> None:
    try:
        staged.replace()
        # The database last: it changes in one step, which nobody stops once it has begun.
        with _uninterrupted():
            database.replace(backup.dump, backup.header.extensions)
            staged.settle()
    except BaseException:
        try:
            staged.undo()
        except Exception as error:
            raise BackupError(
                _(
                    "The uploads could not be put back (%(reason)s). Move them back from the folder “%(place)s”."
                )
                % {"reason": error, "place": staged.aside}
            ) from error
        raise


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
