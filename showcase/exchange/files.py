"""The files of a bundle: real pictures, films and captions, whatever they are called."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from media.formats.pictures import cleaned
from media.models import CaptionTrack, Film

from . import kinds
from .documents import Bundle
from .problems import BundleError, Problems, Where
from .sources import is_inside

MEDIA = "media.json"
Check = Callable[[File], None]


def check_files(bundle: Bundle, problems: Problems) -> None:
    """Report every file that is missing, leads out of the bundle, or is not what it should be."""
    used: dict[str, Where] = {}
    for where, name, check in _named_files(bundle):
        if not name or problems.has(MEDIA, where):
            continue
        if not is_inside(name):
            problems.add(
                MEDIA,
                where,
                _("“%(name)s” is outside the bundle. Put the file in the bundle's folder.") % {"name": name},
            )
        elif name not in bundle.source.names:
            problems.add(MEDIA, where, _("There is no file “%(name)s” in the bundle.") % {"name": name})
        elif name in used:
            problems.add(
                MEDIA, where, _("“%(name)s” is used above already. Give each its own file.") % {"name": name}
            )
        else:
            used[name] = where
            _check_file(bundle, name, where, check, problems)


def unused_files(bundle: Bundle) -> list[str]:
    """Files in the folders of pictures and films that no document names."""
    named = {name for _where, name, _check in _named_files(bundle)}
    return sorted(name for name in bundle.source.names - named if name.startswith(("images/", "films/")))


def _named_files(bundle: Bundle) -> Iterator[tuple[Where, str, Check]]:
    for at, image in bundle.items(MEDIA, "images"):
        yield ("images", at, "file"), image["file"], check_image
    for at, film in bundle.items(MEDIA, "films"):
        for name in kinds.FILM_FILES:
            yield ("films", at, name), film[name], _by_model(Film, name)
        for track_at, track in enumerate(film["captions"]):
            if track is not None:
                yield (
                    ("films", at, "captions", track_at, "file"),
                    track["file"],
                    _by_model(CaptionTrack, "file"),
                )


def _check_file(bundle: Bundle, name: str, where: Where, check: Check, problems: Problems) -> None:
    try:
        with opened(bundle, name) as file:
            check(file)
    except ValidationError as error:
        for message in error.messages:
            problems.add(MEDIA, where, f"{name}: {message}")
    except BundleError as error:
        for problem in error.problems:
            problems.add(problem.file, problem.where, problem.message)


def opened(bundle: Bundle, name: str) -> File:
    """A file of the bundle as Django's storages take it, with the last part of its name."""
    stream: BinaryIO = bundle.source.open(name)
    file: Any = File(stream, name=PurePosixPath(name).name)
    file.size = bundle.source.size(name)
    return file


def check_image(file: File) -> None:
    """Accept what an editor could upload. Raises `ValidationError`."""
    cleaned(file)


def _by_model(model: type[Film | CaptionTrack], name: str) -> Check:
    """What the editor's form asks of a file of the model."""

    def check(file: File) -> None:
        for validator in model._meta.get_field(name).validators:
            validator(file)

    return check
