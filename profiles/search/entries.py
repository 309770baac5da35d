"""Writing what the search reads. An entry holds what visitors can see: the live content of a published profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import override

from media.models import Film
from media.signals import written_in_bulk

from ..models import Occupation, ProfilePage, SearchEntry, SearchWord, Sector
from ..wording import plain_text
from .text import LANGUAGES, words
from .vocabulary import forget, learn, words_of

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

BATCH = 500
# A text search vector of PostgreSQL holds a megabyte; nobody's answers come near this.
MOST_LETTERS = 150_000


def write(people: ProfileQuerySet) -> None:
    """Write the entries of these profiles as they are in the database; those that are not live lose theirs."""
    keys = list(people.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        _write(keys[start : start + BATCH])


def rebuild() -> int:
    """Write every entry and word anew. Returns how many people can be found."""
    SearchEntry.objects.exclude(page__live=True).delete()
    SearchWord.objects.all().delete()
    write(ProfilePage.objects.live())
    return SearchEntry.objects.count()


def _write(keys: list[int]) -> None:
    people = list(
        ProfilePage.objects.filter(pk__in=keys, live=True)
        .select_related("locale", "workplace__place", "workplace__sector", "place")
        .prefetch_related("answers", "topic_items__tag", "occupation_rows__occupation", "film_uses__film")
    )
    names = _names_of(people)
    entries = [_entry(person, names) for person in people]
    SearchEntry.objects.filter(page__in=set(keys) - {entry.pk for entry in entries}).delete()
    before = words_of(SearchEntry.objects.filter(page__in=keys))
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["language", *SearchEntry.COLUMNS],
    )
    used = words_of(entries)
    learn(used)
    forget(before - used)
    written_in_bulk.send(SearchEntry)


def _names_of(people: list[ProfilePage]) -> dict[UUID, list[str]]:
    """What sectors and occupations of these people are called in every language, by translation key; two queries."""
    rows = [row.occupation for person in people for row in person.occupation_rows.all()]
    rows += [person.workplace.sector for person in people if person.workplace and person.workplace.sector]
    keys = {row.translation_key for row in rows}
    names: dict[UUID, list[str]] = defaultdict(list)
    for model in (Occupation, Sector):
        found = model.objects.filter(translation_key__in=keys).order_by("pk")
        for key, name in found.values_list("translation_key", "name"):
            names[key].append(name)
    return names


def _entry(person: ProfilePage, names: dict[UUID, list[str]]) -> SearchEntry:
    place, workplace = person.place_of_work, person.workplace
    shared = [row.occupation for row in person.occupation_rows.all()]
    shared += [workplace.sector] if workplace and workplace.sector else []
    answers = chain.from_iterable(
        (answer.wording, plain_text(answer.body)) for answer in person.answers.all()
    )
    return SearchEntry(
        page=person,
        language=LANGUAGES.get(person.locale.language_code, "simple"),
        name=_folded([person.title]),
        job=_folded([person.job_title, workplace.name if workplace else ""]),
        facts=_folded(
            [
                *chain.from_iterable(names[row.translation_key] for row in shared),
                *[item.tag.name for item in person.topic_items.all()],
                place.name if place else "",
            ]
        ),
        lead=_folded([person.headline, person.summary]),
        answers=_folded(answers),
        films=_folded(plain_text(_said_in(use.film, person)) for use in person.film_uses.all()),
    )


def _said_in(film: Film, person: ProfilePage) -> str:
    """A film's transcript in the language of somebody's page."""
    with override(person.locale.language_code):
        return film.transcript_here


def _folded(texts: Iterable[str]) -> str:
    return " ".join(words(" \n".join(texts)))[:MOST_LETTERS]
