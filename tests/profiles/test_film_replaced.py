"""Another film in the place of one, and films that people see already: what is taken back, and what is told."""

from html import unescape

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.test.utils.form_data import rich_text

from media.duties import State, standings
from media.models import CaptionTrack, Film
from tests.factories import make_film, make_image, make_profile
from tests.media.films import film_bytes
from tests.sites import CAPTIONS, make_uploaded_film

from .test_film_admin import film_data, url
from .test_pictures import told

pytestmark = pytest.mark.django_db

OTHER = "https://vimeo.com/1084537"
SAID = {
    "captioned_already": "on",
    "description_not_needed": "One person talks.",
    "duration": "50",
    "transcript": rich_text("<p>All.</p>"),
}


@pytest.fixture
def film() -> Film:
    return make_film(description_not_needed="One person talks.", duration=50, transcript="<p>All.</p>")


def save(client, film: Film, **fields):
    """Save the film's form as it was opened, but for these fields."""
    return client.post(url("edit", film.pk), film_data(**({"address": film.address} | SAID | fields)))


def as_saved(client, film: Film, **fields) -> Film:
    save(client, film, **fields)
    return Film.objects.get(pk=film.pk)


def replaced(client, film: Film, recipe: str, **fields):
    file = SimpleUploadedFile("new.mp4", film_bytes(recipe), content_type="video/mp4")
    return client.post(url("edit", film.pk), film_data(file=file, **fields), follow=True)


def test_a_film_that_is_replaced_by_one_with_sound_needs_captions(as_editor):
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264 without sound"), content_type="video/mp4")
    as_editor.post(url("add"), film_data(file=file))
    film = Film.objects.get()
    replaced(as_editor, film, "h264", poster=film.poster.pk, duration=film.duration, silent="on")
    film.refresh_from_db()
    assert standings(film)[0].state is State.MISSING


def test_an_editor_who_says_that_a_film_is_silent_is_told_when_it_is_not(as_editor):
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264"), content_type="video/mp4")
    response = as_editor.post(url("add"), film_data(file=file, silent="on"), follow=True)
    assert "There is sound in this film" in unescape(response.content.decode())
    assert not Film.objects.get().silent


def test_another_film_in_the_place_of_one_is_let_off_nothing(as_editor):
    film = make_film(captioned_already=False, captions_waiver="A song only.")
    response = as_editor.post(
        url("edit", film.pk), film_data(address="https://vimeo.com/1084537"), follow=True
    )
    film.refresh_from_db()
    assert film.captions_waiver == ""
    assert "the reasons that were given no longer count" in unescape(response.content.decode())


@pytest.mark.parametrize(
    ("field", "value"), [("captioned_already", False), ("description_not_needed", ""), ("duration", None)]
)
def test_what_was_said_of_a_film_is_not_said_of_another(as_editor, film, field, value):
    assert getattr(as_saved(as_editor, film, address=OTHER), field) == value


def test_that_a_film_is_silent_is_not_said_of_another(as_editor):
    film = make_film(silent=True)
    assert not as_saved(as_editor, film, address=OTHER, silent="on").silent


def test_an_uploaded_silent_film_that_goes_to_a_host_needs_captions(as_editor):
    film = make_uploaded_film(silent=True)
    film.captions.all().delete()
    data = film_data(address=OTHER, silent="on") | {"file-clear": "on"}
    as_editor.post(url("edit", film.pk), data)
    assert standings(Film.objects.get(pk=film.pk))[0].state is State.MISSING


def test_what_is_said_together_with_another_film_is_kept(as_editor, film):
    film = as_saved(as_editor, film, address=OTHER, duration="61", description_not_needed="A band plays.")
    assert (film.duration, film.description_not_needed) == (61, "A band plays.")


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=5", "https://youtu.be:443/aqz-KE-bpKQ"]
)
def test_another_spelling_of_the_address_leaves_what_was_said(as_editor, film, address):
    assert as_saved(as_editor, film, address=address).captioned_already


def test_an_unlisted_film_keeps_what_was_said_when_its_hash_is_added(as_editor):
    film = make_film(address="https://vimeo.com/1084537")
    assert as_saved(as_editor, film, address="https://vimeo.com/1084537/ab12cd34ef").captioned_already


def test_a_film_whose_instance_left_the_settings_keeps_what_was_said(as_editor, settings):
    film = make_film(address="https://video.example.no/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    assert as_saved(as_editor, film, title="Another title").captioned_already


def test_an_editor_is_told_what_is_still_the_earlier_films(as_editor, film):
    CaptionTrack.objects.create(film=film, language="en", file=ContentFile(CAPTIONS, name="a.vtt"))
    poster = make_image()
    Film.objects.filter(pk=film.pk).update(poster=poster, signed_address=OTHER)
    response = save(
        as_editor,
        film,
        address="https://vimeo.com/76979871",
        signed_address=OTHER,
        poster=poster.pk,
    )
    assert (
        "Check what is still the earlier film's: transcript, captions files, version in sign language, poster."
        in told(response)
    )


def test_what_was_exchanged_together_with_the_film_is_not_among_it(as_editor, film):
    response = save(as_editor, film, address=OTHER, transcript=rich_text("<p>New</p>"))
    assert "earlier film's" not in told(response)


def test_captions_that_are_taken_off_a_film_that_visitors_see_are_missed_aloud(as_manager, series, film):
    for _ in range(2):
        make_profile(series, films=(film,))
    make_profile(series, films=(film,), live=False)
    response = save(as_manager, film, captioned_already="")
    assert "2 public profiles show this film, which now misses: Captions." in told(response)


def test_captions_that_are_taken_off_a_film_that_nobody_sees_are_missed_in_silence(as_editor, film):
    response = save(as_editor, film, captioned_already="")
    assert "now misses" not in told(response)


def test_what_a_film_missed_before_is_not_told_again(as_manager, series, film):
    make_profile(series, films=(film,))
    Film.objects.filter(pk=film.pk).update(captioned_already=False)
    assert "now misses" not in told(save(as_manager, film, captioned_already=""))
