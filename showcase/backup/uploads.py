"""The uploads as a backup finds them, and how those of a backup take their place, with a way back."""

import errno
import os
import secrets
import shutil
from pathlib import Path
from typing import BinaryIO, Protocol

from django.apps import apps
from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models import FileField

from media.stored_files import stored_names

from .tar import copy


def referring_columns() -> list[tuple[str, str]]:
    """The table and column of every field whose files are uploads."""
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField) and field.storage is default_storage
    ]


def open_upload(name: str) -> tuple[BinaryIO, int] | None:
    """The file, and its size when it was opened. None where it has gone."""
    try:
        file = default_storage.open(name, "rb")
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
    except FileNotFoundError:
        return None
    return file, size


class Uploads(Protocol):
    """Uploads that are to come, and their way into the place of those that are there."""

    # Where that is which was there, until `close()`.
    aside: Path

    def add(self, name: str) -> BinaryIO:
        """Open a new file to write an upload to, unseen by the site."""

    def replace(self) -> None: ...

    def undo(self) -> None:
        """After `replace()`, also one that failed midway: everything as it was."""

    def settle(self) -> None:
        """There is no way back any more: what was replaced may go."""

    def close(self) -> None:
        """Remove what is left over; not what was replaced and could not be put back."""


def incoming() -> Uploads:
    # Hidden, so that neither the site nor a backup sees it, and not to be guessed.
    token = secrets.token_hex(8)
    if not isinstance(default_storage, FileSystemStorage):
        return StorageUploads(Path(settings.VAR_DIR), token)
    root = Path(default_storage.location)
    root.mkdir(parents=True, exist_ok=True)
    return FolderUploads(root, token)


class _Staged:
    def __init__(self, folder: Path, token: str) -> None:
        for left_over in folder.glob(".restoring-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        self._staged = folder / f".restoring-{token}"
        self.aside = folder / f".replaced-{token}"
        self._is_settled = True
        self._staged.mkdir(mode=0o700)

    def add(self, name: str) -> BinaryIO:
        path = self._staged / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS is not None and path.parent != self._staged:
            path.parent.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)
        file = path.open("xb")
        if settings.FILE_UPLOAD_PERMISSIONS is not None:
            path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        return file

    def settle(self) -> None:
        self._is_settled = True

    def close(self) -> None:
        shutil.rmtree(self._staged, ignore_errors=True)
        if self._is_settled:
            shutil.rmtree(self.aside, ignore_errors=True)

    def _begin(self) -> None:
        self.aside.mkdir(mode=0o700)
        self._is_settled = False


class FolderUploads(_Staged):
    """Uploads in a folder. Everything is renamed inside of it: it may be a volume of its own."""

    def __init__(self, root: Path, token: str) -> None:
        super().__init__(root, token)
        self._root = root
        self._moves: list[tuple[Path, Path]] = []

    def replace(self) -> None:
        self._begin()
        for path in sorted(self._root.iterdir()):
            # A link leads to what is not an upload, and stays unless an upload needs its name.
            is_ours = not path.is_symlink() or (self._staged / path.name).exists()
            if is_ours and not path.name.startswith("."):
                self._move(path, self.aside / path.name)
        for path in sorted(self._staged.iterdir()):
            self._move(path, self._root / path.name)

    def undo(self) -> None:
        while self._moves:
            before, after = self._moves[-1]
            after.rename(before)
            self._moves.pop()
        self.settle()

    def _move(self, before: Path, after: Path) -> None:
        before.rename(after)
        self._moves.append((before, after))


class StorageUploads(_Staged):
    """Uploads in a storage that only knows how to save and delete. What is there is fetched before anything goes."""

    def __init__(self, folder: Path, token: str) -> None:
        super().__init__(folder, token)
        self._deleted: list[str] = []
        self._saved: list[str] = []

    def replace(self) -> None:
        self._begin()
        names = list(stored_names())
        for name in names:
            path = self.aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with default_storage.open(name, "rb") as source, path.open("wb") as target:
                copy(source, target)
        for name in names:
            self._deleted.append(name)
            default_storage.delete(name)
        for path in sorted(self._staged.rglob("*")):
            if path.is_file():
                self._saved.append(_save(path.relative_to(self._staged).as_posix(), path))

    def undo(self) -> None:
        while self._saved:
            default_storage.delete(self._saved[-1])
            self._saved.pop()
        while self._deleted:
            name = self._deleted[-1]
            default_storage.delete(name)
            _save(name, self.aside / name)
            self._deleted.pop()
        self.settle()


def _save(name: str, path: Path) -> str:
    with path.open("rb") as file:
        kept = default_storage.save(name, File(file))
    if kept != name:
        default_storage.delete(kept)
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
    return kept
