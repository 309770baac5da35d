"""What a film's file or host says about it: length, title, poster. Asked for once, when an editor wants it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.core.files import File
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.forms import ModelForm
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from . import posters
from .embeds import HostedFilm
from .formats.pictures import cleaned
from .models import Film, Image


def read_upload(form: ModelForm, user) -> list[str]:
    """Give the film of a form that was saved what its new file says; returns what the editor should be told.

    To be called when the transaction is over: ffmpeg may take long, and nobody else can save meanwhile.
    """
    film, changed = form.instance, form.changed_data
    if "file" not in changed or not film.file:
        return []
    notices = []
    if film.poster and "poster" not in changed:
        notices.append(_("The poster is still that of the earlier film. Choose another, if it does not fit."))
    if "duration" not in changed:
        film.duration = None
    said_silent = film.silent and "silent" in changed
    try:
        _read_file(film, user)
    except posters.PosterError as error:
        notices.append(str(error))
    if said_silent and not film.silent:
        notices.append(_("There is sound in this film, so “the film has no sound” was taken back."))
    film.save()
    return notices


def _read_file(film: Film, user) -> None:
    with _on_disk(film.file) as path:
        found = posters.probe(path)
        film.duration = film.duration or found.duration
        if found.has_sound is not None:
            film.silent = not found.has_sound
        if film.poster is None:
            picture = cleaned(ContentFile(posters.from_file(path), name=f"{film.slug}.jpg"))
            film.poster = keep_poster(picture, film.title, film.credit, user)


def fetch(hosted: HostedFilm, user=None) -> tuple[posters.Details, Image | None]:
    """Ask a film's host for its title, length and poster; the poster is kept here. Raises `FetchError`."""
    details = posters.fetch_details(hosted)
    poster = (
        keep_poster(details.picture, details.title, details.author_name, user) if details.picture else None
    )
    return details, poster


def keep_poster(picture: File, title: str, credit: str, user=None) -> Image:
    """Keep a picture as a poster; the one that is here already, if it is the same."""
    digest = hash_filelike(picture)
    if existing := Image.objects.filter(file_hash=digest).order_by("pk").first():
        return existing
    image = Image(
        title=_("Poster of “%(title)s”") % {"title": title[:200]}, credit=credit, uploaded_by_user=user
    )
    image.file = picture
    image._set_image_file_metadata()
    image.save()
    return image


@contextmanager
def _on_disk(file: FieldFile) -> Iterator[Path]:
    """The file's path; that of a copy, where the storage is not on this machine."""
    try:
        path = file.path
    except NotImplementedError:
        path = ""
    if path:
        yield Path(path)
    else:
        with tempfile.NamedTemporaryFile(suffix=PurePosixPath(file.name).suffix) as copy:
            with file.open() as stored:
                shutil.copyfileobj(stored, copy)
            copy.flush()
            yield Path(copy.name)
