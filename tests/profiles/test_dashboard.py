"""The first page after logging in: everyone's own work, and what waits for those who approve."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from profiles.dashboard import work
from profiles.models import ProfilePage, Withdrawal
from tests.factories import make_film, make_image, make_profile, make_question, make_series, make_workplace
from tests.profiles.forms import add_url, complete, post
from tests.translations import in_language

pytestmark = pytest.mark.django_db


def make_draft(series, name: str, owner, *, live: bool = False, **fields) -> ProfilePage:
    page = make_profile(series, name, live=live, owner=owner, **fields)
    page.save_revision(user=owner, clean=False)
    return page


def submit(client: Client, series, **fields) -> ProfilePage:
    post(client, add_url(series), complete(make_workplace(), make_image(), **fields), "action-submit")
    return ProfilePage.objects.get(slug=fields.get("slug", "kari-nordby"))


def dashboard(client: Client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def titles(found: work.Work) -> list[str]:
    return [row.title for row in found.rows]


def missing(page: ProfilePage, user) -> list[str]:
    return next(row.draft.missing for row in work.unfinished(user).rows if row.title == page.title)


def test_it_greets_by_name(as_editor):
    assert "Hello, Editor" in dashboard(as_editor)


def test_it_offers_an_interview_in_each_series_one_may_add_to(as_editor, home):
    first, second = make_series(home, "First"), make_series(home, "Second")
    page = dashboard(as_editor)
    assert f'href="{add_url(first)}"' in page and f'href="{add_url(second)}"' in page


def test_wagtails_own_lists_are_gone(as_manager, series):
    assert "Your most recent edits" not in dashboard(as_manager)


def test_my_drafts_are_those_i_began_or_changed_last(editor, manager, series):
    make_draft(series, "Mine", editor)
    taken_over = make_draft(series, "Taken over", manager)
    taken_over.save_revision(user=editor, clean=False)
    make_draft(series, "Hers", manager)
    assert set(titles(work.unfinished(editor))) == {"Mine", "Taken over"}


def test_the_draft_changed_last_comes_first(editor, series):
    early = make_draft(series, "Early", editor)
    make_draft(series, "Late", editor)
    early.save_revision(user=editor, clean=False)
    assert titles(work.unfinished(editor)) == ["Early", "Late"]


def test_what_is_published_and_unchanged_is_no_draft(editor, series):
    make_profile(series, "Done", owner=editor)
    assert not work.unfinished(editor).rows


def test_changes_to_a_published_profile_are_a_draft(editor, series):
    make_draft(series, "Changed", editor, live=True)
    assert titles(work.unfinished(editor)) == ["Changed"]


def test_who_asked_not_to_be_shown_is_no_work(editor, series):
    page = make_draft(series, "Gone", editor)
    Withdrawal.objects.create(profile=page, was_shown=False)
    assert not work.unfinished(editor).rows


def test_a_draft_says_in_few_words_what_it_misses(editor, series):
    page = make_draft(series, "Ola", editor, headline="", portrait=None)
    for answer in list(page.answers.all())[:2]:
        answer.body = ""
        answer.save()
    page = ProfilePage.objects.get(pk=page.pk)
    page.save_revision(user=editor, clean=False)
    assert missing(page, editor) == ["headline", "portrait", "2 answers"]


def test_a_complete_draft_misses_nothing(editor, series):
    assert missing(make_draft(series, "Ola", editor), editor) == []


def test_a_draft_tells_of_the_films_that_hold_it_back(editor, series):
    page = make_draft(series, "Ola", editor, films=(make_film(captioned_already=False),))
    assert missing(page, editor) == ["captions of a film"]


def test_a_question_asked_twice_holds_a_draft_back(editor, series):
    question = make_question()
    page = make_draft(series, "Ola", editor, questions=(question, question))
    assert missing(page, editor) == ["each question only once"]


def test_a_portrait_that_was_deleted_since_is_missing(editor, series):
    portrait = make_image()
    page = make_draft(series, "Ola", editor, portrait=portrait)
    ProfilePage.objects.filter(pk=page.pk).update(portrait=None)
    portrait.delete()
    assert missing(page, editor) == ["portrait"]


def test_a_gate_that_is_turned_off_is_not_missed(editor, series, settings):
    settings.SHOWCASE_GATES_OFF = ["headline"]
    assert missing(make_draft(series, "Ola", editor, headline=""), editor) == []


def test_what_is_sent_in_waits_with_its_editor_and_with_the_managers(as_editor, editor, manager, series):
    submit(as_editor, series)
    assert titles(work.submitted(editor)) == titles(work.to_review(manager)) == ["Kari Nordby"]
    assert not work.unfinished(editor).rows


def test_an_editor_has_nothing_to_review(as_editor, series):
    submit(as_editor, series)
    assert "Awaiting your review" not in dashboard(as_editor)


def test_a_manager_reads_who_sent_it_in(as_editor, as_manager, series):
    submit(as_editor, series)
    page = dashboard(as_manager)
    assert "Awaiting your review" in page and "From Editor" in page


def test_what_waits_for_a_manager_comes_first(as_manager, series):
    page = dashboard(as_manager)
    assert page.index("Awaiting your review") < page.index("Start an interview") < page.index("Your drafts")


def test_a_manager_for_whom_nothing_waits_is_told(as_manager, series):
    assert "Nothing waits for you." in dashboard(as_manager)


def test_what_a_manager_asked_to_change_is_a_draft_again_with_the_wish(as_editor, editor, manager, series):
    page = submit(as_editor, series)
    task = page.current_workflow_task_state
    task.task.specific.on_action(task, manager, "reject", comment="A larger picture, please.")
    (row,) = work.unfinished(editor).rows
    assert row.note == "A larger picture, please."
    assert "A larger picture, please." in dashboard(as_editor)


def test_what_is_scheduled_says_when_and_is_no_draft(editor, series):
    page = make_draft(series, "Ola", editor)
    moment = timezone.now() + datetime.timedelta(days=2)
    page.save_revision(user=editor, approved_go_live_at=moment, clean=False)
    (row,) = work.scheduled(editor).rows
    assert row.when == moment
    assert not work.unfinished(editor).rows


def test_what_is_scheduled_and_incomplete_is_told(as_manager, manager, series):
    page = make_draft(series, "Ola", manager, headline="")
    page.save_revision(
        user=manager, approved_go_live_at=timezone.now() + datetime.timedelta(days=2), clean=False
    )
    assert "Will not go live, because it misses: headline" in dashboard(as_manager)


def test_what_was_published_leads_to_its_page(as_editor, editor, series):
    page = make_profile(series, "Ola", owner=editor, last_published_at=timezone.now())
    assert f'href="{page.url}"' in dashboard(as_editor)


def test_managers_see_what_others_published(editor, manager, series):
    make_profile(series, "Ola", owner=editor, last_published_at=timezone.now())
    assert titles(work.just_published(manager)) == ["Ola"]


def test_a_long_list_leads_to_the_rest(as_editor, editor, series):
    for _number in range(work.SHOWN + 1):
        make_draft(series, "", editor)
    assert f"state=draft&amp;owner={editor.pk}" in dashboard(as_editor)


def test_it_costs_the_same_with_two_drafts_and_with_twenty(as_editor, as_manager, editor, series):
    def add(number: int) -> None:
        for _number in range(number):
            make_draft(series, "", editor, headline="", films=(make_film(captioned_already=False),))
            submit(as_editor, series, slug=f"sent-in-{ProfilePage.objects.count()}")
            page = make_draft(series, "", editor)
            page.save_revision(
                user=editor, approved_go_live_at=timezone.now() + datetime.timedelta(1), clean=False
            )
            make_profile(series, owner=editor, last_published_at=timezone.now())

    def cost(client: Client) -> int:
        dashboard(client)
        with CaptureQueriesContext(connection) as queries:
            dashboard(client)
        return len(queries)

    add(2)
    few = cost(as_editor), cost(as_manager)
    add(18)
    assert (cost(as_editor), cost(as_manager)) == few


@pytest.mark.parametrize("what", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_names_and_wishes_are_only_text(as_editor, editor, manager, series, what):
    page = submit(as_editor, series, title=what, slug="hostile")
    task = page.current_workflow_task_state
    task.task.specific.on_action(task, manager, "reject", comment=what)
    assert what not in dashboard(as_editor)


def test_interviews_are_begun_in_series_and_not_in_their_translations(as_editor, editor, series):
    in_language(series, "nb", title="Serien", provenance={"from": "en", "by": "person", "missing": {}})
    assert list(work.series_to_add_to(editor)) == [series]
