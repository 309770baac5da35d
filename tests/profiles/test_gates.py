"""A profile that misses something is not published, whichever way someone tries."""

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse

from profiles.models import ProfilePage
from tests.factories import make_image, make_profile, make_workplace

from .forms import add_url, complete, edit_url, post, profile_data

pytestmark = pytest.mark.django_db


def messages_of(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def incomplete(series) -> ProfilePage:
    """A draft without a headline."""
    page = make_profile(series, "Kari", headline="", live=False)
    page.save_revision(clean=False)
    return page


def test_a_revision_is_not_published(incomplete):
    with pytest.raises(ValidationError, match="Write a headline"):
        incomplete.get_latest_revision().publish()
    incomplete.refresh_from_db()
    assert not incomplete.live


def test_publishing_from_the_list_in_bulk_says_what_is_missing(as_manager, incomplete):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_manager.post(f"{url}?id={incomplete.pk}")
    assert response.status_code == 302
    assert "Kari: Write a headline" in messages_of(response)
    incomplete.refresh_from_db()
    assert not incomplete.live


def test_publishing_what_is_below_a_series_does_not_stumble_over_drafts_of_what_is_live(as_manager, series):
    live = make_profile(series, "Live")
    live.headline = ""
    live.save_revision(clean=False)
    waiting = make_profile(series, "Waiting", live=False)
    waiting.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_manager.post(f"{url}?id={series.pk}", {"include_descendants": "on"})
    waiting.refresh_from_db()
    assert waiting.live


def test_approving_from_the_dashboard_says_what_is_missing(as_editor, as_manager, series):
    post(as_editor, add_url(series), complete(make_workplace(), make_image()), "action-submit")
    page = ProfilePage.objects.get()
    task = page.current_workflow_task_state
    post(as_manager, edit_url(page), profile_data(title="Kari", slug=page.slug))
    page.refresh_from_db()
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    response = as_manager.post(url)
    assert response.status_code == 302
    assert "Kari: Write a headline" in messages_of(response)
    page.refresh_from_db()
    assert not page.live
    task.refresh_from_db()
    assert task.status == "in_progress"


def test_a_gate_that_a_site_turns_off_holds_nothing_back(incomplete, settings):
    settings.SHOWCASE_GATES_OFF = ["headline"]
    incomplete.get_latest_revision().publish()
    incomplete.refresh_from_db()
    assert incomplete.live


def test_an_answer_of_spaces_is_no_answer():
    from profiles.gates import has_words

    assert not has_words("<p> &nbsp;</p>".replace("&nbsp;", "\xa0"))
    assert not has_words("")
    assert has_words("<p>Yes.</p>")
