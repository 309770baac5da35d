"""What a film is called, and what is said in it, in the reader's language."""

import pytest
from django.utils.translation import override

from tests.factories import make_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return make_film("The dam", title_nb="Demningen", transcript="<p>It is high.</p>")


@pytest.mark.parametrize(
    ("language", "title", "other"),
    [("en", "The dam", ""), ("nb", "Demningen", ""), ("nn", "Demningen", "nb")],
)
def test_the_title_is_the_reader_s_or_the_nearest_that_there_is(film, language, title, other):
    with override(language):
        assert (film.title_here, film.title_language) == (title, other)


def test_what_is_said_is_in_the_first_language_where_nobody_has_translated_it(film):
    with override("nb"):
        assert (film.transcript_here, film.transcript_language) == ("<p>It is high.</p>", "en")


def test_a_film_in_which_nothing_is_said_has_no_language():
    film = make_film("The dam", transcript="")
    with override("nb"):
        assert (film.transcript_here, film.transcript_language) == ("", "")
