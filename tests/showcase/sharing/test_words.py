"""The words that travel with a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.sharing.networks import BY_KEY, NETWORKS
from showcase.sharing.posts import mail_address, post_text, ways, words_of
from showcase.sharing.words import quote, quoted, shortened
from tests.factories import make_profile


def test_a_short_answer_is_quoted_whole():
    assert quote("<p>The queue.</p><p>It is <b>my</b> job.</p>") == "The queue. It is my job."


def test_a_long_answer_is_quoted_to_the_end_of_a_sentence():
    first = "The one thing that nobody tells you is how long a night is when the phone is silent."
    assert quote(f"<p>{first} {'And then it rings. ' * 20}</p>", 100) == first


def test_an_answer_without_a_sentence_that_fits_ends_with_a_word():
    assert quote(f"<p>{'word ' * 100}</p>", 20) == "word word word word…"


@given(st.text(), st.integers(min_value=2, max_value=300))
def test_a_shortened_text_is_never_longer_than_asked(text, most):
    assert len(shortened(text, most)) <= most


@given(st.text(max_size=600))
def test_a_quotation_is_never_longer_than_160_characters(text):
    assert len(quote(text)) <= 160


@pytest.mark.parametrize("text", ["“Mine”", "«Min»", '"Mine"'])
def test_an_editors_own_quotation_marks_stay(text):
    assert quoted(text) == text


@pytest.mark.django_db
class TestPosts:
    ADDRESS = "https://example.org/wheels/kari/"

    @pytest.fixture
    def person(self, series):
        return make_profile(series, "Kari Nordby", headline="Word " * 32)

    @pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.key)
    def test_a_post_fits_with_its_link(self, person, network):
        text = post_text(person, network, self.ADDRESS)
        link = len(self.ADDRESS) if network.link_length is None else network.link_length
        assert not text or len(text) + 1 + link <= network.text_limit

    def test_a_network_that_takes_no_text_gets_none(self, person):
        assert post_text(person, BY_KEY["facebook"], self.ADDRESS) == ""

    def test_a_network_gets_the_address_percent_encoded(self, person):
        [way] = ways([BY_KEY["facebook"]], person, self.ADDRESS)
        assert way.href.endswith("?u=https%3A%2F%2Fexample.org%2Fwheels%2Fkari%2F")

    def test_words_cannot_add_a_parameter(self, person):
        person.headline = "a&url=https://evil.example/#?"
        [way] = ways([BY_KEY["x"]], person, self.ADDRESS)
        assert way.href.count("&url=") == 1 and "#" not in way.href

    def test_words_cannot_name_a_server(self, person):
        person.headline = "{server} {url}"
        [way] = ways([BY_KEY["mastodon"]], person, self.ADDRESS)
        assert way.pattern.count("{server}") == 1

    def test_words_cannot_add_a_recipient(self, person):
        person.headline = "a\r\nBcc: everyone@example.org&bcc=x"
        assert "&bcc=" not in mail_address(person, self.ADDRESS, "Look")

    def test_what_one_says_of_a_person_is_their_own_words(self, series):
        person = make_profile(series, "Kari", headline="I mend the dam", job_title="Fitter")
        assert words_of(person) == "“I mend the dam” – Kari, Fitter"
