"""What an editor meets in the admin when writing a profile."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from profiles.models import Answer, ProfilePage, Topic
from tests.factories import (
    make_image,
    make_profile,
    make_question,
    make_question_set,
    make_series,
    make_text,
    make_workplace,
)

from .forms import add_url, answer, complete, edit_url, errors_of, post, profile_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions(db):
    return [make_question(f"Library question {n}?") for n in range(1, 8)]


@pytest.fixture
def asking(home, questions):
    """A series that asks seven questions."""
    return make_series(home, question_set=make_question_set(*questions))


def messages_of(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_new_profile_opens_with_the_series_questions_in_order(as_editor, asking, questions):
    form = as_editor.get(add_url(asking)).context["form"]
    assert [row.initial["wording"] for row in form.formsets["answers"].forms] == [q.text for q in questions]


def test_a_retired_question_is_not_laid_out_and_the_editor_is_told(as_editor, asking, questions):
    questions[2].retired = True
    questions[2].save()
    response = as_editor.get(add_url(asking))
    wordings = [row.initial["wording"] for row in response.context["form"].formsets["answers"].forms]
    assert questions[2].text not in wordings and len(wordings) == 6
    assert f"Left out because retired: “{questions[2].text}”" in messages_of(response)


def test_in_a_series_without_a_question_set_the_form_opens_empty_and_says_why(as_editor, series):
    response = as_editor.get(add_url(series))
    assert len(response.context["form"].formsets["answers"].forms) == 0
    assert "has no question set" in messages_of(response)


def test_a_draft_is_saved_with_every_field_empty(as_editor, series):
    response = post(as_editor, add_url(series), profile_data())
    assert response.status_code == 302
    assert not ProfilePage.objects.get().live


def test_two_drafts_without_names_are_both_kept(as_editor, series):
    for _ in range(2):
        post(as_editor, add_url(series), profile_data())
    assert ProfilePage.objects.count() == 2


def test_a_second_person_of_the_same_name_gets_an_address_of_their_own(as_editor, series):
    for _ in range(2):
        post(as_editor, add_url(series), profile_data(title="Kari", slug="kari"))
    assert set(ProfilePage.objects.values_list("slug", flat=True)) == {"kari", "kari-2"}


def test_a_name_with_norwegian_letters_gives_an_address_in_plain_ones(as_editor, series):
    post(as_editor, add_url(series), profile_data(title="Bjørn Ås"))
    assert ProfilePage.objects.get().slug == "bjorn-as"


def test_publishing_an_empty_profile_says_all_that_is_missing_at_once(as_manager, series):
    response = post(as_manager, add_url(series), profile_data(title="Kari"), "action-publish")
    assert errors_of(response) == {
        "Write a headline: one line that makes people want to read on.",
        "Write a summary of one or two sentences: lists and shared links show it.",
        "Choose or upload a portrait.",
        "Describe the portrait for people who do not see it: who, doing what, where.",
        "Write the person's job title.",
        "Choose the workplace. “Choose workplace” also lets you create one.",
        "At least 3 questions need an answer; so far 0 have one.",
    }
    assert not ProfilePage.objects.exists()


def test_submitting_for_review_says_what_is_missing_too(as_editor, series):
    response = post(as_editor, add_url(series), profile_data(title="Kari"), "action-submit")
    assert "Choose or upload a portrait." in errors_of(response)


def test_publishing_names_the_question_that_has_no_answer(as_manager, series):
    answers = [answer(f"Question {n}?", f"<p>{n}</p>", order=n) for n in (1, 2, 3)]
    data = complete(make_workplace(), make_image(), answers=[*answers, answer("And the last one?", order=4)])
    response = post(as_manager, add_url(series), data, "action-publish")
    assert errors_of(response) == {
        "“And the last one?” has no answer yet: write one, or delete the question."
    }


def test_publishing_names_the_answer_that_has_no_question(as_manager, series):
    answers = [answer(f"Question {n}?", f"<p>{n}</p>", order=n) for n in (1, 2, 3)]
    data = complete(
        make_workplace(), make_image(), answers=[*answers, answer("", "<p>I start at five.</p>", order=4)]
    )
    response = post(as_manager, add_url(series), data, "action-publish")
    assert errors_of(response) == {"The answer that begins “I start at five.” has no question: write it."}


def test_each_answer_that_something_is_wrong_with_is_marked(as_manager, series):
    question = make_question("Where?")
    answers = [answer(f"Question {n}?", f"<p>{n}</p>", order=n) for n in (1, 2, 3)] + [
        answer("Unanswered?", order=4),
        answer("", "<p>Unasked.</p>", order=5),
        answer("Quoted?", "<p>One thing.</p>", order=6, pull_quote="Another thing"),
        answer("Where?", "<p>Here.</p>", question, order=7),
        answer("Where?", "<p>There.</p>", question, order=8),
    ]
    response = post(
        as_manager,
        add_url(series),
        complete(make_workplace(), make_image(), answers=answers),
        "action-publish",
    )
    marked = [list(form.errors) for form in response.context["form"].formsets["answers"].forms]
    assert marked == [[], [], [], ["body"], ["wording"], ["pull_quote"], ["question"], []]
    assert len(errors_of(response)) == 4


def test_a_refused_form_still_has_everything_that_was_typed(as_manager, series):
    data = profile_data([answer("How?", "<p>Like this.</p>")], title="Kari", headline="Typed")
    html = post(as_manager, add_url(series), data, "action-publish").content.decode()
    assert "Typed" in html and "Like this." in html


def test_a_complete_profile_is_published_by_a_manager(as_manager, series):
    response = post(as_manager, add_url(series), complete(make_workplace(), make_image()), "action-publish")
    assert response.status_code == 302
    assert ProfilePage.objects.published().get().answers.count() == 3


def test_an_editor_cannot_publish(as_editor, series):
    post(as_editor, add_url(series), complete(make_workplace(), make_image()), "action-publish")
    assert not ProfilePage.objects.published().exists()


def test_an_editors_submission_waits_for_a_manager(as_editor, as_manager, series):
    post(as_editor, add_url(series), complete(make_workplace(), make_image()), "action-submit")
    page = ProfilePage.objects.get()
    assert page.current_workflow_task.name == "Read and publish"
    data = complete(page.workplace, page.portrait) | {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    }
    as_manager.post(edit_url(page), data)
    assert ProfilePage.objects.published().get() == page


def test_a_chosen_question_fills_in_its_words_and_keeps_them(as_editor, series):
    question = make_question("What smells best?")
    post(as_editor, add_url(series), profile_data([answer(question=question)]))
    question.text = "What smells worst?"
    question.save()
    assert Answer.objects.get().wording == "What smells best?"


def test_an_answers_id_survives_editing_and_publishing_again(as_manager, series):
    post(as_manager, add_url(series), complete(make_workplace(), make_image()), "action-publish")
    page = ProfilePage.objects.get()
    before = list(page.answers.values_list("pk", flat=True))
    rows = [
        answer(a.wording, "<p>Rewritten.</p>", order=n, id=a.pk) for n, a in enumerate(page.answers.all(), 1)
    ]
    data = complete(page.workplace, page.portrait, answers=rows)
    data["answers-INITIAL_FORMS"] = "3"
    post(as_manager, edit_url(page), data, "action-publish")
    assert list(Answer.objects.filter(page=page).values_list("pk", flat=True)) == before
    assert "Rewritten" in Answer.objects.filter(page=page).first().body


@pytest.mark.parametrize(
    ("model", "where"), [("seriespage", "home"), ("textpage", "home"), ("textpage", "text")]
)
def test_only_managers_add_series_and_text_pages(as_editor, as_manager, home, model, where):
    parent = home if where == "home" else make_text(home)
    url = reverse("wagtailadmin_pages:add", args=["profiles", model, parent.pk])
    assert as_editor.get(url).status_code == 302
    assert as_manager.get(url).status_code == 200


def test_only_managers_begin_a_site(as_editor, as_manager, home):
    url = reverse("wagtailadmin_pages:add", args=["profiles", "homepage", home.get_parent().pk])
    assert as_editor.get(url).status_code == 302
    assert as_manager.get(url).status_code == 200


def test_only_managers_change_a_series(as_editor, as_manager, series):
    assert as_editor.get(edit_url(series)).status_code == 302
    assert as_manager.get(edit_url(series)).status_code == 200


def test_an_editor_deletes_a_draft_of_their_own(as_editor, series):
    post(as_editor, add_url(series), profile_data(title="Kari"))
    as_editor.post(reverse("wagtailadmin_pages:delete", args=[ProfilePage.objects.get().pk]))
    assert not ProfilePage.objects.exists()


@pytest.mark.parametrize("whose", ["a colleague's draft", "an unpublished interview of their own"])
def test_an_editor_does_not_delete(as_editor, editor, series, whose):
    page = make_profile(series, live=False)
    if whose != "a colleague's draft":
        page.owner, page.first_published_at = editor, timezone.now()
        page.save()
    as_editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert ProfilePage.objects.exists()


def test_the_list_of_a_series_costs_the_same_with_many_people(as_editor, series):
    def cost() -> int:
        as_editor.get(reverse("wagtailadmin_explore", args=[series.pk]))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(reverse("wagtailadmin_explore", args=[series.pk]))
        return len(queries)

    for _ in range(2):
        make_profile(series)
    with_two = cost()
    for _ in range(8):
        make_profile(series)
    assert cost() == with_two


def test_the_list_of_everyone_shows_people_of_all_series(as_editor, home, series):
    make_profile(series, "Kari")
    make_profile(make_series(home), "Ola")
    pages = as_editor.get(reverse("all_profiles:index")).context["pages"]
    assert {page.title for page in pages} == {"Kari", "Ola"}


def test_an_interview_that_waits_is_found_by_its_state(as_editor, series):
    make_profile(series, "Ola")
    post(as_editor, add_url(series), complete(make_workplace(), make_image()), "action-submit")
    pages = as_editor.get(reverse("wagtailadmin_explore", args=[series.pk]) + "?state=review").context[
        "pages"
    ]
    assert [page.title for page in pages] == ["Kari Nordby"]


def test_a_deleted_row_and_a_faulty_one_give_no_false_message(as_manager, series):
    rows = [
        answer("Deleted?", order=1, DELETE="1"),
        answer("x" * 300, "<p>Too long a question.</p>", order=2),
        *[answer(f"Question {n}?", f"<p>{n}</p>", order=n) for n in (3, 4, 5)],
    ]
    response = post(
        as_manager, add_url(series), complete(make_workplace(), make_image(), answers=rows), "action-publish"
    )
    assert errors_of(response) == set()
    assert "at most 250 characters" in str(response.context["form"].formsets["answers"].errors)


def test_one_person_answers_a_question_of_the_library_once(as_manager, series):
    question = make_question("What smells best?")
    rows = [answer(f"So {n}?", f"<p>{n}</p>", question=question, order=n) for n in (1, 2, 3)]
    response = post(
        as_manager, add_url(series), complete(make_workplace(), make_image(), answers=rows), "action-publish"
    )
    assert "“What smells best?” is there more than once" in " ".join(errors_of(response))


def test_the_list_of_a_series_shows_portrait_workplace_and_number_of_answers(as_editor, series):
    make_profile(series, "Kari", workplace=make_workplace("Elvekraft"))
    html = as_editor.get(reverse("wagtailadmin_explore", args=[series.pk])).content.decode()
    assert "Elvekraft" in html and "fill-56x70" in html and "Kari" in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("workplace={workplace}", {"Kari"}),
        ("topic={topic}", {"Kari"}),
        ("state=draft", {"Draft"}),
        ("state=live", {"Kari", "Ola"}),
    ],
)
def test_the_list_of_a_series_is_narrowed_by(as_editor, series, query, expected):
    workplace = make_workplace("Elvekraft")
    make_profile(series, "Kari", workplace=workplace, topics=("night shifts",))
    make_profile(series, "Ola")
    make_profile(series, "Draft", live=False)
    query = query.format(workplace=workplace.pk, topic=Topic.objects.get().pk)
    response = as_editor.get(reverse("wagtailadmin_explore", args=[series.pk]) + f"?{query}")
    assert {page.title for page in response.context["pages"]} == expected
