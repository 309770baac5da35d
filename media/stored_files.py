"""Files in the upload folder, or in whatever storage stands for it, and the rows that refer to them."""

import contextlib
import os
import posixpath
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import Storage, default_storage
from django.db.models import FileField, Model
from wagtail.models import UploadedFile


@dataclass(frozen=True, slots=True)
class Reference:
    """A row that refers to a file, by the name that it gives it in its field's storage."""

    model: type[Model]
    pk: object
    storage: Storage
    name: str


def references() -> Iterator[Reference]:
    """Every file that a row of an installed model refers to; rows that a model's own manager hides, too.

    Wagtail's rows for uploads whose form was never finished are no uses: whoever left one does not come back to it.
    """
    for model in apps.get_models(include_auto_created=True):
        if model is not UploadedFile:
            yield from _references_in(model)


def delete_rows_of_unfinished_uploads() -> None:
    """Delete Wagtail's rows for unfinished uploads whose file is gone."""
    gone = [reference.pk for reference in _references_in(UploadedFile) if is_missing(reference)]
    UploadedFile.objects.filter(pk__in=gone).delete()


def _references_in(model: type[Model]) -> Iterator[Reference]:
    for field in model._meta.local_concrete_fields:
        if isinstance(field, FileField):
            rows = model._base_manager.exclude(**{field.attname: ""}).exclude(**{field.attname: None})
            for pk, name in rows.values_list("pk", field.attname).iterator():
                yield Reference(model, pk, field.storage, name)


def stored_names() -> Iterator[str]:
    """The names of the files in the default storage.

    Hidden files belong to the operator, and a symbolic link leads to what is not an upload: both are left out.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            subfolders, files = default_storage.listdir(folder)
        except FileNotFoundError:
            # Nothing was uploaded yet, or the folder went meanwhile.
            continue
        folders += [name for name in _paths(folder, subfolders) if not _is_link(name)]
        yield from (name for name in _paths(folder, files) if not _is_link(name))


def is_missing(reference: Reference) -> bool:
    """Whether the file that the row refers to is not there."""
    try:
        return not reference.storage.exists(reference.name)
    except SuspiciousOperation:
        # The name leads out of the storage: whatever is there is no upload.
        return True


def delete_empty_folders(names: list[str]) -> None:
    """Delete the folders that these files were in, where nothing is left in them."""
    folders = {parent for name in names for parent in _parents(name)}
    for folder in sorted(folders, key=len, reverse=True):
        # A storage without folders, such as S3, has none to delete.
        if default_storage.exists(folder) and not any(default_storage.listdir(folder)):
            # An upload may arrive in it at this moment.
            with contextlib.suppress(OSError):
                default_storage.delete(folder)


def key_of(storage: Storage, name: str) -> str:
    """The same for every spelling by which a storage, or another that overlaps it, may find a file.

    It may be the same for two files, too: then one counts as used because the other is.
    """
    try:
        name = os.path.realpath(storage.path(name))
    except (NotImplementedError, SuspiciousOperation, ValueError):
        name = posixpath.normpath("/" + name.replace("\\", "/"))
    return unicodedata.normalize("NFC", name).casefold()


def _paths(folder: str, names: list[str]) -> list[str]:
    return [posixpath.join(folder, name) for name in sorted(names) if name and not name.startswith(".")]


def _parents(name: str) -> Iterator[str]:
    while name := posixpath.dirname(name):
        yield name


def _is_link(name: str) -> bool:
    try:
        return os.path.islink(default_storage.path(name))
    except NotImplementedError:
        return False
