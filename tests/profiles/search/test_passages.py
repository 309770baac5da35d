"""The passage that is shown with whom a search finds."""

import re

import pytest
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from profiles import search
from profiles.models import ProfilePage
from profiles.querysets import published_profiles
from profiles.search.passages import LENGTH
from tests.factories import make_film, make_profile

pytestmark = pytest.mark.django_db

LONG = "Words that say nothing. " * 40


def make_speaker(series, *bodies: str, **fields) -> ProfilePage:
    """Someone who gives these answers."""
    page = make_profile(series, "Zelda", **fields)
    answers = list(page.answers.all())
    for answer, body in zip(answers, bodies, strict=False):
        answer.body = body
    page.answers = answers
    page.save()
    return page


def passage(page: ProfilePage, text: str) -> search.Passage | None:
    return search.passages([page], text).get(page.pk)


def test_the_words_are_marked_in_every_form(series):
    page = make_speaker(series, "<p>The boats came. One boat sank, and boating ended.</p>")
    assert passage(page, "boat").html == (
        "The <mark>boats</mark> came. One <mark>boat</mark> sank, and <mark>boating</mark> ended."
    )


def test_the_passage_is_of_the_answer_with_most_of_the_words(series):
    page = make_speaker(series, "<p>A boat.</p>", "<p>A storm.</p>", "<p>A boat in a storm.</p>")
    assert passage(page, "storm boat").answer_id == page.answers.all()[2].pk


def test_a_long_answer_is_cut_around_the_words(series):
    page = make_speaker(series, f"<p>{LONG} A gooseberry. {LONG}</p>")
    shown = strip_tags(passage(page, "gooseberry").html)
    assert "gooseberry" in shown
    assert len(shown) <= LENGTH + 4


def test_a_cut_is_between_words(series):
    page = make_speaker(series, f"<p>{LONG} A gooseberry. {LONG}</p>")
    shown = strip_tags(passage(page, "gooseberry").html).strip("… ")
    assert set(re.findall(r"\w+", shown)) <= set(re.findall(r"\w+", f"{LONG} A gooseberry."))


def test_what_was_written_is_shown_as_text(series):
    page = make_speaker(series, "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; a gooseberry</p>")
    assert passage(page, "gooseberry").html == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; a <mark>gooseberry</mark>"
    )


def test_the_question_as_it_was_asked_counts(series):
    page = make_speaker(series, "<p>One.</p>")
    answer = page.answers.first()
    answer.wording = "Have you ever met a gooseberry?"
    page.answers = [answer]
    page.save(clean=False)
    assert (passage(page, "gooseberry").label, passage(page, "gooseberry").html) == (answer.wording, "One.")


def test_who_matches_by_name_alone_has_no_passage(series):
    page = make_profile(series, "Zelda", summary="A person.", headline="A headline.")
    page.answers = []
    page.save(clean=False)
    assert passage(page, "zelda") is None


def test_words_that_everybody_uses_are_not_marked(series):
    page = make_speaker(series, "<p>There is the gooseberry of them all.</p>")
    assert passage(page, "the gooseberry there").html == "There is the <mark>gooseberry</mark> of them all."


def test_words_that_everybody_uses_do_not_choose_the_passage(series):
    page = make_speaker(series, "<p>The the what for there.</p>", "<p>Gooseberries.</p>")
    assert passage(page, "what is the gooseberry for").answer_id == page.answers.all()[1].pk


def test_words_that_everybody_uses_have_no_passage_of_their_own(series):
    assert passage(make_speaker(series, "<p>It is a cupboard.</p>"), "it") is None


def test_what_is_said_in_a_film_leads_to_the_film(series):
    film = make_film("At sea", transcript="<p>Here comes a gooseberry.</p>")
    shown = passage(make_speaker(series, films=(film,)), "gooseberry")
    assert (shown.film_slug, shown.label) == ("at-sea", "At sea")


def test_passages_cost_two_queries_however_many_people(series, django_assert_num_queries):
    people = [make_profile(series, f"Zelda {number}") for number in range(5)]
    with django_assert_num_queries(2):
        search.passages(people, "answers")


def test_no_text_breaks_the_search(series):
    page = make_speaker(series, "<p>Å være eller ikke, 'quoted' \"twice\" – and “thrice”.</p>")
    people = published_profiles(Site.objects.get(is_default_site=True))

    @settings(max_examples=150, deadline=None, database=None)
    @given(
        st.text(max_size=80)
        | st.lists(st.sampled_from(["'", '"', "*", "å", "være", "(", "NOT", "quo"])).map(" ".join)
    )
    def ask(raw):
        text = search.clean(raw)
        assert search.clean(text) == text
        if text:
            total = search.matching(people, text).count()
            assert len(search.best(search.matching(people, text), text, 0, 24, total)) == total
            search.correction(people, text)
            search.passages([page], text)
            search.suggestions(people, text)

    ask()
