"""Pictures and films."""

from itertools import chain
from mimetypes import guess_type

from media.licences import find_licence
from media.models import Film, Image
from media.recordings import Recording
from media.renditions import Place

from ..addresses import Addresses
from ..schemas import films as schemas
from ..schemas.common import Picture, PictureSize, RichText


def picture(image: Image | None, alt: str, at: Addresses, *places: Place) -> Picture | None:
    """A picture with its renditions, in the sizes of these places; one that is not drawn is left out, not drawn now."""
    if image is None:
        return None
    filters = dict.fromkeys(chain.from_iterable(place.filters for place in places))
    drawn = image.find_existing_renditions(*filters).values()
    licence = find_licence(image.licence)
    return Picture(
        alt=alt,
        credit=image.credit,
        licence=licence.text,
        licence_address=licence.url or None,
        sizes=[
            PictureSize(
                address=at.whole(rendition.url),
                width=rendition.width,
                height=rendition.height,
                type=_media_type(rendition.file.name),
            )
            for rendition in sorted(drawn, key=lambda rendition: (rendition.width, rendition.file.name))
        ],
    )


def film(film: Film, texts: dict[str, RichText], at: Addresses) -> schemas.Film:
    return schemas.Film(
        id=film.pk,
        slug=film.slug,
        title=film.title_here,
        seconds=film.duration,
        published_on=film.published_on,
        credit=film.credit,
        recording=_recording(film.recording, at),
        described=_recording(film.described, at),
        signed=_recording(film.signed, at),
        captions=[
            schemas.Captions(language=track.language, address=at.whole(track.file.url))
            for track in film.captions.all()
        ],
        transcript=texts[film.transcript_here],
        poster=picture(film.poster, film.title_here, at, Place.POSTER),
        address=at.view("film", film.slug),
    )


def _recording(recording: Recording | None, at: Addresses) -> schemas.Recording | None:
    if recording is None:
        return None
    return schemas.Recording(
        host=recording.host_name or None,
        player=recording.player_url or None,
        watch=at.whole(recording.watch_url),
        type=recording.mime_type or None,
    )


def _media_type(name: str) -> str:
    # Python 3.11 does not know AVIF.
    return "image/avif" if name.endswith(".avif") else guess_type(name)[0] or "application/octet-stream"
