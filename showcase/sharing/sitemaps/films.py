"""The part of the sitemap with the pages of films, where they can be watched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Left
from django.utils import translation

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
TRANSCRIPTS = ("transcript", *(f"transcript_{code}" for code, _name in settings.LANGUAGES))
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
        films = Film.objects.filter(pk__in=keys).select_related("poster").defer(*TRANSCRIPTS)
        films = films.prefetch_related(jpegs("poster", Place.POSTER))
        openings = {f"opening_of_{name}": Left(name, OPENING) for name in TRANSCRIPTS}
        found = {film.pk: film for film in films.annotate(**openings)}
        entries = self.where(rows, {key: film.slug for key, film in found.items()})
        return [
            replace(entry, video=self._video(found[row["group"]], row["language"]))
            for row, entry in zip(rows, entries, strict=True)
        ]

    def _video(self, film: Film, language: str) -> Video | None:
        thumbnail = picture_address(film.poster, Place.POSTER, self.request)
        opening = getattr(film, f"opening_of_transcript_{language}") or film.opening_of_transcript
        description = _description(opening)
        with translation.override(language):
            title = xml_text(film.title_here).strip()
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
