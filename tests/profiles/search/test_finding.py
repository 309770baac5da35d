"""What can be found, from when on, and until when."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from wagtail.models import Site

from profiles import search
from profiles.models import ProfilePage, SearchEntry, SearchWord
from profiles.querysets import published_profiles
from tests.factories import (
    make_film,
    make_home,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_workplace,
)

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    people = published_profiles(Site.objects.get(is_default_site=True))
    return sorted(search.matching(people, text).values_list("title", flat=True))


@pytest.fixture(scope="module")
def zelda(standing) -> int:
    """Someone with a word of their own in everything that can be searched."""
    page = make_profile(
        make_series(make_home()),
        "Zelda Quist",
        headline="A headlineword",
        summary="A summaryword.",
        job_title="Jobword",
        workplace=make_workplace(
            "Workplaceword", place=make_place("Placeword"), sector=make_sector("Sectorword")
        ),
        topics=("topicword",),
        occupations=(make_occupation("Occupationword"),),
        films=(make_film(transcript="<p>What <b>transcript</b>word is said.</p>"),),
        questions=(make_question("What about questionword?"),),
    )
    answer = page.answers.first()
    answer.body = "<p>One.</p><p>An <i>answer</i>word &amp; more.</p>"
    page.answers = [answer, *page.answers.all()[1:]]
    page.save()
    return page.pk


@pytest.fixture
def person(zelda) -> ProfilePage:
    return ProfilePage.objects.get(pk=zelda)


@pytest.mark.parametrize(
    "text",
    [
        "zelda",
        "headlineword",
        "summaryword",
        "jobword",
        "workplaceword",
        "placeword",
        "sectorword",
        "topicword",
        "occupationword",
        "transcriptword",
        "questionword",
        "answerword",
        "zelda answerword placeword",
    ],
)
def test_a_person_is_found_by_everything_their_page_says(person, text):
    assert found(text) == ["Zelda Quist"]


@pytest.mark.parametrize(
    "where",
    [
        {"job_title": "IT adviser"},
        {"topics": ("IT",)},
        {"occupations": ("IT trainer",)},
        {"workplace": "IT and sons"},
    ],
    ids=["job", "topic", "occupation", "workplace"],
)
def test_a_word_that_everybody_uses_is_found_where_it_names_something(series, where):
    fields = dict(where)
    if "occupations" in fields:
        fields["occupations"] = [make_occupation(name) for name in fields["occupations"]]
    if "workplace" in fields:
        fields["workplace"] = make_workplace(fields["workplace"])
    make_profile(series, "Marte", **fields)
    make_profile(series, "Another", summary="It's a cupboard, and what is in it.")
    assert found("IT") == ["Marte"]


@pytest.mark.parametrize(
    "text", ["the zelda", "What is Zelda for?", "Zelda og answerword", "kvifor zelda ikkje", "don't zelda"]
)
def test_words_that_everybody_uses_are_not_asked_for_beside_others(person, text):
    assert found(text) == ["Zelda Quist"]


@pytest.mark.parametrize("text", ["ze", "qu", "jo", "answerword ze", "the ze", "ZE"])
def test_two_letters_find_whose_name_or_job_begins_so(person, text):
    assert found(text) == ["Zelda Quist"]


@pytest.mark.parametrize("text", ["xylophone ze", "ze xylophone", "an", "pl", "z"])
def test_two_letters_find_nobody_else(person, text):
    assert found(text) == []


def test_a_short_word_is_found_as_it_is(series):
    make_profile(series, "Marte", summary="Ei ku og to kattar.")
    assert found("ku") == ["Marte"]


def test_every_word_must_be_there(person):
    assert found("zelda xylophone") == []


def test_a_topic_is_found_as_soon_as_it_is_published(person):
    person.topics.add("thunderstorms")
    person.save_revision().publish()
    assert found("thunderstorm") == ["Zelda Quist"]


def test_the_words_of_a_draft_are_found_when_they_are_published(person):
    person.headline = "Gooseberries at last"
    revision = person.save_revision()
    before = found("gooseberry")
    revision.publish()
    assert (before, found("gooseberry")) == ([], ["Zelda Quist"])


def test_words_that_are_taken_out_are_no_longer_found(person):
    person.headline = "Something else"
    person.save_revision().publish()
    assert found("headlineword") == []


def test_an_unpublished_person_is_not_found(person):
    person.unpublish()
    assert found("zelda") == []


def test_an_unpublished_person_leaves_no_words(person):
    person.unpublish()
    assert not SearchEntry.objects.exists()


def test_a_deleted_person_leaves_no_words(person):
    person.delete()
    assert not SearchEntry.objects.exists()


def test_a_draft_that_was_never_published_has_no_words(series):
    draft = make_profile(series, "Nobody Yet", live=False)
    assert not SearchEntry.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    "thing",
    [
        lambda page: page.workplace,
        lambda page: page.workplace.place,
        lambda page: page.workplace.sector,
        lambda page: page.topics.first(),
        lambda page: page.occupation_rows.first().occupation,
    ],
    ids=["workplace", "place", "sector", "topic", "occupation"],
)
def test_a_new_name_is_found_with_everyone_whom_it_belongs_to(
    person, thing, django_capture_on_commit_callbacks
):
    renamed = thing(person)
    renamed.name = "Gooseberry"
    with django_capture_on_commit_callbacks(execute=True):
        renamed.save()
    assert found("gooseberry") == ["Zelda Quist"]


def test_a_changed_transcript_is_found(person, django_capture_on_commit_callbacks):
    film = person.film_uses.first().film
    film.transcript = "<p>Gooseberry.</p>"
    with django_capture_on_commit_callbacks(execute=True):
        film.save()
    assert found("gooseberry") == ["Zelda Quist"]


def test_a_deleted_topic_is_no_longer_found(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        person.topics.first().delete()
    assert found("topicword") == []


def test_a_topic_that_could_not_be_deleted_is_still_found(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), suppress(ProtectedError):
        person.occupation_rows.first().occupation.delete()
    assert found("occupationword") == ["Zelda Quist"]


def test_rebuilding_brings_everything_back(person, capsys):
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    call_command("rebuild_search")
    assert found("zelda") == ["Zelda Quist"]
    assert "1 person can be found." in capsys.readouterr().out


def test_rebuilding_forgets_words_that_nobody_uses_any_more(person):
    person.headline = "Something else"
    person.save_revision().publish()
    call_command("rebuild_search")
    assert not SearchWord.objects.filter(word="headlineword").exists()


# Corrections


def corrected(text: str) -> str:
    return search.correction(published_profiles(Site.objects.get(is_default_site=True)), text)


@pytest.mark.parametrize(
    ("typed", "meant"), [("workplaceward", "workplaceword"), ("zelda qist", "zelda quist"), ("zxqwv", "")]
)
def test_a_slip_of_the_finger_is_put_right(person, typed, meant):
    assert corrected(typed) == meant


WORDS = "zebra quartz violin umbrella lantern cupboard".split()


@pytest.mark.parametrize(("mistyped", "queries"), [(1, 3), (4, 3), (5, 1)])
def test_putting_words_right_costs_the_same_for_one_as_for_four(
    series, django_assert_num_queries, mistyped, queries
):
    make_profile(series, summary=" ".join(WORDS))
    people = published_profiles(Site.objects.get(is_default_site=True))
    with django_assert_num_queries(queries):
        search.correction(people, " ".join(f"{word[:-2]}x{word[-1]}" for word in WORDS[:mistyped]))


@pytest.mark.parametrize(("mistyped", "meant"), [(4, " ".join(WORDS[:4])), (5, "")])
def test_up_to_four_mistyped_words_are_put_right(series, mistyped, meant):
    make_profile(series, summary=" ".join(WORDS))
    assert corrected(" ".join(f"{word[:-2]}x{word[-1]}" for word in WORDS[:mistyped])) == meant


def test_letters_that_a_keyboard_lacks_are_put_right(series):
    make_profile(series, "Bjørn Ås")
    assert corrected("bjorn") == "bjørn"


def test_the_words_of_someone_unpublished_are_not_offered(person):
    person.unpublish()
    assert corrected("headlinewort") == ""


# Suggestions


def suggested(text: str) -> search.Suggestions:
    return search.suggestions(published_profiles(Site.objects.get(is_default_site=True)), text)


@pytest.mark.parametrize("typed", ["ze", "qui", "jobw", "zelda qu", "ZE"])
def test_people_are_suggested_by_how_name_or_job_begins(person, typed):
    assert [page.title for page in suggested(typed).people] == ["Zelda Quist"]


def test_questions_are_suggested_by_how_a_word_begins(person):
    assert [question.text for question in suggested("questi").questions] == ["What about questionword?"]


def test_topics_are_suggested_by_how_a_word_begins(person):
    assert [topic.name for topic in suggested("topi").topics] == ["topicword"]


@pytest.mark.parametrize("typed", ["z", "", "?", "  "])
def test_less_than_two_letters_suggest_nothing(person, typed):
    assert suggested(typed) == search.Suggestions()


def test_nothing_of_someone_unpublished_is_suggested(person):
    person.unpublish()
    assert [suggested(typed) for typed in ("zelda", "questionword", "topicword")] == [
        search.Suggestions()
    ] * 3


def test_few_are_suggested(series, make_many=7):
    for number in range(make_many):
        make_profile(series, f"Zoe {number}")
    assert len(suggested("zoe").people) == 5
