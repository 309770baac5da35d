"""Pictures and films: rows with files."""

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from wagtail.utils.file import hash_filelike

from media.models import CaptionTrack, Film, Image

from ..documents import Bundle
from ..dump import Item, suffix_of
from ..files import opened
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
        if not self._same_file(image.file, item["file"]):
            self._store(image.file, item["file"], f"{image.slug}{suffix_of(item['file'])}")
            image.file_size = self._bundle.source.size(item["file"])
            image.file_hash = self.digest(item["file"])
            if image.pk:
                # Renditions were drawn from the picture that was here before.
                for rendition in image.renditions.all():
                    rendition.delete()
        image.save()

    def save_film(self, film: Film, item: Item) -> None:
        if item["file"] and not self._same_file(film.file, item["file"]):
            self._store(film.file, item["file"], f"{film.slug}{suffix_of(item['file'])}")
        elif not item["file"] and film.file:
            self._uploads.remove_at_commit(film.file.storage, film.file.name)
            film.file = ""
        existing = {track.language: track for track in film.captions.all()} if film.pk else {}
        film.captions = [
            self._track(film, existing.pop(track["language"], None), track, order)
            for order, track in enumerate(item["captions"])
        ]
        for track in existing.values():
            self._uploads.remove_at_commit(track.file.storage, track.file.name)
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
            return self._same_file(row.file, item["file"])
        if isinstance(row, Film):
            tracks = {track["language"]: track["file"] for track in item["captions"]}
            return self._same_file(row.file, item["file"]) and all(
                self._same_file(track.file, tracks.get(track.language, "")) for track in row.captions.all()
            )
        return True

    def _same_file(self, field_file: FieldFile, name: str) -> bool:
        if not field_file or not name:
            return not field_file and not name
        try:
            if field_file.size != self._bundle.source.size(name):
                return False
            with field_file.storage.open(field_file.name) as file:
                return hash_filelike(file) == self.digest(name)
        except OSError:
            # The stored file is gone: it is not the same.
            return False

    def digest(self, name: str) -> str:
        """The SHA-1 of a file of the bundle: what Wagtail recognises a picture by."""
        with opened(self._bundle, name) as file:
            return hash_filelike(file)
