"""From a thing to the card that stands for it: what is on the card, and at which address it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Site

from media.cards import Card, Kind, Picture, Shape, digest
from media.models import Film, Image
from media.renditions import Place
from profiles.models import Answer, HomePage, ProfilePage, Question, SeriesPage, ShowcasePage
from profiles.querysets import ProfileQuerySet, published_profiles

from .models import Branding, CardFile
from .things import Shareable, kind_of
from .words import quote

FACES = 5
# A phone's photograph takes a third of a second to read, and a person has thirty cards: it is made smaller once.
PHOTOGRAPH = "max-1920x1920|format-jpeg|jpegquality-90"
# Whose cards show several people: to know them, everyone has to be asked for.
WITH_FACES = frozenset({"question", "series"})


def card_address(thing: Shareable, request: HttpRequest, branding: Branding) -> str:
    """The whole address of the card for links that stands for a thing. It changes with what the card shows.

    No query for what shows one person or none. For what shows the faces of several the address is that of the card
    which was drawn last: one query.
    """
    kind = kind_of(thing)
    if kind in WITH_FACES:
        return drawn_address(kind, thing.pk or 0, request)
    card = card_of(thing, Site.find_for_request(request), branding)
    path = card_path(kind, thing.pk or 0, Shape.LINK, digest(card, Shape.LINK))
    return request.build_absolute_uri(path)


def drawn_address(kind: str, key: int, request: HttpRequest) -> str:
    """The whole address of the card that was drawn last for links to a thing, or of the one that draws it."""
    site = Site.find_for_request(request)
    drawn = CardFile.objects.filter(
        site=site, kind=kind, key=key, shape=Shape.LINK.name.lower(), language=get_language()
    )
    path = card_path(kind, key, Shape.LINK, drawn.values_list("digest", flat=True).first() or "")
    return request.build_absolute_uri(path)


def card_path(kind: str, key: int, shape: Shape, digest: str = "") -> str:
    """Where a card is; without a digest, where a visitor is led to the card as it is now."""
    arguments = [kind, key, shape.name.lower()]
    return reverse("sharing:card", args=[*arguments, digest] if digest else arguments)


def shapes_of(kind: str) -> tuple[Shape, ...]:
    """The shapes that a kind of thing has: those that an editor posts come upright and square as well."""
    return tuple(Shape) if kind in {"profile", "answer", "series"} else (Shape.LINK,)


def card_of(thing: Shareable, site: Site, branding: Branding) -> Card:
    """What the card of a thing shows. No query for a profile with its facts or an answer with its page's; two at most
    for what shows several people's faces.
    """
    common = {
        "site": branding.site_name,
        "logo": logo(branding.logo),
        "accent": branding.accent,
    }
    return _CARDS[kind_of(thing)](thing, site, common)


def logo(image: Image | None) -> Picture | None:
    """A logo as a card takes it: as it was uploaded, with what is transparent in it."""
    return _picture(image, lambda: image.file.storage.open(image.file.name))


def photograph(image: Image | None) -> Picture | None:
    """A photograph as a card takes it: whole, with its focal point, and no larger than a card needs."""
    return _picture(image, lambda: image.get_rendition(PHOTOGRAPH).file.open())


def _picture(image: Image | None, read: Callable[[], BinaryIO]) -> Picture | None:
    if image is None:
        return None
    focus = image.get_focal_point()
    return Picture(
        key=_file_of(image),
        read=read,
        focus=(
            (
                focus.left / image.width,
                focus.top / image.height,
                focus.right / image.width,
                focus.bottom / image.height,
            )
            if focus
            else None
        ),
    )


def _profile(page: ProfilePage, site: Site, common: dict) -> Card:
    return Card(Kind.PROFILE, page.headline or page.name, **_person(page), **common)


def _answer(answer: Answer, site: Site, common: dict) -> Card:
    person = _person(answer.page) | {"over": answer.wording}
    return Card(Kind.ANSWER, quote(answer.body), **person, **common)


def _person(page: ProfilePage) -> dict:
    workplace = page.workplace.name if page.workplace else ""
    return {
        "over": page.series.title if page.series else "",
        "name": page.name,
        "line": ", ".join(filter(None, [page.job_title, workplace])),
        "picture": photograph(page.portrait),
    }


def _series(page: SeriesPage, site: Site, common: dict) -> Card:
    people = published_profiles(site).in_series(page)
    number = people.count()
    line = ngettext("%(n)s person", "%(n)s people", number) % {"n": number} if number else ""
    # The site's name is on every card.
    region = "" if page.region == common["site"] else page.region
    return Card(
        Kind.SERIES, page.title, over=region, line=line, people=number, faces=_faces(people), **common
    )


def _home(page: HomePage, site: Site, common: dict) -> Card:
    return Card(Kind.PAGE, page.headline or page.title, line=page.summary, **common)


def _text(page: ShowcasePage, site: Site, common: dict) -> Card:
    return Card(Kind.PAGE, page.title, line=page.summary, picture=photograph(page.lead_image), **common)


def _question(question: Question, site: Site, common: dict) -> Card:
    people = published_profiles(site).who_answered(question)
    number = people.count()
    line = ngettext("%(n)s person answered", "%(n)s people answered", number) % {"n": number}
    return Card(Kind.QUESTION, question.text, line=line, faces=_faces(people), **common)


def _film(film: Film, site: Site, common: dict) -> Card:
    minutes = round((film.duration or 0) / 60)
    line = _("%(minutes)s min") % {"minutes": minutes} if minutes else ""
    return Card(
        Kind.FILM, film.title_here, over=_("Film"), line=line, picture=photograph(film.poster), **common
    )


def _group(over: Callable[[], str]) -> Callable[[Model, Site, dict], Card]:
    return lambda row, site, common: Card(
        Kind.PAGE, capfirst(row.name), over=over(), line=row.description, **common
    )


def _faces(people: ProfileQuerySet) -> tuple[Picture, ...]:
    newest = people.filter(portrait__isnull=False).newest_first().select_related("portrait")[:FACES]
    return tuple(_face(person.portrait) for person in newest)


def _face(image: Image) -> Picture:
    """A portrait as it is drawn already for the cards of people: cut around the focal point, and quick to read."""
    crop = Place.PORTRAIT_CARD.filter(Place.PORTRAIT_CARD.largest, "jpeg")
    return Picture(
        key=f"{_file_of(image)} {image.get_focal_point()}",
        read=lambda: image.get_rendition(crop).file.open(),
    )


def _file_of(image: Image) -> str:
    return f"{image.file.name} {image.file_hash}"


_CARDS: dict[str, Callable[[Shareable, Site, dict], Card]] = {
    "accessibility": _text,
    "answer": _answer,
    "film": _film,
    "home": _home,
    "occupation": _group(lambda: _("Occupation")),
    "place": _group(lambda: _("Place")),
    "profile": _profile,
    "question": _question,
    "sector": _group(lambda: _("Sector")),
    "series": _series,
    "text": _text,
    "topic": _group(lambda: _("Topic")),
}
