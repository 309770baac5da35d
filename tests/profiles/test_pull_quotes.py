"""Words that an editor sets large are words of the answer, and are not read twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles import gates
from profiles.wording import says
from tests.factories import make_home, make_profile, make_question, make_series

BODY = "<p>I talk to the cows.</p><p>They <i>answer</i> &amp; listen.</p>"


def set_large(answers, words: str) -> str:
    """Set words large in the first of these answers; give them back."""
    answer = answers.first()
    answer.body, answer.pull_quote = BODY, words
    answer.save()
    return words


@pytest.mark.parametrize(
    "words", ["I talk to the cows", "cows. They answer", "“answer & listen.”", "  They  answer …"]
)
def test_words_of_the_answer_are_found(words):
    assert says(BODY, words)


@pytest.mark.parametrize("words", ["I talk to my cows", "answer and listen", "They They"])
def test_other_words_are_not_found(words):
    assert not says(BODY, words)


@given(st.text(max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_what_somebody_said_is_found_wherever_it_stands(words, before, after):
    def plain(text: str) -> str:
        return "".join(letter for letter in text if letter not in "<>&")

    assert says(f"<p>{plain(before)} {plain(words)} {plain(after)}</p>", plain(words))


@pytest.mark.django_db
def test_a_profile_is_not_published_with_words_that_nobody_said(series):
    person = make_profile(series)
    set_large(person.answers, "I never said this")
    assert [problem.message for problem in gates.check(gates.Interview.of(person))] == [
        "“I never said this” is to be set large, but does not stand in the answer to "
        f"“{person.answers.first().wording}” word for word. Copy it from the answer, or leave it out."
    ]


@pytest.mark.django_db
def test_a_profile_shows_them_to_the_eye_alone(client, series):
    person = make_profile(series)
    words = set_large(person.answers, "They answer")
    assert f'aria-hidden="true">{words}<' in client.get(person.url).content.decode()


@pytest.mark.django_db
def test_the_front_page_shows_answers_with_such_words_first(client):
    series = make_series(make_home())
    question = make_question()
    people = [make_profile(series, questions=(question,)) for _ in range(4)]
    words = set_large(people[0].answers.filter(question=question), "They answer")
    assert f"<p>{words}</p>" in client.get("/").content.decode()
