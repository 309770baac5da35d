"""What happens when films are saved. Connected once, in `MediaConfig.ready()`."""

from django.db import transaction
from django.db.models.signals import post_save


def connect() -> None:
    """Connect every handler of the package."""
    from .models import Film

    post_save.connect(draw_poster, sender=Film, dispatch_uid="media.draw_poster")


def draw_poster(sender, instance, raw: bool = False, **kwargs) -> None:
    """Draw the poster's sizes when the film is saved, so that no visitor waits for them."""
    from .renditions import Place, draw

    if not raw:
        transaction.on_commit(lambda: draw(instance.poster, Place.POSTER), robust=True)
