"""Somebody does not want to be shown any more: gone at once and for good, and only those who publish say so."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, PageLogEntry, Site

from media.renditions import draw
from media.tasks import draw_renditions
from profiles.models import ProfilePage, Withdrawal
from profiles.withdrawals import lift, withdraw
from tests.factories import make_image, make_profile, make_series

from .forms import complete, edit_url, errors_of, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(series) -> ProfilePage:
    return make_profile(series, "Kari Hjul", portrait=make_image())


def url_of(person: ProfilePage) -> str:
    return reverse("withdrawal", args=[person.pk])


def again(person: ProfilePage) -> ProfilePage:
    return ProfilePage.objects.get(pk=person.pk)


def publish(client: Client, person: ProfilePage) -> HttpResponse:
    data = complete(person.workplace, person.portrait, title=person.title, slug=person.slug)
    return post(client, edit_url(person), data, action="action-publish")


def test_a_manager_withdraws_somebody_with_one_question(as_manager, client, person):
    question = as_manager.get(url_of(person)).content.decode()
    assert "Yes, withdraw Kari Hjul" in question
    as_manager.post(url_of(person), {"withdraw": ""})
    assert not again(person).live and again(person).withdrawal.withdrawn_by.username == "manager"
    assert "Kari Hjul" not in client.get("/explore/").content.decode()


def test_asking_withdraws_nobody(as_manager, person):
    as_manager.get(url_of(person))
    assert again(person).live


def test_an_editor_cannot_withdraw_and_is_not_offered_it(as_editor, person):
    response = as_editor.post(url_of(person), {"withdraw": ""})
    assert response.status_code == 302 and again(person).live
    assert url_of(person) not in as_editor.get(edit_url(person)).content.decode()


def test_a_manager_finds_the_way_in_the_menu_of_the_page(as_manager, person):
    assert url_of(person) in as_manager.get(edit_url(person)).content.decode()


def test_the_address_says_that_the_person_is_not_shown_any_more(client, person):
    withdraw(person, None)
    response = client.get(person.url)
    html = response.content.decode()
    assert response.status_code == 410 and "This person is not shown any more" in html
    assert "Kari" not in html.replace(person.slug, "")


def test_an_address_that_nobody_ever_saw_stays_not_found(client, series):
    draft = make_profile(series, "Never seen", live=False)
    withdraw(draft, None)
    assert client.get(f"{series.url}{draft.slug}/").status_code == 404


def test_in_a_series_that_is_hidden_nothing_is_told(client, home):
    person = make_profile(make_series(home, "Hidden"), "Kari Hjul")
    address = person.url
    withdraw(person, None)
    person.series.unpublish()
    assert client.get(address).status_code == 404


def test_another_site_says_nothing_of_the_person(client, person):
    address = person.url
    withdraw(person, None)
    Site.objects.create(hostname="other.example", root_page=person.series)
    assert client.get(address, headers={"host": "other.example"}).status_code == 404


def test_the_page_cannot_be_published_again(as_manager, person):
    withdraw(person, None)
    response = publish(as_manager, person)
    assert "Kari Hjul asked not to be shown any more" in " ".join(errors_of(response))
    assert not again(person).live


def test_whoever_opens_the_page_is_told(as_editor, person):
    withdraw(person, None)
    assert "asked not to be shown any more" in as_editor.get(edit_url(person)).content.decode()


def test_what_was_scheduled_is_called_off(person):
    person.go_live_at = timezone.now() + timedelta(minutes=1)
    revision = person.save_revision(approved_go_live_at=person.go_live_at)
    withdraw(person, None)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    call_command("publish_scheduled")
    assert not again(person).live


def test_a_review_is_called_off(person, manager):
    person.save_revision()
    person.get_workflow().start(person, manager)
    assert again(person).workflow_in_progress
    withdraw(again(person), manager)
    assert not again(person).workflow_in_progress


def test_the_pictures_that_visitors_have_seen_are_deleted(person, django_capture_on_commit_callbacks):
    draw(person.portrait, "portrait")
    files = [(one.file.storage, one.file.name) for one in person.portrait.renditions.all()]
    assert files and all(storage.exists(name) for storage, name in files)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(person, None)
    assert [name for storage, name in files if storage.exists(name)] == []


def test_a_preview_does_not_bring_them_back(as_manager, person):
    withdraw(person, None)
    html = as_manager.get(reverse("wagtailadmin_pages:view_draft", args=[person.pk])).content.decode()
    assert person.headline in html
    assert not person.portrait.renditions.exists()


def test_what_was_still_to_be_drawn_is_not(person):
    withdraw(person, None)
    draw_renditions.enqueue(person.portrait.pk, "portrait")
    assert not person.portrait.renditions.exists()


def test_what_is_drawn_while_somebody_is_withdrawn_does_not_stay(person, monkeypatch):
    def draw_slowly(image, role):
        draw(image, role)
        withdraw(person, None)
        draw(image, role)

    monkeypatch.setattr("media.renditions.draw", draw_slowly)
    draw_renditions.enqueue(person.portrait.pk, "portrait")
    assert not person.portrait.renditions.exists()


def test_a_copy_of_the_page_cannot_be_published_either(as_manager, person):
    withdraw(person, None)
    fields = {"new_title": "Kari again", "new_slug": "kari-again", "new_parent_page": person.series.pk}
    as_manager.post(reverse("wagtailadmin_pages:copy", args=[person.pk]), fields | {"publish_copies": "on"})
    copy = ProfilePage.objects.get(slug="kari-again")
    assert not copy.live
    assert "asked not to be shown any more" in " ".join(errors_of(publish(as_manager, copy)))


def test_a_copy_of_the_series_keeps_the_wish_and_leaves_the_others(as_manager, person):
    other = make_profile(person.series, "Nils Hjul")
    withdraw(person, None)
    fields = {"new_title": "Again", "new_slug": "again", "new_parent_page": person.series.get_parent().pk}
    as_manager.post(
        reverse("wagtailadmin_pages:copy", args=[person.series.pk]), fields | {"copy_subpages": "on"}
    )
    copies = {one.title: one for one in ProfilePage.objects.filter(series__slug="again")}
    assert Withdrawal.of(copies[person.title]) and not Withdrawal.of(copies[other.title])


def test_a_picture_that_somebody_else_shows_stays(series, person):
    make_profile(series, "Twin", portrait=person.portrait)
    draw(person.portrait, "portrait")
    withdraw(person, None)
    assert person.portrait.renditions.exists()


def test_once_lifted_the_page_may_be_published_again_and_is_not_yet(as_manager, client, person):
    withdraw(person, None)
    assert "Yes, lift the withdrawal" in as_manager.get(url_of(person)).content.decode()
    as_manager.post(url_of(person), {"lift": ""})
    assert client.get(f"{person.series.url}{person.slug}/").status_code == 404
    publish(as_manager, person)
    assert client.get(person.url).status_code == 200


def test_answering_a_question_that_somebody_else_answered_meanwhile_does_not_do_the_opposite(
    as_manager, person
):
    withdraw(person, None)
    as_manager.post(url_of(person), {"withdraw": ""})
    assert Withdrawal.objects.filter(profile=person).exists()


def test_the_history_of_the_page_tells_who_withdrew_and_who_lifted(as_manager, person, manager):
    withdraw(person, manager)
    lift(person, manager)
    actions = set(PageLogEntry.objects.filter(page=person.pk).values_list("action", flat=True))
    assert {"profiles.withdraw", "profiles.lift_withdrawal"} <= actions
    history = as_manager.get(reverse("wagtailadmin_pages:history", args=[person.pk])).content.decode()
    assert "Taken down at the person" in history and not ModelLogEntry.objects.exists()


@pytest.fixture
def translated(home, person) -> ProfilePage:
    """The same person, published in Bokmål too."""
    bokmal = Locale.objects.get(language_code="nb")
    home.copy_for_translation(bokmal)
    person.series.copy_for_translation(bokmal)
    page = person.copy_for_translation(bokmal)
    page.save_revision().publish()
    return page


def test_the_person_is_gone_in_every_language(person, translated):
    withdraw(person, None)
    assert not again(translated).live and again(translated).withdrawal


def test_a_translation_that_is_made_afterwards_cannot_be_published(as_manager, home, person):
    withdraw(person, None)
    bokmal = Locale.objects.get(language_code="nb")
    home.copy_for_translation(bokmal)
    person.series.copy_for_translation(bokmal)
    later = person.copy_for_translation(bokmal)
    response = publish(as_manager, later)
    assert "asked not to be shown any more" in " ".join(errors_of(response))
    assert "Lift the withdrawal" in as_manager.get(url_of(later)).content.decode()


def test_lifting_it_in_one_language_lifts_it_in_all(person, translated):
    withdraw(person, None)
    lift(again(translated), None)
    assert not Withdrawal.objects.exists()
