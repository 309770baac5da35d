"""What goes wrong with backups, in sentences that say what to do."""

import errno

from django.utils.translation import gettext as _


class BackupError(Exception):
    """A backup that cannot be made, read or restored. Its text is for the operator."""


class DamagedError(BackupError):
    """Bytes that are not as they were written."""


def damaged() -> DamagedError:
    return DamagedError(
        _(
            "This backup is damaged or cut off. Fetch it again from where it is kept; if it is damaged "
            "there too, take "
            "an older one."
        )
    )


def of_system(error: OSError, place: object) -> BackupError:
    """What the operating system refused, at `place`."""
    name = error.filename or place
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BackupError(
            _("The disk is full at “%(place)s”. Free some space, and try again.") % {"place": name}
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BackupError(
            _(
                "“%(place)s” may not be read or written. Run this as the user that the site runs as, or "
                "change who may."
            )
            % {"place": name}
        )
    return BackupError(
        _("“%(place)s” could not be read or written (%(reason)s).")
        % {"place": name, "reason": error.strerror or error}
    )
