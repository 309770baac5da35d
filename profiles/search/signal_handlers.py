"""Keeping the search true when what it knows changes its name or goes. Connected once, in `ProfilesConfig.ready()`."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import TranslatableMixin


def connect() -> None:
    """Connect every handler of the package."""
    from ..models import SearchEntry

    for model in _people_by():
        name = f"profiles.search.write_again.{model.__name__}"
        post_save.connect(write_again_renamed, sender=model, dispatch_uid=name)
        # Before: afterwards nobody has it any more.
        pre_delete.connect(write_again, sender=model, dispatch_uid=name)
    post_delete.connect(forget_words, sender=SearchEntry, dispatch_uid="profiles.search.forget_words")


def _people_by() -> dict[type, str]:
    """Whose words each model lends: the look-up from a profile to it."""
    from media.models import Film

    from ..models import Occupation, Place, Sector, Topic, Workplace

    return {
        Film: "film_uses__film",
        Occupation: "occupation_rows__occupation",
        Place: "workplace__place",
        Sector: "workplace__sector",
        Topic: "topic_items__tag",
        Workplace: "workplace",
    }


def write_again_renamed(sender, instance, created: bool, raw: bool = False, **kwargs) -> None:
    """A renamed workplace, place, topic … or a film's new transcript is found with everyone whom it belongs to.

    So is what a sector or an occupation is called in another language.
    """
    if not raw and (not created or isinstance(instance, TranslatableMixin)):
        write_again(sender, instance)


def write_again(sender, instance, **kwargs) -> None:
    """Write the entries of everyone whom a thing belongs to, once it is changed or gone for good."""
    from media.tasks import enqueue_at_commit

    from ..models import Place, ProfilePage
    from ..tasks import write_search_entries

    look_up = {_people_by()[sender]: instance}
    if isinstance(instance, TranslatableMixin):
        look_up = {f"{_people_by()[sender]}__translation_key": instance.translation_key}
    people = ProfilePage.objects.live().filter(**look_up)
    if sender is Place:
        people |= ProfilePage.objects.live().filter(place=instance)
    keys = sorted(set(people.order_by().values_list("pk", flat=True)))
    if keys:
        enqueue_at_commit(write_search_entries, keys)


def forget_words(sender, instance, **kwargs) -> None:
    """Somebody who is unpublished or deleted leaves no word that nobody else used."""
    from .vocabulary import forget, words_of

    forget(words_of([instance]))
