"""Cards in the site's storage: drawn once for what they show, and gone when they show it no longer."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import salted_hmac
from wagtail.models import Site

from media.cards import Shape, digest, draw
from profiles.models import Answer

from .cards import card_of, shapes_of
from .models import Branding, CardFile
from .things import Shareable, kind_of


def ensure(thing: Shareable, site: Site, branding: Branding, shape: Shape) -> CardFile:
    """The card of a thing as it is now, drawn if it is not there yet; what it was before is deleted."""
    card = card_of(thing, site, branding)
    now, kind = digest(card, shape), kind_of(thing)
    name = _file_name(site, kind, thing.pk, shape, now)
    stored = CardFile.objects.filter(site=site, kind=kind, key=thing.pk, shape=shape.name.lower()).first()
    if stored and stored.digest == now and default_storage.exists(name):
        return stored
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(draw(card, shape)))
    outdated = stored.file.name if stored else ""
    stored, _made = CardFile.objects.update_or_create(
        site=site,
        kind=kind,
        key=thing.pk,
        shape=shape.name.lower(),
        defaults={"digest": now, "file": name},
    )
    if outdated and outdated != name:
        transaction.on_commit(lambda: default_storage.delete(outdated), robust=True)
    return stored


def draw_all(things: Iterable[Shareable], site: Site) -> int:
    """Draw what is missing of these things' cards in every shape that they have. Returns how many there are."""
    branding, number = Branding.of(site), 0
    for thing in things:
        # An answer is posted as a picture seldom: its other shapes are drawn when somebody asks for them.
        for shape in shapes_of(kind_of(thing)) if not isinstance(thing, Answer) else (Shape.LINK,):
            ensure(thing, site, branding, shape)
            number += 1
    return number


def forget(things: Iterable[Shareable]) -> None:
    """Delete the cards of these things, on every site; their files go with the rows."""
    for thing in things:
        CardFile.objects.filter(kind=kind_of(thing), key=thing.pk).delete()


def _file_name(site: Site, kind: str, key: int, shape: Shape, of: str) -> str:
    """Told by what it shows, and to be guessed by nobody: uploads answer whoever knows their name."""
    secret = salted_hmac(
        "showcase.sharing.cards", f"{site.pk} {kind} {key} {shape.name} {of}", algorithm="sha256"
    )
    return f"cards/{secret.hexdigest()[:32]}.jpg"
