"""What an answer shows: the pages and pictures that were read while it was made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import post_init
from wagtail.models import Page, get_page_models

from media.models import Image
from profiles.models import Answer

from . import tags

_read: ContextVar[set[str] | None] = ContextVar("tags_read", default=None)


def connect() -> None:
    """Listen for rows that become objects. Nothing is noted outside of `tags_read()`."""
    for model in {Page, *get_page_models()}:
        post_init.connect(_note_page, sender=model, dispatch_uid=f"delivery.note_page.{model.__name__}")
    post_init.connect(_note_answer, sender=Answer, dispatch_uid="delivery.note_answer")
    post_init.connect(_note_picture, sender=Image, dispatch_uid="delivery.note_picture")


@contextmanager
def tags_read() -> Iterator[set[str]]:
    """The tags of the pages and pictures that are read in the block; of a page also where only its answer is."""
    read: set[str] = set()
    token = _read.set(read)
    try:
        yield read
    finally:
        _read.reset(token)


def _note_page(sender, instance, **kwargs) -> None:
    read = _read.get()
    if read is not None and instance.pk:
        read.add(tags.of_page(instance.pk))


def _note_answer(sender, instance, **kwargs) -> None:
    read = _read.get()
    # Not as an attribute: where it was deferred, that would ask the database.
    if read is not None and (key := instance.__dict__.get("page_id")):
        read.add(tags.of_page(key))


def _note_picture(sender, instance, **kwargs) -> None:
    read = _read.get()
    if read is not None and instance.pk:
        read.add(tags.of_picture(instance.pk))
