"""Where a bundle is read from: a folder or a ZIP, both seen as named files. Nothing is unpacked to a path."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from django.utils.translation import gettext as _

from .problems import bundle_error
from .zips import ZipSource

# Left behind by file managers and version control; never part of a bundle.
IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})


class Source(Protocol):
    """The files of a bundle by their paths from its top, with "/" between the parts."""

    names: frozenset[str]

    def size(self, name: str) -> int:
        """Bytes in the file."""

    def open(self, name: str) -> BinaryIO:
        """The file, seekable, at its beginning. The caller closes it."""


class FolderSource:
    """A bundle in a folder. A symbolic link is refused: it may lead out of the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names = frozenset(self._walk())

    def _walk(self) -> Iterator[str]:
        for directory, subdirectories, files in os.walk(self._folder):
            subdirectories[:] = [name for name in subdirectories if not is_ignored(name)]
            for name in [*subdirectories, *files]:
                path = Path(directory, name)
                if path.is_symlink() or not (path.is_file() or path.is_dir()):
                    raise bundle_error(
                        _("This is a symbolic link, or no ordinary file. Put the file itself in its place."),
                        path.relative_to(self._folder).as_posix(),
                    )
            for name in files:
                if not is_ignored(name):
                    yield Path(directory, name).relative_to(self._folder).as_posix()

    def size(self, name: str) -> int:
        return (self._folder / name).stat().st_size

    def open(self, name: str) -> BinaryIO:
        return (self._folder / name).open("rb")


def is_ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED_NAMES


@contextlib.contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open the bundle in the folder or ZIP at `path`. Raises `BundleError` where neither is there."""
    if path.is_dir():
        yield FolderSource(path)
    elif path.is_file():
        with ZipSource(path, is_ignored) as source:
            yield source
    else:
        raise bundle_error(
            _("“%(path)s” does not exist. Give the bundle's folder or ZIP file.") % {"path": path}
        )


def is_inside(name: str) -> bool:
    """Whether a path that a document gives stays inside the bundle: relative, without "..", with "/" only."""
    path = PurePosixPath(name)
    return bool(
        name and not path.is_absolute() and ".." not in path.parts and not {"\\", ":", "\0"} & set(name)
    )
