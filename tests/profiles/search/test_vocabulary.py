"""The list of words that somebody used: what it takes in, and that nobody's words outlast them."""

from string import ascii_lowercase

import pytest

from profiles.models import ProfilePage, SearchWord
from tests.factories import make_film, make_profile

pytestmark = pytest.mark.django_db


def known() -> set[str]:
    return set(SearchWord.objects.values_list("word", flat=True))


@pytest.fixture
def person(series) -> ProfilePage:
    """Someone with a word of their own in a name, a summary, a topic and a transcript."""
    return make_profile(
        series,
        "Zelda Quist",
        summary="A summaryword.",
        topics=("topicword",),
        films=(make_film(transcript="<p>A transcriptword.</p>"),),
    )


OWN = {"zelda", "quist", "summaryword", "topicword", "transcriptword"}


def test_the_words_of_a_published_person_are_known(person):
    assert known() >= OWN


def test_what_everybody_says_is_known_without_a_list(series):
    make_profile(series, summary="What should they do about the wheels, og hvorfor ikkje?")
    assert known() & {"what", "should", "they", "the", "about", "wheels", "hvorfor", "ikkje"} == {"wheels"}


@pytest.mark.parametrize(
    "word",
    ["装" * 21, "装" * 60, "装" * 5_000, "ا" * 4, "z" * 61, "z" * 5_000],
    ids=["long from a to z", "longest", "a whole text", "nothing from a to z", "too long", "far too long"],
)
def test_a_word_that_is_no_help_is_published_and_not_listed(series, word):
    make_profile(series, "Zelda", summary=f"Before {word} after")
    assert word not in known()


def test_a_short_word_of_another_script_is_listed(series):
    make_profile(series, summary="装置装")
    assert "装置装" in known()


def test_someone_unpublished_leaves_no_word(person):
    person.unpublish()
    assert not known() & OWN


def test_someone_deleted_leaves_no_word(person):
    person.delete()
    assert not known() & OWN


def test_a_deleted_series_leaves_no_word_of_its_people(person, series):
    series.delete()
    assert not known() & OWN


def test_a_word_that_is_taken_out_is_forgotten(person):
    person.summary = "Something else."
    person.save_revision().publish()
    assert known() & {"summaryword", "something"} == {"something"}


@pytest.mark.parametrize("leave", [ProfilePage.unpublish, ProfilePage.delete])
def test_a_word_that_somebody_else_has_stays(person, series, leave):
    make_profile(series, "Another", summary="A summaryword too.")
    leave(person)
    assert "summaryword" in known()


def test_a_word_in_another_form_does_not_keep_one(person, series):
    make_profile(series, "Another", summary="Some summarywords.")
    person.unpublish()
    assert known() & {"summaryword", "summarywords"} == {"summarywords"}


def test_a_word_of_somebody_long_ago_stays(person, series):
    for number in range(40):
        make_profile(series, f"Another {number}", portrait=person.portrait)
    make_profile(series, "The last", summary="A summaryword too.").unpublish()
    assert "summaryword" in known()


def test_many_words_are_forgotten_in_few_queries(series, django_assert_max_num_queries):
    letters = [f"{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    entry = make_profile(series, summary=" ".join(f"word{two}" for two in letters)).search_entry
    with django_assert_max_num_queries(4):
        entry.delete()
    assert not {f"word{two}" for two in letters} & known()
