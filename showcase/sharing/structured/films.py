"""Films as `VideoObject`."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from django.utils.text import Truncator
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from media.models import Film
from media.renditions import Place, drawn_sizes
from profiles.models import ProfilePage
from profiles.wording import plain_text

from .graph import Node, Writer

DESCRIPTION_WORDS = 40


def film_document(context: Mapping[str, Any]) -> Node | None:
    """A film's page; None where no site answers."""
    writer = Writer.of(context)
    if writer is None:
        return None
    film = context["film"]
    steps = ((_("Films"), writer.view("profiles:films")), (film.title_here, writer.address(film)))
    return writer.document(video(writer, film, context["people"]), writer.breadcrumbs(*steps))


def video(writer: Writer, film: Film, people: Iterable[ProfilePage]) -> Node | None:
    """A film and the people in it; None where its name, its thumbnail or its date is missing.

    Google reads no VideoObject without the three
    (https://developers.google.com/search/docs/appearance/structured-data/video). The film has a day of publication
    and no hour; a time zone is asked for, so it is the day's first.
    """
    posters = drawn_sizes(film.poster, Place.POSTER)
    if not (film.title and posters and film.published_on):
        return None
    address, recording = writer.address(film), film.recording
    hosted = bool(recording.hosted)
    transcript = " ".join(plain_text(film.transcript_here).split())
    return {
        "@type": "VideoObject",
        "@id": f"{address}#video",
        "name": film.title_here,
        "description": _description(transcript, people),
        "url": address,
        "thumbnailUrl": writer.request.build_absolute_uri(posters[0].url),
        "uploadDate": datetime.combine(film.published_on, time(), get_default_timezone()).isoformat(),
        "duration": f"PT{film.duration}S" if film.duration else "",
        "embedUrl": recording.player_url,
        "contentUrl": "" if hosted else writer.request.build_absolute_uri(recording.watch_url),
        "encodingFormat": recording.mime_type,
        "transcript": transcript,
        "creditText": film.credit,
        "about": [{"@type": "Person", "name": one.name, "url": writer.address(one)} for one in people],
        "publisher": {"@id": writer.organization()["@id"]},
    }


def _description(transcript: str, people: Iterable[ProfilePage]) -> str:
    """The first words that are said, or who is in the film."""
    return Truncator(transcript).words(DESCRIPTION_WORDS, truncate=" …") or _("A film with %(people)s.") % {
        "people": ", ".join(person.name for person in people)
    }
