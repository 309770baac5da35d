"""What happens when films are saved and deleted. Connected once, in `MediaConfig.ready()`."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save


def connect() -> None:
    """Connect every handler of the package."""
    from .models import CaptionTrack, Film

    post_save.connect(draw_poster, sender=Film, dispatch_uid="media.draw_poster")
    for model in (Film, CaptionTrack):
        post_delete.connect(delete_file, sender=model, dispatch_uid=f"media.delete_file.{model.__name__}")


def draw_poster(sender, instance, raw: bool = False, **kwargs) -> None:
    """Draw the poster's sizes when the film is saved, so that no visitor waits for them."""
    from .renditions import Slot, draw

    if not raw:
        transaction.on_commit(lambda: draw(instance.poster, Slot.POSTER), robust=True)


def delete_file(sender, instance, **kwargs) -> None:
    """What is deleted is gone: no film and no captions stay behind at their public address."""
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name), robust=True)
