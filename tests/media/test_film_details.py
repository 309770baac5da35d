"""What is kept of a film's file once ffmpeg has read it, while others go on working."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ModelForm, modelform_factory

from media.film_details import read_upload
from media.models import Film
from profiles.models import SearchEntry
from tests.factories import make_image, make_profile
from tests.sites import make_uploaded_film

from .films import SMALL_FILM, film_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def film() -> Film:
    return make_uploaded_film("The dam")


def saved_with_a_file(film: Film, content: bytes = b"") -> ModelForm:
    """The form of a film as it was a moment ago, saved with a new file that nobody has read yet."""
    file = SimpleUploadedFile("new.mp4", content or film_bytes("h264"))
    form = modelform_factory(Film, fields=["file"])({}, {"file": file}, instance=film)
    form.save()
    return form


def change_meanwhile(film: Film, **fields) -> None:
    """What a second editor saves while ffmpeg reads."""
    theirs = Film.objects.get(pk=film.pk)
    for name, value in fields.items():
        setattr(theirs, name, value)
    theirs.save()


@pytest.mark.parametrize(
    ("field", "value"), [("transcript", "<p>New words</p>"), ("credit", "New crew"), ("duration", 77)]
)
def test_what_a_second_editor_saves_while_the_file_is_read_is_kept(film, field, value):
    form = saved_with_a_file(film)
    change_meanwhile(film, **{field: value})
    read_upload(form, None)
    assert getattr(Film.objects.get(pk=film.pk), field) == value


def test_a_poster_that_was_chosen_while_the_file_is_read_is_kept(film):
    form, poster = saved_with_a_file(film), make_image("Theirs")
    change_meanwhile(film, poster=poster)
    read_upload(form, None)
    assert Film.objects.get(pk=film.pk).poster == poster


def test_nothing_is_kept_of_a_file_that_another_has_taken_the_place_of(film):
    form = saved_with_a_file(film)
    change_meanwhile(film, file=SimpleUploadedFile("theirs.mp4", SMALL_FILM))
    read_upload(form, None)
    assert Film.objects.get(pk=film.pk).poster is None


def test_a_film_that_was_deleted_while_its_file_is_read_stays_deleted(film):
    form = saved_with_a_file(film)
    Film.objects.get(pk=film.pk).delete()
    read_upload(form, None)
    assert not Film.objects.exists()


def test_the_poster_that_was_taken_is_drawn_in_its_sizes(film, django_capture_on_commit_callbacks):
    form = saved_with_a_file(film)
    with django_capture_on_commit_callbacks(execute=True):
        read_upload(form, None)
    assert Film.objects.get(pk=film.pk).poster.renditions.exists()


def test_what_was_said_meanwhile_is_found(series, film, django_capture_on_commit_callbacks):
    form = saved_with_a_file(film)
    page = make_profile(series, films=(film,))
    Film.objects.filter(pk=film.pk).update(transcript="<p>Windmills</p>")
    with django_capture_on_commit_callbacks(execute=True):
        read_upload(form, None)
    assert "windmills" in SearchEntry.objects.get(page=page).films
