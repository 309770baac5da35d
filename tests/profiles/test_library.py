"""The question library and the managed lists, as series managers and editors use them."""

from datetime import timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from media.models import Film
from profiles.models import ProfileFilm, Question, QuestionSet, Workplace
from tests.factories import (
    make_film,
    make_home,
    make_image,
    make_profile,
    make_question,
    make_question_set,
    make_series,
    make_text,
    make_workplace,
)
from tests.translations import in_language

from .forms import add_url, answer, edit_url, post, profile_data

pytestmark = pytest.mark.django_db


def url(model, name: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def messages_of(response) -> str:
    """The words of the messages, without their links."""
    return " ".join(strip_tags(str(message)) for message in get_messages(response.wsgi_request))


def test_a_question_that_has_been_asked_is_not_deleted_and_the_manager_is_told_of_whom(as_manager, series):
    question = make_question("What smells best?")
    make_profile(series, "Kari", questions=[question])
    response = as_manager.post(url(Question, "delete", question.pk))
    assert Question.objects.filter(pk=question.pk).exists()
    assert "it has been asked of Kari. Retire it instead" in messages_of(response)


def test_a_question_asked_only_in_a_draft_is_not_deleted_either(as_manager, series):
    question = make_question()
    page = make_profile(series, "Kari")
    data = profile_data([answer("Asked in a draft?", question=question)], title="Kari", slug=page.slug)
    post(as_manager, edit_url(page), data)
    assert not question.answers.exists()
    response = as_manager.post(url(Question, "delete", question.pk))
    assert Question.objects.filter(pk=question.pk).exists()
    assert "asked of Kari" in messages_of(response)


def test_deleting_in_bulk_is_refused_too(as_manager, series):
    question = make_question()
    make_profile(series, "Kari", questions=[question])
    bulk = reverse("wagtail_bulk_action", args=["profiles", "question", "delete"])
    as_manager.post(f"{bulk}?id={question.pk}")
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_question_that_nobody_was_asked_is_deleted(as_manager):
    question = make_question()
    as_manager.post(url(Question, "delete", question.pk))
    assert not Question.objects.exists()


def test_a_workplace_that_a_draft_refers_to_is_not_deleted(as_manager, series):
    workplace = make_workplace("Elvekraft")
    post(as_manager, add_url(series), profile_data(title="Kari", workplace=workplace.pk))
    response = as_manager.post(url(Workplace, "delete", workplace.pk))
    assert Workplace.objects.exists()
    assert "it is used by Kari" in messages_of(response)


def test_a_film_that_only_a_scheduled_version_uses_is_not_deleted(as_manager, series):
    film, page = make_film(), make_profile(series, "Kari")
    page.film_uses = [ProfileFilm(film=film)]
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    page.go_live_at, page.film_uses = None, []
    page.save_revision()
    as_manager.post(url(type(film), "delete", film.pk))
    assert type(film).objects.exists()


def test_a_draft_whose_picture_was_deleted_opens_without_it(as_manager, series):
    page = make_profile(series, "Kari")
    page.portrait = make_image("Only in the draft")
    page.save_revision()
    page.portrait.delete()
    response = as_manager.get(edit_url(page))
    assert response.status_code == 200
    assert response.context["form"].initial["portrait"] is None


def test_what_a_film_was_made_of_is_gone_with_it(client, django_capture_on_commit_callbacks):
    film = Film.objects.create(title="Gone", file=ContentFile(b"film", name="gone.mp4"))
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert client.get(film.file.url).status_code == 404


def test_an_editor_does_not_change_a_workplace_which_is_shown_at_once(as_editor):
    assert as_editor.get(url(Workplace, "edit", make_workplace().pk)).status_code == 302


def test_an_editor_changes_a_film_that_no_visitor_sees(as_editor, series):
    film = make_film()
    make_profile(series, films=(film,), live=False)
    assert as_editor.get(url(Film, "edit", film.pk)).status_code == 200


def test_an_editor_is_told_why_a_film_that_visitors_see_cannot_be_changed(as_editor, series):
    film = make_film("The dam")
    make_profile(series, "Kari", films=(film,))
    response = as_editor.get(url(Film, "edit", film.pk), follow=True)
    assert "“The dam” is shown on the page of Kari" in unescape(strip_tags(response.content.decode()))


def test_a_manager_changes_a_film_that_visitors_see(as_manager, series):
    film = make_film()
    make_profile(series, films=(film,))
    assert as_manager.get(url(Film, "edit", film.pk)).status_code == 200


def test_a_film_in_use_is_not_deleted(as_manager, series):
    film = make_film()
    make_profile(series, "Kari", films=(film,))
    as_manager.post(url(type(film), "delete", film.pk))
    assert type(film).objects.exists()


def test_a_retired_question_stays_under_the_answers_it_has(client, site, home):
    question = make_question("What did you dream of?")
    page = make_profile(make_series(home), questions=[question])
    question.retired = True
    question.save()
    assert "What did you dream of?" in client.get(page.url).content.decode()


def test_a_retired_question_cannot_be_chosen(as_editor):
    make_question("Still asked?")
    make_question("No longer asked?", retired=True)
    html = as_editor.get(reverse(Question.snippet_viewset.chooser_viewset.get_url_name("choose"))).json()[
        "html"
    ]
    assert "Still asked?" in html and "No longer asked?" not in html


def set_data(*questions: Question, name: str = "Seven") -> dict:
    rows = [{"question": question.pk, "ORDER": order} for order, question in enumerate(questions, 1)]
    return nested_form_data({"name": name, "items": inline_formset(rows)})


def test_a_question_set_keeps_its_order(as_manager):
    first, second = make_question("A?"), make_question("B?")
    as_manager.post(url(QuestionSet, "add"), set_data(second, first))
    assert QuestionSet.objects.get().questions() == [second, first]


def test_a_question_set_with_a_retired_question_is_refused_with_the_question_named(as_manager):
    retired = make_question("No longer asked?", retired=True)
    response = as_manager.post(url(QuestionSet, "add"), set_data(make_question(), retired))
    assert not QuestionSet.objects.exists()
    html = response.content.decode()
    assert "“No longer asked?” is retired. Take it out of the set" in html
    assert "Seven" in html


def test_a_question_set_without_questions_is_refused(as_manager):
    as_manager.post(url(QuestionSet, "add"), set_data())
    assert not QuestionSet.objects.exists()


def test_a_question_set_that_a_series_uses_is_not_deleted(as_manager, home):
    question_set = make_question_set(make_question())
    make_series(home, question_set=question_set)
    as_manager.post(url(QuestionSet, "delete", question_set.pk))
    assert QuestionSet.objects.exists()


def test_an_editor_creates_a_workplace_without_leaving_the_form(as_editor):
    create = reverse(Workplace.snippet_viewset.chooser_viewset.get_url_name("create"))
    response = as_editor.post(create, {"new-name": "Elvekraft", "new-website": ""})
    assert response.json()["result"]["string"] == "Elvekraft"
    assert Workplace.objects.get().slug == "elvekraft"


def test_two_workplaces_of_one_name_get_different_addresses(db):
    assert [make_workplace("Elvekraft").slug, make_workplace("Elvekraft").slug] == [
        "elvekraft",
        "elvekraft-2",
    ]


def test_an_editor_may_not_change_questions(as_editor):
    question = make_question("As it was?")
    as_editor.post(url(Question, "edit", question.pk), {"text": "Changed?", "note": ""})
    question.refresh_from_db()
    assert question.text == "As it was?"


@pytest.mark.parametrize("name", ["Ærlig Øl", "Máret Čuorvit", "!!!", "日本"])
def test_any_name_gives_a_slug_of_plain_letters(db, name):
    slug = make_workplace(name).slug
    assert slug and slug.isascii()


def test_a_series_may_not_take_an_address_of_the_site_itself(db):
    from django.core.exceptions import ValidationError

    home = make_home()
    with pytest.raises(ValidationError, match="The site itself uses the address"):
        make_series(home, "Questions", slug="questions")


def test_a_text_under_a_text_may_not_take_what_a_series_has_at_its_address(db):
    from django.core.exceptions import ValidationError

    about = make_text(make_home())
    with pytest.raises(ValidationError, match="The site itself uses the address “feed”"):
        make_text(about, "Feed", slug="feed")


@pytest.mark.parametrize(
    "view", ["wagtailsnippets_{}:list_results", "wagtailsnippetchoosers_{}:choose_results"]
)
def test_every_list_and_window_is_searched_in_a_language(as_manager, series, view):
    make_profile(series, questions=[make_question("What turns?")])
    answers = {
        model.__name__: as_manager.get(
            reverse(view.format(f"{model._meta.app_label}_{model._meta.model_name}")),
            {"q": "turns", "locale": "en"},
        ).status_code
        for model in get_snippet_models()
    }
    assert len(answers) > 5 and set(answers.values()) == {200}, answers


def test_the_library_stands_language_by_language(as_manager):
    question = make_question("What turns?")
    in_language(question, "nb", text="Hva snurrer?")
    make_question("Who turns it?")
    page = BeautifulSoup(as_manager.get(url(Question, "list")).content, "html5lib")
    rows = [" ".join(row.text.split()) for row in page.select("main tbody tr")]
    assert ["English" in row for row in rows] == [True, True, False]
    assert "What turns?" in rows[0] and "Hva snurrer?" in rows[2] and "Bokmål" in rows[2]
