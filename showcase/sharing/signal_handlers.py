"""What happens to cards when pages and pictures change. Connected once, in `SharingConfig.ready()`."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished


def connect() -> None:
    """Connect every handler of the package."""
    from media.models import Image

    from .models import Branding, CardFile
    from .things import MODELS

    page_published.connect(draw_cards, dispatch_uid="sharing.draw_cards")
    page_unpublished.connect(forget_cards, dispatch_uid="sharing.forget_cards")
    post_save.connect(
        forget_what_became_private, sender=PageViewRestriction, dispatch_uid="sharing.forget_private"
    )
    post_save.connect(redraw_picture, sender=Image, dispatch_uid="sharing.redraw_picture")
    post_save.connect(draw_icons, sender=Branding, dispatch_uid="sharing.draw_icons")
    post_delete.connect(delete_file, sender=CardFile, dispatch_uid="sharing.delete_file")
    for kind, model in MODELS.items():
        post_delete.connect(forget_deleted, sender=model, dispatch_uid=f"sharing.forget_deleted.{kind}")


def draw_cards(sender, instance, **kwargs) -> None:
    """Draw a published page's cards, so that the first who shares it has a picture."""
    from .tasks import draw_cards as task

    transaction.on_commit(partial(task.enqueue, instance.pk), robust=True)


def forget_cards(sender, instance, **kwargs) -> None:
    """The cards of a page that nobody may see any more are gone with it, and so are those that showed its person.

    These are drawn again without the person; after a deletion, when somebody asks for them.
    """
    from profiles.models import ShowcasePage

    from .card_store import forget
    from .drawing import things_of

    if isinstance(instance, ShowcasePage):
        forget(things_of(instance))
        draw_cards(sender, instance)


def forget_what_became_private(sender, instance, **kwargs) -> None:
    """As `forget_cards()`, for all pages that a restriction covers."""
    for page in instance.page.get_descendants(inclusive=True).specific():
        forget_cards(type(page), page)


def redraw_picture(sender, instance, created: bool, raw: bool = False, **kwargs) -> None:
    """A portrait or lead picture that gets another file or focal point is drawn again on the cards that show it."""
    from profiles.models import ShowcasePage
    from profiles.usage import uses_of

    if not raw and not created:
        for page in uses_of(instance):
            if isinstance(page, ShowcasePage) and page.live:
                draw_cards(type(page), page)


def draw_icons(sender, instance, raw: bool = False, **kwargs) -> None:
    """Draw the sizes of a site's icon when it is chosen."""
    from .icons import draw_icons as draw

    if not raw:
        transaction.on_commit(partial(draw, instance), robust=True)


def forget_deleted(sender, instance, **kwargs) -> None:
    """A thing that is deleted takes its cards along."""
    from .card_store import forget

    forget([instance])


def delete_file(sender, instance, **kwargs) -> None:
    """A card's file goes with its row."""
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(partial(storage.delete, name), robust=True)
