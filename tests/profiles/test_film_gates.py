"""A profile whose film not everyone can follow is held back, until the film is mended or a manager says why not."""

import pytest
from django.core.exceptions import ValidationError

from media.models import Film
from profiles.models import ProfileFilm, ProfilePage
from tests.factories import make_film, make_image, make_profile, make_workplace

from .forms import add_url, complete, errors_of, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def film() -> Film:
    """A film without captions."""
    return make_film("The dam", captioned_already=False)


def publish(page: ProfilePage) -> ProfilePage:
    page.save_revision(clean=False).publish()
    return page


def submitted(client, series, film: Film):
    data = complete(make_workplace(), make_image(), film_uses=[{"film": film.pk, "ORDER": "1"}])
    return post(client, add_url(series), data, "action-submit")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"captioned_already": False}, "Captions: missing for the film “The dam”"),
        ({"transcript": ""}, "Transcript: missing for the film “The dam”"),
        ({"description_not_needed": ""}, "Audio description: missing for the film “The dam”"),
    ],
)
def test_a_profile_is_not_published_while_its_film_misses_a_duty(series, fields, message):
    page = make_profile(series, films=(make_film("The dam", **fields),), live=False)
    with pytest.raises(ValidationError, match=message):
        publish(page)


def test_a_profile_with_a_film_that_meets_its_duties_is_published(series):
    page = publish(make_profile(series, films=(make_film(),), live=False))
    page.refresh_from_db()
    assert page.live


def test_a_reason_of_a_manager_lets_the_profile_through(series, film):
    film.captions_waiver = "A song without words."
    film.save()
    page = publish(make_profile(series, films=(film,), live=False))
    page.refresh_from_db()
    assert page.live


def test_an_editor_who_submits_is_told_what_the_film_misses(as_editor, series, film):
    response = submitted(as_editor, series, film)
    assert any(
        message.startswith("Captions: missing for the film “The dam”") for message in errors_of(response)
    )


def test_a_film_that_is_taken_out_of_the_form_is_not_judged(as_manager, series, film):
    page = make_profile(series, films=(film,), live=False)
    page.film_uses = []
    page = publish(page)
    page.refresh_from_db()
    assert page.live


def test_a_draft_keeps_a_film_that_misses_its_duties(series, film):
    page = make_profile(series, live=False)
    page.film_uses = [ProfileFilm(film=film)]
    page.save_revision(clean=False)
    assert [use.film for use in page.get_latest_revision_as_object().film_uses.all()] == [film]


def test_a_gate_can_be_turned_off_everywhere(settings, series, film):
    settings.SHOWCASE_GATES_OFF = ["film_captions"]
    page = publish(make_profile(series, films=(film,), live=False))
    page.refresh_from_db()
    assert page.live


def test_a_gate_can_be_turned_off_for_one_site(settings, site, series, film):
    settings.SHOWCASE_GATES_OFF = [f"{site.hostname}:film_captions"]
    page = publish(make_profile(series, films=(film,), live=False))
    page.refresh_from_db()
    assert page.live


def test_a_gate_that_another_site_does_without_still_holds(settings, series, film):
    settings.SHOWCASE_GATES_OFF = ["other.example:film_captions"]
    with pytest.raises(ValidationError, match="Captions"):
        publish(make_profile(series, films=(film,), live=False))


def test_a_gate_that_the_site_does_without_lets_a_new_profile_through(
    settings, as_editor, site, series, film
):
    settings.SHOWCASE_GATES_OFF = [f"{site.hostname}:film_captions"]
    assert submitted(as_editor, series, film).status_code == 302
