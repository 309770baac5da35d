"""From people to the entries of a feed: each with the whole interview, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.db.models import Prefetch
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from media.models import Film
from media.renditions import Place, drawn
from profiles.models import Answer, ProfileFilm, ProfilePage, ProfileTopic
from profiles.querysets import ProfileQuerySet
from profiles.richtext import absolute_links, expand

from ..addresses import address_of
from ..naming import title_of
from ..xml import xml_text
from .formats import Attachment

NEWEST = 30
# For a page that was put there with no date at all; the formats ask for one.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def newest_entries(people: ProfileQuerySet, request: HttpRequest) -> list[dict[str, Any]]:
    """The newest of these people as `ShowcaseFeed.add_item()` takes them."""
    shown = list(_with_interviews(people.newest_first())[:NEWEST])
    answers = [answer for person in shown for answer in person.given]
    bodies = expand([xml_text(answer.body) for answer in answers])
    for answer, body in zip(answers, bodies, strict=True):
        answer.html = mark_safe(body)  # noqa: S308 - rich text, expanded as the site's pages do it
    return [_entry(person, request) for person in shown]


def changed_at(person: ProfilePage) -> datetime:
    return person.last_published_at or person.first_published_at or LONG_AGO


def _with_interviews(people: ProfileQuerySet) -> ProfileQuerySet:
    """With `given` (answers), `topic_rows` and `film_rows`, and what a card of a person shows."""
    films = ProfileFilm.objects.select_related("film").defer("film__transcript")
    return (
        people.for_cards()
        .select_related("locale")
        .prefetch_related(
            Prefetch("answers", Answer.objects.all(), to_attr="given"),
            Prefetch("topic_items", ProfileTopic.objects.select_related("tag"), to_attr="topic_rows"),
            Prefetch("film_uses", films, to_attr="film_rows"),
        )
    )


def _entry(person: ProfilePage, request: HttpRequest) -> dict[str, Any]:
    address = address_of(person, request)
    films = [row.film for row in person.film_rows]
    portrait = _portrait(person, request)
    files = [file for film in films if (file := _film_file(film, request))]
    return {
        "title": xml_text(title_of(person)),
        "link": address,
        "description": xml_text(person.summary),
        # The same wherever the page moves to, on whatever host; another for each of its languages.
        "unique_id": uuid5(person.translation_key, person.locale.language_code).urn,
        "unique_id_is_permalink": False,
        "pubdate": person.first_published_at,
        "updateddate": changed_at(person),
        "author_name": xml_text(person.author) or None,
        "categories": [xml_text(row.tag.name) for row in person.topic_rows],
        "content": xml_text(_content(person, films, portrait, address)),
        "language": person.locale.language_code,
        "image": portrait.address if portrait else None,
        # Films first: RSS shows the first file alone.
        "attachments": files + ([portrait] if portrait else []),
    }


def _content(person: ProfilePage, films: Iterable[Film], portrait: Attachment | None, address: str) -> str:
    """The interview as HTML that can be read anywhere: every address in it has its host."""
    workplace, place = person.workplace, person.place_of_work
    facts = [person.job_title, workplace.name if workplace else "", place.name if place else ""]
    context = {
        "page": person,
        "portrait": portrait,
        "facts": ", ".join(filter(None, facts)),
        "films": films,
        "answers": person.given,
    }
    lines = render_to_string("sharing/feed_entry.html", context).splitlines()
    return absolute_links("\n".join(line for line in lines if line.strip()), address)


def _portrait(person: ProfilePage, request: HttpRequest) -> Attachment | None:
    """The portrait's largest JPEG, if that is drawn: a feed draws nothing."""
    rendition = drawn(person.portrait, Place.PORTRAIT_LEAD)
    size = _size(rendition.file) if rendition else None
    if size is None:
        return None
    return Attachment(
        request.build_absolute_uri(rendition.url),
        "image/jpeg",
        size,
        xml_text(person.portrait_alt or person.name),
        rendition.width,
        rendition.height,
    )


def _film_file(film: Film, request: HttpRequest) -> Attachment | None:
    """An uploaded film; None for one at a host, which gives away pages and players but no file."""
    recording = film.recording
    size = _size(recording.file) if recording.file else None
    if size is None:
        return None
    return Attachment(
        request.build_absolute_uri(recording.watch_url),
        recording.mime_type,
        size,
        xml_text(film.title_here),
        duration=film.duration,
    )


def _size(file) -> int | None:
    """Bytes of a stored file; None where it is lost."""
    try:
        return file.size
    except OSError:
        return None
