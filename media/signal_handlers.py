"""What happens when films and pictures are saved and deleted. Connected once, in `MediaConfig.ready()`."""

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save

# On a film or captions, while they are saved.
_REPLACED = "_media_replaced_files"


def connect() -> None:
    """Connect every handler of the package."""
    from .models import CaptionTrack, Film

    post_save.connect(draw_poster, sender=Film, dispatch_uid="media.draw_poster")
    for model in (Film, CaptionTrack):
        name = model.__name__
        pre_save.connect(find_replaced_files, sender=model, dispatch_uid=f"media.find_replaced_files.{name}")
        post_save.connect(
            delete_replaced_files, sender=model, dispatch_uid=f"media.delete_replaced_files.{name}"
        )
        post_delete.connect(delete_files, sender=model, dispatch_uid=f"media.delete_files.{name}")


def draw_poster(sender, instance, raw: bool = False, **kwargs) -> None:
    """Draw the poster's sizes when the film is saved, so that no visitor waits for them."""
    if not raw and instance.poster_id:
        enqueue_drawing(instance.poster_id, "poster")


def enqueue_drawing(image_id: int, role: str) -> None:
    """Have a picture's sizes drawn once what is being saved is saved."""
    from .tasks import draw_renditions, enqueue_at_commit

    enqueue_at_commit(draw_renditions, image_id, role)


def find_replaced_files(sender, instance, raw: bool = False, **kwargs) -> None:
    """Note which files another takes the place of, as long as the database still knows them."""
    if raw or not instance.pk:
        return
    before = sender._default_manager.filter(pk=instance.pk).first()
    kept = {file.name for file in _files(instance)}
    instance.__dict__[_REPLACED] = (
        [file.name for file in _files(before) if file.name not in kept] if before else []
    )


def delete_replaced_files(sender, instance, **kwargs) -> None:
    """A file that another has taken the place of is gone: it does not stay behind at its public address."""
    for name in instance.__dict__.pop(_REPLACED, ()):
        _delete_at_commit(name)


def delete_files(sender, instance, **kwargs) -> None:
    """What is deleted is gone: no film and no captions stay behind at their public address."""
    for file in _files(instance):
        _delete_at_commit(file.name)


def _files(instance: models.Model) -> list:
    fields = [field for field in instance._meta.concrete_fields if isinstance(field, models.FileField)]
    return [file for field in fields if (file := getattr(instance, field.attname))]


def _delete_at_commit(name: str) -> None:
    """As a task: one that fails, because the storage is away, is tried again."""
    from .tasks import delete_upload, enqueue_at_commit

    enqueue_at_commit(delete_upload, name)
