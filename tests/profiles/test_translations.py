"""What a translator's work does to pages, as wagtail-localize saves it, and what readers are told of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from profiles.models import Answer, HomePage, ProfilePage, Question
from tests.factories import make_profile, make_question, make_series
from tests.profiles.test_in_languages import alternates, page, people, texts
from tests.translations import in_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(db) -> User:
    return User.objects.create_superuser("translator", "translator@example.org", "wheels")


@pytest.fixture
def wheels(home):
    wheels = make_series(home, "Wheels")
    in_language(wheels, "nn", title="Hjul")
    return wheels


@pytest.fixture
def kari(wheels) -> ProfilePage:
    """Kari in English: three answers, of which the first has words to set large."""
    kari = make_profile(
        wheels, "Kari Hjul", headline="I fix wheels", questions=[make_question("What do you fix?")]
    )
    first = kari.answers.get(sort_order=0)
    first.body, first.pull_quote = "<p>I fix wheels.</p><p>All of them.</p>", "All of them."
    first.save()
    kari.save_revision().publish()
    return ProfilePage.objects.get(pk=kari.pk)


def submit(thing, language: str = "nn") -> Translation:
    """As the button “Translate” does."""
    translate_object(thing, [Locale.objects.get(language_code=language)])
    return Translation.objects.get(
        source__object_id=thing.translation_key, target_locale__language_code=language
    )


def write(translation: Translation, words: dict[str, str], kind: str = "manual") -> None:
    """Translate these texts, as a translator does in the editor."""
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": words[segment.string.data], "translation_type": kind},
            )


def publish(translation: Translation, django_capture) -> None:
    with django_capture(execute=True):
        translation.save_target(publish=True)


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def begun(kari, capture) -> Translation:
    """Kari's headline and the first paragraph of her first answer in Nynorsk, published."""
    translation = submit(kari)
    write(translation, {"I fix wheels": "Eg fiksar hjul", "I fix wheels.": "Eg fiksar hjul."})
    publish(translation, capture)
    return translation


ADDRESS = "/nn/wheels/kari-hjul/"


def test_a_page_that_is_submitted_is_a_draft_at_the_same_address(kari):
    submit(kari)
    copy = kari.get_translation(Locale.objects.get(language_code="nn"))
    assert not copy.live and copy.slug == kari.slug and copy.title == "Kari Hjul"
    assert page(ADDRESS, 404) is not None


def test_what_is_translated_is_shown_and_the_rest_is_marked(begun):
    assert texts(ADDRESS, "//h1") == ["Eg fiksar hjul"]
    assert page(ADDRESS).xpath("//h1")[0].get("lang") is None
    bodies = page(ADDRESS).xpath("//div[contains(@class, 'answer__body')]")
    assert [body.get("lang") for body in bodies] == [None, "en", "en"]
    marks = texts(ADDRESS, "//p[@class='not-translated']")
    assert len(marks) == 3 and marks[1] == marks[2] != marks[0]


def test_readers_are_told_what_it_was_translated_from(begun):
    [origin] = page(ADDRESS).xpath("//p[@class='origin']")
    assert [(link.get("href"), link.get("hreflang")) for link in origin.xpath(".//a")] == [
        ("/wheels/kari-hjul/", "en")
    ]
    assert origin.xpath(".//*[@class='origin__rest']")


def test_a_page_that_is_wholly_translated_has_no_marks(begun, capture):
    words = {
        segment.string.data: f"{segment.string.data} (nn)" for segment in begun.source.stringsegment_set.all()
    }
    write(begun, words)
    publish(begun, capture)
    assert texts(ADDRESS, "//p[@class='not-translated']") == []
    assert not page(ADDRESS).xpath("//*[@class='origin__rest']")
    assert page(ADDRESS).xpath("//p[@class='origin']//a")


def test_the_original_says_nothing_of_translations(begun):
    assert page("/wheels/kari-hjul/").xpath("//p[@class='origin']") == []


def test_words_to_set_large_wait_until_they_and_their_answer_are_translated(begun, capture):
    assert page(ADDRESS).xpath("//p[@class='answer__pull']") == []
    write(begun, {"All of them.": "Alle saman."})
    publish(begun, capture)
    assert texts(ADDRESS, "//p[@class='answer__pull']") == ["Alle saman."]


def test_a_machine_s_translation_says_so(kari, capture):
    translation = submit(kari)
    write(translation, {"I fix wheels": "Eg fiksar hjul"}, kind="machine")
    publish(translation, capture)
    assert ProfilePage.objects.get(locale__language_code="nn").provenance["by"] == "machine"


def test_a_machine_s_translation_that_somebody_has_read_says_so_no_more(kari, capture, translator):
    translation = submit(kari)
    write(translation, {"I fix wheels": "Eg fiksar hjul"}, kind="machine")
    publish(translation, capture)
    warned = texts(ADDRESS, "//p[@class='origin']")
    client, copy = Client(), ProfilePage.objects.get(locale__language_code="nn")
    client.force_login(translator)
    address = reverse("review_translation", args=[copy.pk])
    assert address in client.get(f"/admin/pages/{copy.pk}/edit/").content.decode()
    assert client.get(address).status_code == 200
    client.post(address)
    assert texts(ADDRESS, "//p[@class='origin']") != warned
    publish(translation, capture)
    assert ProfilePage.objects.get(pk=copy.pk).provenance["by"] != "machine"
    assert client.get(address).status_code == 404


def test_only_those_who_publish_say_that_a_translation_is_read(kari, capture, as_editor):
    translation = submit(kari)
    write(translation, {"I fix wheels": "Eg fiksar hjul"}, kind="machine")
    publish(translation, capture)
    copy = ProfilePage.objects.get(locale__language_code="nn")
    as_editor.post(reverse("review_translation", args=[copy.pk]))
    assert ProfilePage.objects.get(pk=copy.pk).provenance["by"] == "machine"


def test_a_draft_of_a_translation_leaves_what_readers_see_alone(begun):
    write(begun, {"Kari Hjul answers number 1.": "Kari svarar på nummer 1."})
    begun.save_target(publish=False)
    copy = ProfilePage.objects.get(locale__language_code="nn")
    assert copy.get_latest_revision_as_object().provenance["missing"] != {}


def paths_waiting(translation: Translation) -> set[str]:
    """The texts of the original that wait for a translation."""
    from profiles.languages.provenance import missing_of

    answers = {
        str(answer.translation_key): answer.sort_order for answer in original(translation).answers.all()
    }
    found = set()
    for path in missing_of(translation.source, translation.target_locale):
        parts = path.split(".")
        found.add(".".join(["answer", str(answers[parts[1]]), parts[2]]) if parts[0] == "answers" else path)
    return found


def original(translation: Translation) -> ProfilePage:
    return ProfilePage.objects.get(translation_key=translation.source.object_id, locale__language_code="en")


@pytest.fixture
def whole(begun, capture) -> Translation:
    """Kari wholly in Nynorsk."""
    words = {
        segment.string.data: f"{segment.string.data} (nn)" for segment in begun.source.stringsegment_set.all()
    }
    write(begun, words)
    publish(begun, capture)
    assert paths_waiting(begun) == set()
    return begun


def revise(translation: Translation, change) -> ProfilePage:
    """The original with a change, published; as it then is."""
    kari = original(translation).get_latest_revision_as_object()
    change(kari)
    kari.save_revision().publish()
    translation.source.refresh_from_db()
    return original(translation)


def translated_answers() -> list[str]:
    kari = ProfilePage.objects.get(locale__language_code="nn")
    return [answer.body for answer in kari.answers.order_by("sort_order")]


def test_changing_the_original_marks_what_changed_and_nothing_else(whole):
    def change(kari):
        kari.headline = "I mend wheels"
        answer = kari.answers.all()[1]
        answer.body = "<p>Something else.</p>"
        kari.answers = [*kari.answers.all()]
        kari.answers.all()[1].body = answer.body

    revise(whole, change)
    assert paths_waiting(whole) == {"headline", "answer.1.body"}
    assert texts(ADDRESS, "//h1") == ["I fix wheels (nn)"]


def test_the_editor_is_told_what_changed(whole, translator):
    def change(kari):
        kari.headline = "I mend wheels"

    revise(whole, change)
    client = Client()
    client.force_login(translator)
    copy = ProfilePage.objects.get(locale__language_code="nn")
    told = client.get(f"/admin/pages/{copy.pk}/edit/").content.decode()
    assert "The original has changed since: headline." in told


def test_questions_that_are_reordered_keep_their_translations(whole, capture):
    before = translated_answers()

    def change(kari):
        answers = list(kari.answers.all())
        for order, answer in enumerate(reversed(answers)):
            answer.sort_order = order
        kari.answers = answers

    revise(whole, change)
    assert paths_waiting(whole) == set()
    publish(whole, capture)
    assert translated_answers() == before[::-1]


def test_a_question_that_is_added_waits_and_the_others_stay(whole, capture):
    before = translated_answers()

    def change(kari):
        kari.answers = [
            *kari.answers.all(),
            Answer(wording="And now?", body="<p>Now this.</p>", sort_order=9),
        ]

    revise(whole, change)
    assert paths_waiting(whole) == {"answer.9.wording", "answer.9.body"}
    publish(whole, capture)
    assert translated_answers() == [*before, "<p>Now this.</p>"]


def test_a_question_that_is_removed_and_comes_back_has_its_translation(whole, capture):
    before = translated_answers()
    earlier = original(whole).latest_revision

    def change(kari):
        kari.answers = list(kari.answers.all())[:2] + [
            Answer(wording="And now?", body="<p>Now this.</p>", sort_order=9)
        ]

    revise(whole, change)
    publish(whole, capture)
    assert translated_answers()[:2] == before[:2]
    original(whole).revisions.get(pk=earlier.pk).publish()
    whole.source.refresh_from_db()
    publish(whole, capture)
    assert translated_answers() == before


def test_a_question_that_is_retired_keeps_its_translation(whole, capture):
    before = translated_answers()
    question = Question.objects.get()
    question.retired = True
    question.save()
    revise(whole, lambda kari: None)
    assert paths_waiting(whole) == set()
    publish(whole, capture)
    assert translated_answers() == before


def test_permalinks_to_translated_answers_stay(whole, capture):
    keys = list(ProfilePage.objects.get(locale__language_code="nn").answers.values_list("pk", flat=True))
    publish(whole, capture)
    kari = ProfilePage.objects.get(locale__language_code="nn")
    assert list(kari.answers.values_list("pk", flat=True)) == keys


def test_a_list_s_name_is_shown_when_it_is_translated_and_not_before(kari, capture):
    sector = kari.workplace.sector
    sector.description = ""
    sector.save()
    translation = submit(sector, "nn")
    in_language(kari, "nn")
    address = f"/nn/sectors/{sector.slug}/"
    assert texts(address, "//h1") == [sector.name]
    write(translation, {sector.name: "Kraft"})
    publish(translation, capture)
    assert texts(address, "//h1") == ["Kraft"]


def test_a_translation_above_which_nothing_is_translated_has_no_address(home, capture, translator):
    series = make_series(home, "Wheels")
    kari = make_profile(series, "Kari Hjul")
    translation = submit(kari, "nn")
    publish(translation, capture)
    assert page("/nn/wheels/kari-hjul/", 404) is not None and page("/nn/", 404) is not None
    assert people("/explore/") == {"Kari Hjul": None} and alternates("/") == {}
    client = Client()
    client.force_login(translator)
    copy = ProfilePage.objects.get(locale__language_code="nn")
    told = client.get(f"/admin/pages/{copy.pk}/edit/").content.decode()
    assert "only when this is translated and published too" in told


def test_a_home_page_keeps_its_own_slug(home, capture):
    translation = submit(home, "nn")
    copy = HomePage.objects.get(locale__language_code="nn")
    publish(translation, capture)
    assert HomePage.objects.get(pk=copy.pk).slug == copy.slug
    assert page("/nn/").getroot().get("lang") == "nn"
