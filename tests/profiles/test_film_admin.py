"""Films in the admin: the form, the reasons of managers, fetching from the host, the report."""

from html import unescape
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from media.duties import State, standings
from media.models import Film, Image
from profiles.models import Place, Question, Workplace
from tests.factories import make_film, make_image, make_profile
from tests.media.films import SMALL_FILM, film_bytes

pytestmark = pytest.mark.django_db

WAIVERS = ("captions_waiver", "alternative_waiver", "description_waiver")


def url(name: str, *args) -> str:
    return reverse(Film.snippet_viewset.get_url_name(name), args=args)


def film_data(**fields) -> dict:
    """What a browser sends when a film's form is saved; what is not given is empty."""
    names = [
        *("title", "address", "poster", "duration", "published_on", "credit"),
        *("described_address", "description_not_needed", "signed_address"),
    ]
    empty = dict.fromkeys(names, "") | {"transcript": rich_text(""), "captions": inline_formset([])}
    return nested_form_data(empty | {"title": "The dam"} | fields)


def test_the_form_of_a_film_says_how_it_stands_with_each_duty_and_why(as_editor):
    film = make_film(captioned_already=False)
    page = unescape(as_editor.get(url("edit", film.pk)).content.decode())
    for standing in standings(film):
        assert standing.message in page
        assert str(standing.duty.rule) in page


def test_a_manager_lets_a_film_off_a_duty_and_it_is_kept_who_and_when(as_manager, manager):
    film = make_film(captioned_already=False)
    data = film_data(address=film.address, **dict.fromkeys(WAIVERS, "")) | {"captions_waiver": "A song only."}
    as_manager.post(url("edit", film.pk), data)
    film.refresh_from_db()
    assert (film.captions_waiver, film.waived_by) == ("A song only.", manager)
    assert film.waived_at is not None


@pytest.mark.parametrize("field", [*WAIVERS, "description_not_needed"])
def test_a_reason_of_one_word_is_no_reason(as_manager, field):
    film = make_film()
    data = film_data(address=film.address, **dict.fromkeys(WAIVERS, "")) | {field: "no"}
    response = as_manager.post(url("edit", film.pk), data)
    assert "Write the reason in a few words" in str(response.context["form"].errors)


def test_an_editor_cannot_let_a_film_off(as_editor):
    film = make_film(captioned_already=False)
    as_editor.post(url("edit", film.pk), film_data(address=film.address, captions_waiver="Because I say so."))
    film.refresh_from_db()
    assert film.captions_waiver == ""


def test_an_editor_reads_who_let_a_film_off(as_editor, manager):
    film = make_film(captioned_already=False, captions_waiver="A song only.", waived_by=manager)
    Film.objects.filter(pk=film.pk).update(waived_at="2026-03-02T12:00:00Z")
    assert "Manager last wrote down on 2 March 2026" in as_editor.get(url("edit", film.pk)).content.decode()


def test_saving_a_film_with_captions_that_are_faulty_names_the_line(as_editor):
    captions = SimpleUploadedFile("dam.vtt", b"WEBVTT\n\n00:01.000 -> 00:02.000\nHello\n")
    rows = inline_formset([{"language": "en", "file": captions, "ORDER": "1"}])
    response = as_editor.post(url("add"), film_data(address="https://youtu.be/aqz-KE-bpKQ", captions=rows))
    assert "Line 3" in unescape(response.content.decode())


def test_captions_in_srt_are_kept_as_webvtt(as_editor):
    captions = SimpleUploadedFile("dam.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n")
    rows = inline_formset([{"language": "en", "file": captions, "ORDER": "1"}])
    as_editor.post(url("add"), film_data(address="https://youtu.be/aqz-KE-bpKQ", captions=rows))
    with Film.objects.get().captions.get().file.open() as kept:
        assert kept.read().startswith(b"WEBVTT")


def test_an_uploaded_film_brings_its_poster_and_length(as_editor):
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264"), content_type="video/mp4")
    as_editor.post(url("add"), film_data(file=file))
    film = Film.objects.get()
    assert film.duration
    assert film.poster.title == "Poster of “The dam”"


def test_an_uploaded_film_without_sound_needs_no_captions(as_editor):
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264 without sound"), content_type="video/mp4")
    as_editor.post(url("add"), film_data(file=file))
    assert standings(Film.objects.get())[0].state is State.NOT_NEEDED


def test_an_editors_own_poster_is_kept(as_editor):
    poster = make_image("My own")
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264"), content_type="video/mp4")
    as_editor.post(url("add"), film_data(file=file, poster=poster.pk))
    assert Film.objects.get().poster == poster


def test_a_film_from_which_no_poster_can_be_taken_is_saved_and_the_editor_is_told(as_editor):
    file = SimpleUploadedFile("dam.mp4", SMALL_FILM, content_type="video/mp4")
    response = as_editor.post(url("add"), film_data(file=file), follow=True)
    assert Film.objects.get().poster is None
    assert "This film cannot be read" in unescape(response.content.decode())


def test_where_ffmpeg_is_missing_the_editor_is_told_what_to_do(as_editor, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    file = SimpleUploadedFile("dam.mp4", SMALL_FILM, content_type="video/mp4")
    response = as_editor.post(url("add"), film_data(file=file), follow=True)
    assert "ffmpeg is not installed on this server" in unescape(response.content.decode())


def test_a_film_chosen_from_inside_a_profile_brings_its_poster_too(as_editor):
    file = SimpleUploadedFile("dam.mp4", film_bytes("h264"), content_type="video/mp4")
    data = {
        "new-title": "The dam",
        "new-address": "",
        "new-file": file,
        "new-published_on": "",
        "new-credit": "",
    }
    response = as_editor.post(reverse(Film.snippet_viewset.chooser_viewset.get_url_name("create")), data)
    assert Film.objects.get().poster is not None
    # What the form around the chooser shows.
    assert response.json()["result"]["string"] == "The dam"


def test_fetching_from_an_address_that_is_no_film_says_what_is_accepted(as_editor):
    response = as_editor.post(reverse("film_details"), {"address": "https://films.example/1"})
    assert response.status_code == 422
    assert "YouTube" in response.json()["message"]


def test_fetching_is_for_those_who_add_films(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody"))
    assert (
        client.post(reverse("film_details"), {"address": "https://youtu.be/aqz-KE-bpKQ"}).status_code == 302
    )


def test_the_report_tells_what_films_lack_and_who_is_in_them(as_editor, series):
    film = make_film("The dam", captioned_already=False, poster=make_image())
    make_profile(series, "Kari Nordby", films=(film,), live=False)
    page = unescape(as_editor.get(reverse("film_report")).content.decode())
    assert "The dam" in page
    assert "Kari Nordby" in page
    assert "Missing" in page


def test_the_report_is_taken_along_as_a_spreadsheet(as_editor):
    make_film("The dam")
    response = as_editor.get(reverse("film_report"), {"export": "csv"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].startswith("Film,Host,Host answers,Captions")
    assert lines[1].startswith("The dam,YouTube,,Met")


def test_the_report_costs_the_same_with_many_films(as_editor, series, django_assert_max_num_queries):
    for _ in range(12):
        make_profile(series, films=(make_film(poster=make_image()),))
    with django_assert_max_num_queries(25):
        as_editor.get(reverse("film_report"))


def test_check_films_lists_what_films_lack_without_asking_anyone():
    make_film("The dam", captioned_already=False)
    make_film("Complete", poster=make_image())
    out = StringIO()
    call_command("check_films", "--offline", stdout=out)
    assert out.getvalue() == "The dam: Captions missing; Poster missing.\n1 film needs attention.\n"


def test_a_poster_that_is_fetched_twice_is_kept_once():
    from django.core.files.base import ContentFile

    from media.film_details import keep_poster
    from tests.factories import picture_bytes

    posters = [keep_poster(ContentFile(picture_bytes(), name="a.jpg"), "A", "") for _ in range(2)]
    assert posters[0] == posters[1]
    assert Image.objects.count() == 1


@pytest.mark.parametrize("snippet", [Film, Workplace, Place, Question])
def test_nothing_is_overwritten_through_wagtails_copy_view(as_editor, snippet):
    assert not snippet.snippet_viewset.copy_view_enabled
    with pytest.raises(NoReverseMatch):
        reverse(snippet.snippet_viewset.get_url_name("copy"), args=[1])


def test_another_title_leaves_a_reason_as_it_is(as_editor):
    film = make_film(captioned_already=False, captions_waiver="A song only.")
    as_editor.post(url("edit", film.pk), film_data(address=film.address, title="Another"))
    film.refresh_from_db()
    assert film.captions_waiver == "A song only."


def test_a_film_that_has_moved_to_another_address_has_not_been_asked_about(as_editor):
    film = make_film()
    Film.objects.update(availability="gone", checked_at="2026-03-02T12:00:00Z")
    as_editor.post(url("edit", film.pk), film_data(address="https://vimeo.com/1084537"))
    film.refresh_from_db()
    assert (film.availability, film.checked_at) == ("", None)


def test_a_film_whose_instance_left_the_settings_can_still_be_given_another_title(as_editor, settings):
    film = make_film(address="https://video.example.no/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    as_editor.post(url("edit", film.pk), film_data(address=film.address, title="Another"))
    film.refresh_from_db()
    assert film.title == "Another"
