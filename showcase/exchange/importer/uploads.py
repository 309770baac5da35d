"""Uploaded files live outside the database's transaction: here they follow it."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.core.files import File
from django.core.files.storage import Storage
from django.db import models, transaction
from django.db.models.signals import post_save


class Uploads:
    """Remembers the files that were stored, so that they vanish again when the transaction does."""

    def __init__(self) -> None:
        self._stored: list[tuple[Storage, str]] = []

    def store(self, field_file: models.fields.files.FieldFile, name: str, content: File) -> None:
        """Store `content` as the row's file without saving the row; the one it replaces goes at commit."""
        old_name, storage = field_file.name, field_file.storage
        field_file.save(name, content, save=False)
        self._stored.append((storage, field_file.name))
        # A file that was lost comes back under its own name.
        if old_name and old_name != field_file.name:
            self.remove_at_commit(storage, old_name)

    def remove_at_commit(self, storage: Storage, name: str) -> None:
        transaction.on_commit(lambda: storage.delete(name))

    def remember(
        self, sender: type[models.Model], instance: models.Model, created: bool, **kwargs: Any
    ) -> None:
        """A row made meanwhile by others (a rendition, drawn as a page was published) has files too."""
        if created and not kwargs.get("raw"):
            for field in sender._meta.concrete_fields:
                if isinstance(field, models.FileField) and (file := getattr(instance, field.attname)):
                    self._stored.append((file.storage, file.name))

    def undo(self) -> None:
        for storage, name in self._stored:
            # What cannot be removed must not hide the error that is on its way.
            with contextlib.suppress(OSError):
                storage.delete(name)


@contextlib.contextmanager
def uploads_in_transaction() -> Iterator[Uploads]:
    """A database transaction that takes the files stored in it with it when it fails."""
    uploads = Uploads()
    post_save.connect(uploads.remember, weak=False)
    try:
        with transaction.atomic():
            yield uploads
    except BaseException:
        uploads.undo()
        raise
    finally:
        post_save.disconnect(uploads.remember)
