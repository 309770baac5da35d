"""Cards in their storage: drawn once for what they show, and gone when they show it no longer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language, override
from wagtail.models import Site

from media.cards import Shape, digest, draw
from media.signals import written_in_bulk
from profiles.models import Answer, ProfilePage

from .cards import WITH_FACES, card_of, shapes_of
from .models import Branding, CardFile, card_storage
from .things import Shareable, find, kind_of

# Films are shown with their people, and are gone with the last of them.
OF_SEVERAL = (*WITH_FACES, "film")


def ensure(thing: Shareable, site: Site, branding: Branding, shape: Shape) -> CardFile:
    """The card of a thing as it is now, drawn if it is not there yet; what it was before is deleted."""
    card = card_of(thing, site, branding)
    now, storage = digest(card, shape), card_storage()
    which = {"site": site, "kind": kind_of(thing), "key": thing.pk, "shape": shape.name.lower()}
    which["language"] = _language()
    before = CardFile.objects.filter(**which).first()
    if before and before.digest == now and storage.exists(before.file.name):
        return before
    name = storage.save(
        f"{which['kind']}-{thing.pk}-{which['shape']}-{now}.jpg", ContentFile(draw(card, shape))
    )
    if _keep(which, before, now, name):
        return CardFile(**which, digest=now, file=name)
    # Somebody else was faster; their card is the one that is kept.
    storage.delete(name)
    return ensure(thing, site, branding, shape)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _keep(which: dict, before: CardFile | None, now: str, name: str) -> bool:
    """Have the row tell of a new file, if it is still as it was before the drawing."""
    if before is None:
        _row, made = CardFile.objects.get_or_create(**which, defaults={"digest": now, "file": name})
        return made
    unchanged = CardFile.objects.filter(pk=before.pk, file=before.file.name)
    if not unchanged.update(digest=now, file=name):
        return False
    written_in_bulk.send(CardFile)
    transaction.on_commit(lambda: before.file.storage.delete(before.file.name), robust=True)
    return True


def draw_all(things: Iterable[Shareable], site: Site) -> int:
    """Draw what is missing of these things' cards in every shape that they have. Returns how many there are."""
    branding, number = Branding.of(site), 0
    for thing in things:
        shapes = shapes_of(kind_of(thing))
        if isinstance(thing, Answer):
            # Seldom posted as a picture: its other shapes are drawn when somebody asks, and not kept when they change.
            shapes = (Shape.LINK,)
            _forget_other_shapes(thing, site, branding)
        for shape in shapes:
            ensure(thing, site, branding, shape)
            number += 1
    return number


def _forget_other_shapes(answer: Answer, site: Site, branding: Branding) -> None:
    card = card_of(answer, site, branding)
    kept = CardFile.objects.filter(site=site, kind="answer", key=answer.pk).exclude(
        shape=Shape.LINK.name.lower()
    )
    for row in kept:
        if row.digest != digest(card, Shape[row.shape.upper()]):
            row.delete()


def forget(things: Iterable[Shareable]) -> None:
    """Delete the cards of these things, on every site; their files go with the rows."""
    for thing in things:
        CardFile.objects.filter(kind=kind_of(thing), key=thing.pk).delete()


def forget_people(people: Iterable[ProfilePage]) -> None:
    """Delete the cards of these people and of their answers, on every site."""
    keys = [person.pk for person in people]
    answers = Answer.objects.filter(page__in=keys).values("pk")
    CardFile.objects.filter(kind="profile", key__in=keys).delete()
    CardFile.objects.filter(kind="answer", key__in=answers).delete()


def forget_site(site_id: int) -> None:
    """Delete all cards of a site."""
    CardFile.objects.filter(site=site_id).delete()


def with_faces(site: Site) -> QuerySet[CardFile]:
    """A site's cards of what shows several people, in the active language."""
    return CardFile.objects.filter(site=site, kind__in=OF_SEVERAL, language=_language())


def renew_faces(site: Site) -> None:
    """Draw anew a site's cards of several people that show the wrong ones now; delete those of what nobody sees.

    Whose faces they show is not written down: who left a series, a question or a film is found by what the card would
    show now. A handful of queries for each question and series of the site.
    """
    every = CardFile.objects.filter(site=site, kind__in=OF_SEVERAL)
    things = every.order_by("language", "kind", "key").values_list("language", "kind", "key").distinct()
    for language, of_language in groupby(things, key=itemgetter(0)):
        with override(language):
            rows = with_faces(site)
            found = {(kind, key): find(kind, key, site) for _language, kind, key in of_language}
            draw_all(filter(None, found.values()), site)
            for (kind, key), thing in found.items():
                if thing is None:
                    for row in rows.filter(kind=kind, key=key):
                        row.delete()
