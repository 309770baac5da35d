"""Where the admin is: read from the environment, and refused with a sentence where it cannot be.

Imported by the settings, so nothing here may need them.
"""

import re

from profiles.reserved import OF_THE_SITE
from showcase.settings.environment import SettingError

# Letters, digits, hyphens and underscores, in one or more parts.
SHAPE = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*/", re.ASCII)


def admin_path(value: str) -> str:
    """The path below the site's root, with a slash at its end: "admin/".

    Raises `SettingError` for what is no path, and for one that begins as another address of the site does.
    """
    path = value.strip().strip("/") + "/"
    if not SHAPE.fullmatch(path):
        raise SettingError(
            f"SHOWCASE_ADMIN_PATH is “{value}”. Write a path of small letters, digits, hyphens and underscores, "
            "for example “admin/”."
        )
    first = path.partition("/")[0]
    if first in OF_THE_SITE:
        raise SettingError(
            f"SHOWCASE_ADMIN_PATH is “{value}”, but the site itself uses “/{first}/”. Choose another path."
        )
    return path
