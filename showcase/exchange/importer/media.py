"""Pictures and films: rows with files."""

from django.core.files import File
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from wagtail.utils.file import hash_filelike

from media.formats.film_files import without_location
from media.formats.pictures import cleaned
from media.models import CaptionTrack, Film, Image
from media.tones import tone_of

from ..documents import Bundle
from ..dump import Item, suffix_of
from ..files import opened
from ..kinds import FILM_FILES
from .uploads import Uploads


class MediaImporter:
    """Compares and saves pictures and films with their files."""

    def __init__(self, bundle: Bundle, uploads: Uploads) -> None:
        self._bundle = bundle
        self._uploads = uploads

    def save_image(self, image: Image, item: Item) -> None:
        point = item["focal_point"] or {}
        image.focal_point_x, image.focal_point_y = point.get("x"), point.get("y")
        image.focal_point_width, image.focal_point_height = point.get("width"), point.get("height")
        if not self._same_picture(image.file, item["file"]):
            with opened(self._bundle, item["file"]) as file:
                picture = cleaned(file)
                image.file_size, image.file_hash = picture.size, hash_filelike(picture)
                image.tone = tone_of(picture)
                self._uploads.store(image.file, f"{image.slug}{suffix_of(picture.name)}", picture)
            if image.pk:
                # Renditions were drawn from the picture that was here before.
                for rendition in image.renditions.all():
                    rendition.delete()
        image.save()

    def save_film(self, film: Film, item: Item) -> None:
        for name, mark in FILM_FILES.items():
            file = getattr(film, name)
            if not item[name]:
                setattr(film, name, "")
            elif not self._same_film(file, item[name]):
                self._store(file, item[name], f"{film.slug}{mark}{suffix_of(item[name])}")
        existing = {track.language: track for track in film.captions.all()} if film.pk else {}
        film.captions = [
            self._track(film, existing.pop(track["language"], None), track, order)
            for order, track in enumerate(item["captions"])
        ]
        film.save()

    def _track(self, film: Film, track: CaptionTrack | None, item: Item, order: int) -> CaptionTrack:
        track = track or CaptionTrack(language=item["language"])
        track.sort_order = order
        if not self._same_file(track.file, item["file"]):
            self._store(track.file, item["file"], f"{film.slug}.{item['language']}.vtt")
        return track

    def _store(self, field_file: FieldFile, name: str, stored_name: str) -> None:
        with opened(self._bundle, name) as content:
            self._uploads.store(field_file, stored_name, content)

    def same_files(self, row: Model, item: Item) -> bool:
        """Whether the files of a picture or film hold what the bundle's hold; True for what has no files."""
        if isinstance(row, Image):
            return self._same_picture(row.file, item["file"])
        if isinstance(row, Film):
            tracks = {track["language"]: track["file"] for track in item["captions"]}
            return all(self._same_film(getattr(row, name), item[name]) for name in FILM_FILES) and all(
                self._same_file(track.file, tracks.get(track.language, "")) for track in row.captions.all()
            )
        return True

    def _same_picture(self, field_file: FieldFile, name: str) -> bool:
        """Whether the stored picture is the bundle's, as it came or cleaned as it would be stored."""
        if self._same_file(field_file, name):
            return True
        if not field_file or not name:
            return False
        with opened(self._bundle, name) as file:
            picture = cleaned(file)
            return picture is not file and _holds(field_file, picture)

    def _same_film(self, field_file: FieldFile, name: str) -> bool:
        """Whether the stored film is the bundle's, as it came or as it would be stored."""
        if self._same_file(field_file, name):
            return True
        if not field_file or not name:
            return False
        with opened(self._bundle, name) as file:
            return _holds(field_file, without_location(file))

    def _same_file(self, field_file: FieldFile, name: str) -> bool:
        if not field_file or not name:
            return not field_file and not name
        with opened(self._bundle, name) as file:
            return _holds(field_file, file)


def _holds(field_file: FieldFile, content: File) -> bool:
    try:
        if field_file.size != content.size:
            return False
        with field_file.storage.open(field_file.name) as file:
            return hash_filelike(file) == hash_filelike(content)
    except OSError:
        # The stored file is gone: it is not the same.
        return False
