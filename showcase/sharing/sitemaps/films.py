"""The part of the sitemap with the pages of films, where they can be watched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import F
from django.db.models.functions import Left

from media.models import Film
from media.renditions import Place
from profiles.templatetags.showcase_tags import excerpt

from ..xml import xml_text
from .pictures import jpegs, picture_address
from .sections import Entry, Group, Video

# How many characters are read of a transcript, and how many words of them describe the film.
OPENING, WORDS = 1_000, 40
# As the video sitemap allows them: characters, and seconds.
LONGEST_DESCRIPTION, LONGEST = 2_048, 28_800
# A tag or an entity that was cut in two.
CUT = re.compile(r"(?:<[^>]*|&[^;\s]*)\Z")


class Films(Group):
    """Each film with a person in it. A `Video` has all that it must have, or is left out."""

    name = "films"
    url_name = "profiles:film"
    slug = F("film_uses__film")

    def entries(self, rows: Iterable[dict]) -> list[Entry]:
        rows = list(rows)
        keys = {row["group"] for row in rows}
        films = Film.objects.filter(pk__in=keys).select_related("poster").defer("transcript")
        films = films.prefetch_related(jpegs("poster", Place.POSTER))
        found = {film.pk: film for film in films.annotate(opening=Left("transcript", OPENING))}
        entries = self.where(rows, {key: film.slug for key, film in found.items()})
        return [
            replace(entry, video=self._video(found[row["group"]]))
            for row, entry in zip(rows, entries, strict=True)
        ]

    def _video(self, film: Film) -> Video | None:
        thumbnail = picture_address(film.poster, Place.POSTER, self.request)
        description = _description(film.opening)
        title = xml_text(film.title).strip()
        recording = film.recording
        content = self.absolute(recording.watch_url) if recording.file else ""
        if not (thumbnail and title and description and (content or recording.player_url)):
            return None
        duration = film.duration if film.duration and film.duration <= LONGEST else None
        return Video(
            thumbnail, title, description, content, recording.player_url, duration, film.published_on
        )


def _description(opening: str) -> str:
    """The first words that are said in a film, from the first characters of its transcript (HTML)."""
    return xml_text(excerpt(CUT.sub("", opening), WORDS)).strip()[:LONGEST_DESCRIPTION]
