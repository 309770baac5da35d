"""From what is written to the database to the tags of what visitors must not be shown any more.

One rule for everything that visitors see something of: what is made, deleted, or changed in more than its words may
change any page; a page's words, only where that page is read and where lists are. A draft changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models.functions import Now
from django.db.models.signals import post_delete, post_save, pre_save
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import post_page_move

from media.models import Rendition
from media.signals import written_in_bulk

from . import stored, tags
from .models import KEPT, Change
from .purging import purge
from .watch import watch

# Whose every model visitors see something of.
APPS = ("media", "profiles", "sharing")
WAGTAIL = ("wagtailcore.Locale", "wagtailcore.Site", "wagtailcore.PageViewRestriction")
# Written together with entries, which tell of both. With a signal for each, words could not be deleted in one query.
UNHEARD = frozenset({"profiles.SearchWord"})
# What is found by search, and which card stands for a list.
IN_LISTS = frozenset({"profiles.SearchEntry", "sharing.CardFile"})
# What Wagtail and treebeard keep beside a page's content.
BOOKKEEPING = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)
# Words all the same: said on the page, in feeds and in the sitemap.
DATE_OF_WORDS = "last_published_at"
# Text by its type, and no words: where a page stands.
PLACE_IN_TREE = frozenset({"path", "url_path"})
WORDS = (models.TextField, models.CharField, StreamField)
NO_WORDS = (models.SlugField, models.URLField)
_FOUND = "_delivery_tags"


def connect() -> None:
    """Connect every handler of the package."""
    for model in visible_models():
        label = model._meta.label
        pre_save.connect(find_difference, sender=model, dispatch_uid=f"delivery.find_difference.{label}")
        post_save.connect(note_saved, sender=model, dispatch_uid=f"delivery.note_saved.{label}")
        post_delete.connect(note_deleted, sender=model, dispatch_uid=f"delivery.note_deleted.{label}")
    post_page_move.connect(note_moved, dispatch_uid="delivery.note_moved")
    written_in_bulk.connect(note_bulk, dispatch_uid="delivery.note_bulk")


def kept_anywhere() -> bool:
    """Whether answers are kept at all: by the processes, the database, or a cache in front that is told."""
    return bool(settings.SHOWCASE_PAGE_CACHE or settings.WAGTAILFRONTENDCACHE or stored.are_on())


def visible_models() -> list[type[models.Model]]:
    """Every model of which visitors see something."""
    ours = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return [model for model in ours if model._meta.label not in UNHEARD] + [
        apps.get_model(label) for label in WAGTAIL
    ]


def find_difference(sender, instance, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Before a row is written: which tags that changes, by what is in the database still."""
    if kept_anywhere():
        instance.__dict__[_FOUND] = {tags.ALL} if raw else _tags_of(sender, instance, update_fields)


def note_saved(sender, instance, **kwargs) -> None:
    """After a row is written, in the same transaction."""
    note(instance.__dict__.pop(_FOUND, ()))


def note_deleted(sender, instance, **kwargs) -> None:
    """What visitors could see is gone."""
    if not kept_anywhere():
        return
    if instance_tags := _tags_of_drawn(instance):
        note(instance_tags)
    elif _is_visible(instance):
        note({tags.ALL})


def note_moved(sender, instance, **kwargs) -> None:
    """Addresses and neighbours have changed; those below a page with it."""
    note({tags.ALL})


def note_bulk(sender, rows: Iterable[models.Model] = (), **kwargs) -> None:
    """Something was written without its model's signals."""
    drawn = {tag for row in rows for tag in _tags_of_drawn(row)}
    note(drawn or ({tags.LISTS} if sender._meta.label in IN_LISTS else {tags.ALL}))


def note(changed: Iterable[str]) -> None:
    """Tell every process that these tags have changed, once in a transaction and when it is committed."""
    if not kept_anywhere() or not (changed := set(changed)):
        return
    if not connection.in_atomic_block:
        _write(changed)
        _tell(changed)
        return
    told = {
        tag for _sids, told, *_ in connection.run_on_commit if isinstance(told, _Told) for tag in told.tags
    }
    # What a rolled back savepoint has noted is forgotten with it, by Django.
    if new := set() if tags.ALL in told else changed - told:
        _write(new)
        transaction.on_commit(_Told(new))


class _Told:
    """What a transaction has noted already, kept where Django keeps what is to be done when it is committed."""

    def __init__(self, told: set[str]) -> None:
        self.tags = told

    def __call__(self) -> None:
        _tell(self.tags)


def _tell(changed: set[str]) -> None:
    watch.hurry()
    purge(changed)


def _write(changed: set[str]) -> None:
    with transaction.atomic(savepoint=False):
        stored.before_a_change()
        Change.objects.bulk_create(Change(tag=tag) for tag in sorted(changed))
    if tags.ALL in changed:
        Change.objects.filter(made_at__lt=Now() - KEPT).delete()


def _tags_of(model: type[models.Model], instance: models.Model, update_fields) -> set[str]:
    if drawn := _tags_of_drawn(instance):
        return drawn
    if instance._state.adding or not instance.pk:
        return {tags.ALL} if _is_visible(instance) else set()
    fields = _fields(model, update_fields)
    if not fields:
        return set()
    before = model._base_manager.filter(pk=instance.pk).values(*(field.attname for field in fields)).first()
    if before is None:
        return {tags.ALL} if _is_visible(instance) else set()
    different = [field for field in fields if _differs(field, before[field.attname], instance)]
    if not different or not (before.get("live") or _is_visible(instance)):
        return set()
    page = _page_of(instance)
    if page and all(_is_words(field) for field in different):
        return {tags.of_page(page), tags.LISTS}
    return {tags.ALL}


def _tags_of_drawn(instance: models.Model) -> set[str]:
    """The tags of what the site makes of its content by itself; none for the content."""
    if isinstance(instance, Rendition):
        return {tags.of_picture(instance.image_id)}
    return {tags.LISTS} if instance._meta.label in IN_LISTS else set()


def _fields(model: type[models.Model], update_fields: Iterable[str] | None) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and field.name not in BOOKKEEPING
        and (update_fields is None or field.name in update_fields or field.attname in update_fields)
    ]


def _differs(field: models.Field, before: object, instance: models.Model) -> bool:
    # What was not read is not written either.
    if field.attname in instance.get_deferred_fields():
        return False
    return field.get_prep_value(before) != field.get_prep_value(getattr(instance, field.attname))


def _is_words(field: models.Field) -> bool:
    if field.name == DATE_OF_WORDS:
        return True
    return (
        isinstance(field, WORDS)
        and not isinstance(field, NO_WORDS)
        and not field.choices
        and field.name not in PLACE_IN_TREE
    )


def _page_of(instance: models.Model) -> int | None:
    """The key of the page that the row is, or is a part of."""
    if isinstance(instance, Page):
        return instance.pk
    parent = _parental_key(type(instance))
    return getattr(instance, parent.attname) if parent else None


def _is_visible(instance: models.Model) -> bool:
    """Not a draft, nor a part of one."""
    if isinstance(instance, Page):
        return instance.live
    parent = _parental_key(type(instance))
    if parent is None:
        return True
    if parent.is_cached(instance):
        return getattr(instance, parent.name).live
    return Page.objects.filter(pk=getattr(instance, parent.attname), live=True).exists()


def _parental_key(model: type[models.Model]) -> models.ForeignKey | None:
    for field in model._meta.concrete_fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            return field
    return None
