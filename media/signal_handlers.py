"""What happens when films and pictures are saved and deleted. Connected once, in `MediaConfig.ready()`."""

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save


def connect() -> None:
    """Connect every handler of the package."""
    from .models import CaptionTrack, Film

    post_save.connect(draw_poster, sender=Film, dispatch_uid="media.draw_poster")
    for model in (Film, CaptionTrack):
        name = model.__name__
        pre_save.connect(
            forget_replaced_files, sender=model, dispatch_uid=f"media.forget_replaced_files.{name}"
        )
        post_delete.connect(delete_files, sender=model, dispatch_uid=f"media.delete_files.{name}")


def draw_poster(sender, instance, raw: bool = False, **kwargs) -> None:
    """Draw the poster's sizes when the film is saved, so that no visitor waits for them."""
    if not raw and instance.poster_id:
        enqueue_drawing(instance.poster_id, "poster")


def enqueue_drawing(image_id: int, role: str) -> None:
    """Have a picture's sizes drawn once what is being saved is saved."""
    from .tasks import draw_renditions

    transaction.on_commit(lambda: draw_renditions.enqueue(image_id, role), robust=True)


def forget_replaced_files(sender, instance, raw: bool = False, **kwargs) -> None:
    """A file that another takes the place of is gone: it does not stay behind at its public address."""
    if raw or not instance.pk:
        return
    before = sender._default_manager.filter(pk=instance.pk).first()
    kept = {file.name for file in _files(instance)}
    for file in _files(before) if before else ():
        if file.name not in kept:
            _delete_at_commit(file)


def delete_files(sender, instance, **kwargs) -> None:
    """What is deleted is gone: no film and no captions stay behind at their public address."""
    for file in _files(instance):
        _delete_at_commit(file)


def _files(instance: models.Model) -> list:
    fields = [field for field in instance._meta.concrete_fields if isinstance(field, models.FileField)]
    return [file for field in fields if (file := getattr(instance, field.attname))]


def _delete_at_commit(file) -> None:
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name), robust=True)
