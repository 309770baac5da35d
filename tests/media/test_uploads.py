"""Films that editors upload, and files that are not what they say: each refused with words, by the real admin form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.models import Film

from .films import SMALL_FILM, film_bytes, upload

pytestmark = pytest.mark.django_db


def add_film(client, **data):
    captions = {
        "captions-TOTAL_FORMS": 0,
        "captions-INITIAL_FORMS": 0,
        "captions-MIN_NUM_FORMS": 0,
        "captions-MAX_NUM_FORMS": 1000,
    }
    return client.post(
        reverse(Film.snippet_viewset.get_url_name("add")),
        {"title": "A film", "address": "", "transcript": "null"} | captions | data,
    )


def messages_at(response, field: str) -> str:
    return " ".join(response.context["form"].errors[field])


def test_a_film_is_added_by_pasting_its_address(as_editor):
    add_film(as_editor, address="youtu.be/aqz-KE-bpKQ?si=abc")
    assert Film.objects.get().recording.player_url == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"


def test_an_uploaded_film_is_kept(as_editor):
    add_film(as_editor, file=upload(SMALL_FILM))
    assert Film.objects.get().recording.mime_type == "video/mp4"


@pytest.mark.parametrize("in_memory", [1_000_000, 0], ids=["in memory", "on disk"])
def test_an_uploaded_film_does_not_say_where_it_was_filmed(as_editor, settings, in_memory):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = in_memory
    add_film(as_editor, file=upload(film_bytes("place in keys")))
    assert b"60.1902" not in Film.objects.get().file.read()


def test_a_film_that_many_browsers_do_not_play_is_refused(as_editor):
    assert "HEVC (H.265)" in messages_at(add_film(as_editor, file=upload(film_bytes("hevc"))), "file")


def test_a_film_at_another_host_is_refused_with_what_is_accepted(as_editor):
    response = add_film(as_editor, address="https://films.example/watch?v=1")
    assert "YouTube, Vimeo" in messages_at(response, "address")
    assert "https://films.example/watch?v=1" in response.content.decode()


def test_a_film_needs_an_address_or_a_file(as_editor):
    assert "either the film's address or a film file" in messages_at(add_film(as_editor), "address")


def test_a_film_has_not_both_an_address_and_a_file(as_editor):
    response = add_film(as_editor, address="https://youtu.be/aqz-KE-bpKQ", file=upload(SMALL_FILM))
    assert "one of the two" in messages_at(response, "address")


def test_a_file_that_only_calls_itself_a_film_is_refused(as_editor):
    response = add_film(as_editor, file=SimpleUploadedFile("clip.mp4", b"<html>" * 50))
    assert "not a film in MP4 or WebM format" in messages_at(response, "file")


def test_a_film_over_the_limit_is_refused_with_the_limit(as_editor, settings):
    settings.SHOWCASE_FILM_MAX_UPLOAD_SIZE = 100
    response = add_film(as_editor, file=upload(SMALL_FILM))
    assert "100" in messages_at(response, "file")
