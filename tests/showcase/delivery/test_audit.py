"""Who published what is written down, with their name, whichever way they did it."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.factories import make_image, make_profile, make_workplace
from tests.profiles.forms import complete, edit_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(series):
    return make_profile(series, "Kari", slug="kari", live=False)


def who(page, action: str) -> list[str]:
    return [entry.user.username for entry in PageLogEntry.objects.filter(page=page.pk, action=action)]


def form(**fields) -> dict:
    return complete(make_workplace(), make_image(), **fields)


def test_publishing_from_the_form(as_manager, draft):
    as_manager.post(edit_url(draft), form() | {"action-publish": "1"})
    assert who(draft, "wagtail.publish") == ["manager"]


def test_taking_down(as_manager, series):
    page = make_profile(series, "Ola", slug="ola")
    as_manager.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert who(page, "wagtail.unpublish") == ["manager"]


def test_a_time_that_is_set_for_publishing(as_manager, draft):
    as_manager.post(edit_url(draft), form(go_live_at="2099-01-01 08:00") | {"action-publish": "1"})
    assert who(draft, "wagtail.publish.schedule") == ["manager"]


def test_a_manager_reads_it_in_the_admin(as_manager, draft):
    as_manager.post(edit_url(draft), form() | {"action-publish": "1"})
    html = as_manager.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Kari" in html and "Manager" in html
