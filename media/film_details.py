"""What a film's file or host says about it: length, title, poster. Asked for once, when an editor wants it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
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
    notices, found, poster = [], posters.Probe(), None
    with _on_disk(film.file) as path:
        try:
            found = posters.probe(path)
            if film.poster is None:
                poster = cleaned(ContentFile(posters.from_file(path), name=f"{film.slug}.jpg"))
        except posters.PosterError as error:
            notices.append(str(error))
    _keep(film, found, poster, user)
    if found.has_sound and film.silent and "silent" in changed:
        notices.append(_("There is sound in this film, so “the film has no sound” was taken back."))
    return notices


def _keep(film: Film, found: posters.Probe, poster: File | None, user) -> None:
    """Save what was read of a film's file: nothing else, and only what nobody has filled in meanwhile.

    The film in hand is as old as ffmpeg took. Where another file is there by now, nothing of this one is kept.
    """
    with transaction.atomic():
        stored = Film.objects.select_for_update().filter(pk=film.pk, file=film.file.name).first()
        if stored is None:
            return
        news = {}
        if found.duration and stored.duration is None:
            news["duration"] = found.duration
        # No matter of opinion: whoever says otherwise is told.
        if found.has_sound is not None:
            news["silent"] = not found.has_sound
        if poster and stored.poster_id is None:
            news["poster"] = keep_poster(poster, stored.title, stored.credit, user)
        for name, value in news.items():
            setattr(stored, name, value)
        stored.save(update_fields=[*news])


def fetch(hosted: HostedFilm, user=None) -> tuple[posters.Details, Image | None]:
    """Ask a film's host for its title, length and poster; a usable poster is kept here. Raises `FetchError`."""
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
