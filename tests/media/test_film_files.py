"""No file of a film, nor captions, stays at its public address when nothing needs it any more."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from media.models import CaptionTrack
from tests.sites import make_uploaded_film

from .films import SMALL_FILM

pytestmark = pytest.mark.django_db


def test_a_file_is_gone_when_another_takes_its_place(django_capture_on_commit_callbacks):
    film = make_uploaded_film()
    before = film.file.name
    with django_capture_on_commit_callbacks(execute=True):
        film.file.save("another.mp4", ContentFile(SMALL_FILM))
    assert (default_storage.exists(before), default_storage.exists(film.file.name)) == (False, True)


def test_a_film_that_is_saved_keeps_its_file(django_capture_on_commit_callbacks):
    film = make_uploaded_film()
    with django_capture_on_commit_callbacks(execute=True):
        film.save()
    assert default_storage.exists(film.file.name)


def test_a_film_that_is_deleted_leaves_nothing(django_capture_on_commit_callbacks):
    film = make_uploaded_film()
    names = [film.file.name, CaptionTrack.objects.get(film=film).file.name]
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert [name for name in names if default_storage.exists(name)] == []
