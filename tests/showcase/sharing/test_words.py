"""The words that travel with a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.models import ProfilePage
from showcase.sharing.networks import BY_KEY, INSTAGRAM, NETWORKS
from showcase.sharing.posts import length_of, mail_address, post_text, ways, whole_post, words_of
from showcase.sharing.words import as_sentence, lowered, quote, quoted, shortened
from tests.factories import make_profile, make_workplace


def person_with(series, **fields):
    """Someone of whom less may be known than publishing asks for: a draft, or a page from before the gates."""
    person = make_profile(series, "Kari")
    for name, value in fields.items():
        setattr(person, name, value)
    return person


def test_a_short_answer_is_quoted_whole():
    assert quote("<p>The queue.</p><p>It is <b>my</b> job.</p>") == "The queue. It is my job."


def test_a_long_answer_is_quoted_to_the_end_of_a_sentence():
    first = "The one thing that nobody tells you is how long a night is when the phone is silent."
    assert quote(f"<p>{first} {'And then it rings. ' * 20}</p>", 100) == first


def test_an_answer_without_a_sentence_that_fits_ends_with_a_word():
    assert quote(f"<p>{'word ' * 100}</p>", 20) == "word word word word…"


@given(st.text(), st.integers(min_value=0, max_value=300))
def test_a_shortened_text_is_never_longer_than_asked(text, most):
    assert len(shortened(text, most)) <= most


@given(st.text(max_size=600))
def test_a_quotation_is_never_longer_than_160_characters(text):
    assert len(quote(text)) <= 160


@pytest.mark.parametrize("text", ["“Mine”", "«Min»", '"Mine"', "„Meins“", "”Min”", "“Mine, “he” said”"])
def test_what_is_a_quotation_already_stays_as_it_is(text):
    assert quoted(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We mend it.", "“We mend it.”"),
        ("“Yes,” I said. “No.”", "“‘Yes,’ I said. ‘No.’”"),
        ("They call it «the wheel».", "“They call it ‘the wheel’.”"),
        ('They say "stop" and "go".', "“They say ‘stop’ and ‘go’.”"),
        ("She said: “Get out. And", "“She said: ‘Get out. And’”"),
        ('A 5" pipe', '“A 5" pipe”'),
        ("", "“”"),
    ],
)
def test_quotation_marks_within_a_quotation_are_single(text, expected):
    assert quoted(text) == expected


@given(st.text(alphabet='ab “”«»"„.', max_size=30))
def test_whatever_is_quoted_ends_as_it_began(text):
    assert quoted(text)[0] in '“«„”"' and quoted(text)[-1] in '“”»"'


@pytest.mark.parametrize("text", ["Why?", "Stop!", "It stops.", "And then…", "He said “no.”", "(Or not.)"])
def test_a_sentence_that_has_ended_gets_no_full_stop(text):
    assert as_sentence(text) == text


@pytest.mark.parametrize("text", ["It stops", "It stops –", "It stops: ", " It stops,"])
def test_a_sentence_that_has_not_ended_gets_one(text):
    assert as_sentence(text) == "It stops."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Training adviser", "training adviser"),
        ("Electrician's apprentice", "electrician's apprentice"),
        ("IT adviser", "IT adviser"),
        ("Øvingslærer", "øvingslærer"),
        ("", ""),
    ],
)
def test_a_job_inside_a_sentence_begins_small_unless_it_is_an_abbreviation(text, expected):
    assert lowered(text) == expected


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

    def test_a_quotation_is_signed(self, series):
        person = person_with(series, headline="“I mend the dam”", workplace=None)
        assert words_of(person) == "“I mend the dam” – Kari, wheelwright"

    @pytest.mark.parametrize("headline", ["She mends the dam", "She mends the dam."])
    def test_words_about_a_person_are_not_put_in_their_mouth(self, series, headline):
        person = make_profile(series, "Kari", headline=headline, workplace=make_workplace("The Dam"))
        assert words_of(person) == "She mends the dam. Meet Kari, wheelwright at The Dam."

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"job_title": "", "workplace": None}, "Meet Kari."),
            ({"job_title": "Wheelwright", "workplace": None}, "Meet Kari, wheelwright."),
        ],
    )
    def test_what_is_not_known_of_a_person_is_left_out(self, series, fields, expected):
        assert words_of(person_with(series, headline="", **fields)) == expected

    def test_a_person_without_a_job_is_met_at_work(self, series):
        person = person_with(series, headline="Who?", job_title="", workplace=make_workplace("The Dam"))
        assert words_of(person) == "Who? Meet Kari at The Dam."

    def test_a_title_that_asks_gets_no_colon(self, series):
        series.title, series.summary = "Who turns it?", "We asked."
        assert words_of(series) == "Who turns it? We asked."


def edge_cases(series) -> list[tuple[str, object, str]]:
    """People and series that a post is hard to write about, and an address that leaves no room."""
    full = {"headline": "Word " * 32, "summary": "Sum " * 75}
    short, long = TestPosts.ADDRESS, f"https://example.org/{'a' * 400}/"
    series.summary, series.goal = "Sum " * 75, "<p>Why this exists, at some length.</p>"
    return [
        ("everything long", person_with(series, title="Kari " * 50, **full), short),
        ("a long address", person_with(series, **full), long),
        ("no headline", person_with(series, headline="", summary="Short."), short),
        ("no summary", person_with(series, headline="Short", summary=""), short),
        ("a series", series, short),
        ("a series with a long address", series, long),
    ]


@pytest.mark.django_db
class TestWholePosts:
    ADDRESS = TestPosts.ADDRESS

    @pytest.fixture
    def person(self, series):
        page = person_with(
            series, headline="She mends it", summary="Kari has the key to the dam.", workplace=None
        )
        said = ["Yes.", "One day the water came, and nobody had told us. And then it rained.", "Other words."]
        for answer, words in zip(page.answers.all(), said, strict=True):
            answer.wording, answer.body = f"What of {words[:3]}?", f"<p>{words}</p>"
            answer.save()
        return page

    @pytest.mark.parametrize("network", [*NETWORKS, INSTAGRAM], ids=lambda network: network.key)
    def test_a_post_is_as_long_as_its_network_allows(self, series, network):
        for name, thing, address in edge_cases(series):
            post = whole_post(thing, network, address)
            fits = length_of(post, network, address) <= network.text_limit
            assert fits or post == address, name

    @given(st.text(max_size=400), st.integers(min_value=20, max_value=500))
    def test_no_headline_makes_a_post_too_long(self, headline, letters):
        page = ProfilePage(title="Kari", headline=headline, summary="Short.")
        address = "x" * letters
        for network in (BY_KEY["bluesky"], BY_KEY["x"]):
            post = whole_post(page, network, address)
            assert length_of(post, network, address) <= network.text_limit or post == address

    def test_a_short_post_has_the_person_and_the_summary(self, person):
        assert whole_post(person, BY_KEY["x"], self.ADDRESS) == (
            f"She mends it. Meet Kari, wheelwright.\n\nKari has the key to the dam.\n\n{self.ADDRESS}"
        )

    def test_a_long_post_has_an_answer_that_says_something_with_its_question(self, person):
        assert whole_post(person, BY_KEY["linkedin"], self.ADDRESS).split("\n\n")[2] == (
            "What of One?\n“One day the water came, and nobody had told us. And then it rained.”"
        )

    def test_where_no_answer_is_worth_quoting_none_is(self, series):
        person = make_profile(series, "Kari")
        assert len(whole_post(person, BY_KEY["linkedin"], self.ADDRESS).split("\n\n")) == 3

    def test_a_link_counts_as_the_network_counts_it(self, person):
        post = whole_post(person, BY_KEY["x"], self.ADDRESS)
        assert length_of(post, BY_KEY["x"], self.ADDRESS) == len(post) - len(self.ADDRESS) + 23

    def test_instagram_takes_no_link(self, person):
        post = whole_post(person, INSTAGRAM, self.ADDRESS)
        assert self.ADDRESS not in post and post.endswith("\n\nLink in bio.")
