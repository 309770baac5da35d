"""Feeds to readers that ask again: 304 while nothing has changed, the whole feed as soon as anything has."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import ModelLogEntry, PageLogEntry, PageViewRestriction

from media.renditions import draw
from profiles.models import ProfilePage, Topic, Workplace
from tests.factories import make_image, make_profile

from .readers import FORMS

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def kari(series) -> ProfilePage:
    kari = make_profile(series, "Kari", topics=("night shifts",))
    draw(kari.portrait, "portrait")
    kari.save_revision().publish()
    return kari


@pytest.fixture
def quiet(kari, series) -> ProfilePage:
    """Kari, and somebody who stays; all that happened to them is long ago."""
    make_profile(series, "Ola")
    PageLogEntry.objects.update(timestamp=LONG_AGO)
    ModelLogEntry.objects.update(timestamp=LONG_AGO)
    ProfilePage.objects.update(first_published_at=LONG_AGO, last_published_at=LONG_AGO)
    return ProfilePage.objects.get(pk=kari.pk)


def retell(kari: ProfilePage) -> None:
    answer = kari.answers.first()
    answer.body = "<p>Something else.</p>"
    answer.save()


def new_portrait(kari: ProfilePage) -> None:
    portrait = make_image("Another")
    draw(portrait, "portrait")
    ProfilePage.objects.filter(pk=kari.pk).update(portrait=portrait)


def new_file(kari: ProfilePage) -> None:
    kari.portrait.renditions.all().delete()


def hide(kari: ProfilePage) -> None:
    PageViewRestriction.objects.create(page=kari, restriction_type="password", password="x")


CHANGES: dict[str, Callable[[ProfilePage], object]] = {
    "an answer is changed": retell,
    "a person is unpublished": lambda kari: kari.unpublish(),
    "a person becomes private": hide,
    "a person expires": lambda kari: ProfilePage.objects.filter(pk=kari.pk).update(expire_at=timezone.now()),
    "a person is added": lambda kari: make_profile(kari.series, "New"),
    "a topic is renamed": lambda kari: Topic.objects.update(name="Nights"),
    "a workplace is renamed": lambda kari: Workplace.objects.update(name="Another"),
    "the portrait is another": new_portrait,
    "the portrait's sizes are gone": new_file,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_that_has_the_feed_is_told_so(client, kari, form):
    tag = client.get(f"/feed/{form}")["ETag"]
    response = client.get(f"/feed/{form}", headers={"If-None-Match": tag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)


def test_a_tag_that_a_proxy_has_weakened_counts(client, kari):
    tag = client.get("/feed/")["ETag"]
    assert client.get("/feed/", headers={"If-None-Match": f'"other", W/{tag}'}).status_code == 304


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_gets_the_feed_anew_when(client, kari, change, form):
    tag = client.get(f"/feed/{form}")["ETag"]
    CHANGES[change](kari)
    response = client.get(f"/feed/{form}", headers={"If-None-Match": tag})
    assert response.status_code == 200 and response["ETag"] != tag


def test_head_is_answered_as_get_is_without_the_feed(client, kari):
    asked, told = client.get("/feed/"), client.head("/feed/")
    assert (told.status_code, told.content) == (200, b"")
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length"):
        assert told[name] == asked[name]


def test_head_is_told_that_nothing_has_changed(client, kari):
    tag = client.get("/feed/")["ETag"]
    assert client.head("/feed/", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_else_is_asked_of_a_feed(client, kari):
    assert client.post("/feed/").status_code == 405


def test_a_reader_that_knows_only_the_time_is_told_so(client, quiet):
    moment = client.get("/feed/")["Last-Modified"]
    assert moment == http_date(LONG_AGO.timestamp())
    assert client.get("/feed/", headers={"If-Modified-Since": moment}).status_code == 304


@pytest.mark.parametrize(
    "change", ["a person is unpublished", "a person expires", "a person is published", "a person is deleted"]
)
def test_a_reader_that_knows_only_the_time_gets_the_feed_anew_when(client, quiet, change):
    changes = CHANGES | {
        "a person is published": lambda kari: kari.save_revision().publish(),
        "a person is deleted": lambda kari: kari.delete(),
    }
    moment = client.get("/feed/")["Last-Modified"]
    changes[change](quiet)
    assert client.get("/feed/", headers={"If-Modified-Since": moment}).status_code == 200


def test_the_time_follows_what_is_renamed_in_the_admin(client, quiet, as_manager):
    topic = Topic.objects.get()
    moment = client.get("/feed/")["Last-Modified"]
    address = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    assert as_manager.post(address, {"name": "Nights", "description": ""}).status_code == 302
    assert client.get("/feed/", headers={"If-Modified-Since": moment}).status_code == 200


def test_a_draft_changes_nothing(client, quiet):
    before = client.get("/feed/")
    quiet.headline = "A draft"
    quiet.save_revision(log_action=True)
    after = client.get("/feed/")
    assert (after["ETag"], after["Last-Modified"]) == (before["ETag"], before["Last-Modified"])


def test_somebody_of_another_topic_does_not_change_a_topic(client, kari, series):
    tag = client.get("/topics/night-shifts/feed/")["ETag"]
    make_profile(series, "Somebody", topics=("moved here",), expire_at=timezone.now() + timedelta(days=1))
    assert client.get("/topics/night-shifts/feed/", headers={"If-None-Match": tag}).status_code == 304
