"""Keeping the search true when what people refer to changes its name. Connected once, in `ProfilesConfig.ready()`."""

from django.db import transaction
from django.db.models.signals import post_save


def connect() -> None:
    """Connect every handler of the package."""
    for model in _people_by():
        name = f"profiles.search.write_again.{model.__name__}"
        post_save.connect(write_again, sender=model, dispatch_uid=name)


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


def write_again(sender, instance, created: bool, raw: bool = False, **kwargs) -> None:
    """A renamed workplace, place, topic … or a film's new transcript is found with everyone whom it belongs to."""
    from ..models import Place, ProfilePage
    from ..tasks import write_search_entries

    if raw or created:
        return
    people = ProfilePage.objects.live().filter(**{_people_by()[sender]: instance})
    if sender is Place:
        people |= ProfilePage.objects.live().filter(place=instance)
    keys = sorted(set(people.order_by().values_list("pk", flat=True)))
    if keys:
        transaction.on_commit(lambda: write_search_entries.enqueue(keys), robust=True)
