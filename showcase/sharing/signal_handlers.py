"""What happens to cards when pages and pictures change. Connected once, in `SharingConfig.ready()`."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move


def connect() -> None:
    """Connect every handler of the package."""
    from media.models import Image
    from profiles.models import Answer

    from .models import Branding, CardFile
    from .things import MODELS

    page_published.connect(draw_cards, dispatch_uid="sharing.draw_cards")
    page_unpublished.connect(forget_cards, dispatch_uid="sharing.forget_cards")
    post_page_move.connect(forget_cards, dispatch_uid="sharing.forget_moved")
    post_save.connect(
        forget_what_became_private, sender=PageViewRestriction, dispatch_uid="sharing.forget_private"
    )
    post_save.connect(redraw_picture, sender=Image, dispatch_uid="sharing.redraw_picture")
    post_save.connect(redraw_branding, sender=Image, dispatch_uid="sharing.redraw_branding")
    post_delete.connect(redraw_branding, sender=Image, dispatch_uid="sharing.redraw_branding_without")
    post_save.connect(forget_branding, sender=Branding, dispatch_uid="sharing.forget_branding")
    post_save.connect(forget_site_name, sender=Site, dispatch_uid="sharing.forget_site_name")
    post_delete.connect(delete_file, sender=CardFile, dispatch_uid="sharing.delete_file")
    for kind, model in MODELS.items():
        post_delete.connect(forget_deleted, sender=model, dispatch_uid=f"sharing.forget_deleted.{kind}")
        # Pages are drawn when they are published, and their answers with them.
        if not issubclass(model, Page | Answer):
            post_save.connect(redraw_thing, sender=model, dispatch_uid=f"sharing.redraw_thing.{kind}")


def draw_cards(sender, instance, **kwargs) -> None:
    """Draw a published page's cards, so that the first who shares it has a picture; mend what shows its person.

    The latter once for all that is published together: it takes as long for one page as for many.
    """
    from media.tasks import enqueue_at_commit

    from . import tasks

    enqueue_at_commit(tasks.draw_cards, instance.pk)
    enqueue_at_commit(tasks.mend_cards)


def forget_cards(sender, instance, **kwargs) -> None:
    """The cards of a page that nobody may see any more, or under another name, are gone; and those of all below it.

    What showed its people is drawn again without them, and what is still to be seen is drawn anew.
    """
    from profiles.models import ProfilePage, ShowcasePage

    from .card_store import forget, forget_people

    # As it is now: a page that was moved still has its old place in memory.
    page = Page.objects.filter(pk=instance.pk).specific().first()
    if isinstance(page, ShowcasePage):
        forget(page.get_descendants(inclusive=True).not_type(ProfilePage).specific())
        forget_people(ProfilePage.objects.descendant_of(page, inclusive=True))
        draw_cards(sender, page)


def forget_what_became_private(sender, instance, **kwargs) -> None:
    """As `forget_cards()`, for what a restriction covers."""
    forget_cards(sender, instance.page)


def forget_branding(sender, instance, raw: bool = False, **kwargs) -> None:
    """Every card of a site shows its logo and colour: all are drawn anew, each when it is asked for.

    In one go a large site would take minutes; `draw_cards` does it ahead.
    """
    from .card_store import forget_site

    if not raw:
        forget_site(instance.site_id)


def forget_site_name(sender, instance, raw: bool = False, **kwargs) -> None:
    """As `forget_branding()`: every card shows the site's name."""
    from .card_store import forget_site

    if not raw:
        forget_site(instance.pk)


def redraw_thing(sender, instance, raw: bool = False, **kwargs) -> None:
    """A question, a film or another thing with a page of its own is drawn as it is called now."""
    from media.tasks import enqueue_at_commit

    from .tasks import draw_cards_of_thing as task
    from .things import kind_of

    if not raw:
        enqueue_at_commit(task, kind_of(instance), instance.pk)


def redraw_picture(sender, instance, created: bool, raw: bool = False, **kwargs) -> None:
    """A portrait or lead picture that gets another file or focal point is drawn again on the cards that show it."""
    from profiles.models import ShowcasePage
    from profiles.usage import uses_of

    if not raw and not created:
        for page in uses_of(instance):
            if isinstance(page, ShowcasePage) and page.live:
                draw_cards(type(page), page)


def redraw_branding(sender, instance, created: bool = False, raw: bool = False, **kwargs) -> None:
    """A logo or mark that gets another file, or is deleted, is drawn again for the pages that show it."""
    from .brand_pictures import shows
    from .models import Branding

    if raw or created:
        return
    for branding in Branding.objects.all():
        if shows(branding, instance):
            # At the end: Wagtail deletes what was drawn of the old file after the picture is saved.
            transaction.on_commit(partial(_save_again, branding.pk), robust=True)


def _save_again(key: int) -> None:
    from .models import Branding

    for branding in Branding.base_queryset().filter(pk=key):
        branding.save()


def forget_deleted(sender, instance, **kwargs) -> None:
    """A thing that is deleted takes its cards along."""
    from .card_store import forget

    forget([instance])


def delete_file(sender, instance, **kwargs) -> None:
    """A card's file goes with its row."""
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(partial(storage.delete, name), robust=True)
