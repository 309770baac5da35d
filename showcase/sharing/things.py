"""What can be shared: each kind of thing, and finding one that a visitor may see."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db.models import BigIntegerField, Model
from django.http import Http404
from wagtail.models import Site, TranslatableMixin

from media.models import Film
from profiles import groups
from profiles.absence import absence
from profiles.models import (
    AccessibilityPage,
    Answer,
    HomePage,
    Occupation,
    Place,
    ProfilePage,
    Question,
    Sector,
    SeriesPage,
    ShowcasePage,
    TextPage,
    Topic,
)
from profiles.querysets import answers_of, films_of, published_profiles

Shareable = ShowcasePage | Answer | Question | Film | Sector | Place | Occupation | Topic

_KINDS: dict[type[Model], str] = {
    AccessibilityPage: "accessibility",
    Answer: "answer",
    Film: "film",
    HomePage: "home",
    Occupation: "occupation",
    Place: "place",
    ProfilePage: "profile",
    Question: "question",
    Sector: "sector",
    SeriesPage: "series",
    TextPage: "text",
    Topic: "topic",
}
MODELS = {kind: model for model, kind in _KINDS.items()}
GROUPS = tuple(groups.FACET)


def kind_of(thing: Shareable) -> str:
    """The name of a thing's kind, as card addresses have it."""
    return _KINDS[type(thing)]


def language_of(kind: str, key: int) -> str:
    """The language of the thing of that kind and key; "" for things that are the same in every language, or unknown."""
    model = MODELS.get(kind, Model)
    if not issubclass(model, TranslatableMixin):
        return ""
    found = model._default_manager.filter(pk=key).values_list("locale__language_code", flat=True).first()
    return found or settings.LANGUAGE_CODE


def find(kind: str, key: int, site: Site) -> Shareable | None:
    """The thing of that kind and key, with what its card shows, if a visitor of this site may see it."""
    known = kind in _FINDERS and 0 < key <= BigIntegerField.MAX_BIGINT
    return _FINDERS[kind](key, site) if known else None


def absence_of(kind: str, key: int, site: Site) -> Http404:
    """What to raise where `find()` finds nothing: a person who asked not to be shown takes the answers along."""
    whose = {"profile": "pk", "answer": "answers"}.get(kind)
    return absence(site, **{whose: key}) if whose and 0 < key <= BigIntegerField.MAX_BIGINT else Http404()


def _page(model: type[ShowcasePage]) -> Callable[[int, Site], ShowcasePage | None]:
    return lambda key, site: model.objects.in_site(site).published().filter(pk=key).first()


def _profile(key: int, site: Site) -> ProfilePage | None:
    return published_profiles(site).with_facts().filter(pk=key).first()


def _answer(key: int, site: Site) -> Answer | None:
    found = answers_of(published_profiles(site)).filter(pk=key)
    return found.select_related("page__portrait", "page__workplace", "page__series").first()


def _question(key: int, site: Site) -> Question | None:
    return Question.objects.answered_by(published_profiles(site)).filter(pk=key).first()


def _film(key: int, site: Site) -> Film | None:
    return films_of(published_profiles(site)).select_related("poster").filter(pk=key).first()


def _group(kind: str) -> Callable[[int, Site], Model | None]:
    def find_group(key: int, site: Site) -> Model | None:
        facet = groups.FACET[kind]
        row = facet.model._default_manager.filter(pk=key).first()
        group = groups.find(kind, row.slug, published_profiles(site)) if row else None
        return group.row if group and group.people.exists() else None

    return find_group


_FINDERS: dict[str, Callable[[int, Site], Shareable | None]] = {
    "accessibility": _page(AccessibilityPage),
    "answer": _answer,
    "film": _film,
    "home": _page(HomePage),
    "profile": _profile,
    "question": _question,
    "series": _page(SeriesPage),
    "text": _page(TextPage),
} | {kind: _group(kind) for kind in GROUPS}
