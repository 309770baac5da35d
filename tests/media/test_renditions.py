"""Pictures are drawn when content is saved, not when it is read."""

import pytest

from media.models import Rendition
from tests.factories import make_film, make_image, make_profile

pytestmark = pytest.mark.django_db


def publish(page) -> None:
    page.save_revision().publish()


def test_the_first_visit_to_what_was_published_draws_nothing(
    client, home, series, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_profile(series, films=(make_film(poster=make_image("A poster")),))
        series.lead_image = make_image("A forest")
        for published in (page, series, home):
            publish(published)
    drawn = set(Rendition.objects.values_list("pk", flat=True))
    for address in (page.url, series.url, home.url):
        assert client.get(address).status_code == 200
    assert set(Rendition.objects.values_list("pk", flat=True)) == drawn
    assert len(drawn) == (3 + 2 + 2) * 3


def test_a_picture_without_a_file_in_storage_does_not_stop_publishing(
    series, django_capture_on_commit_callbacks
):
    page = make_profile(series)
    page.portrait.file.storage.delete(page.portrait.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    page.refresh_from_db()
    assert page.live
