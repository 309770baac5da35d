"""Cards in the site's storage: which one stands for what, when it is drawn, and when it is gone."""

import re
from io import BytesIO, StringIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override
from PIL import Image as PillowImage
from wagtail.models import PageViewRestriction

from media.cards import Shape
from profiles.models import Answer, ProfilePage
from showcase.sharing.card_store import ensure
from showcase.sharing.models import Branding, CardFile, card_storage
from tests.factories import (
    make_film,
    make_image,
    make_profile,
    make_question,
    make_series,
    make_text,
    picture_bytes,
)
from tests.translations import in_language

pytestmark = pytest.mark.django_db

IMAGE = re.compile(r'<meta property="og:image" content="http://localhost(/[^"]+)">')


def card_of(url: str) -> str:
    """The path of the card that a page names."""
    return IMAGE.search(Client(HTTP_HOST="localhost").get(url).content.decode()).group(1)


def fetch(path: str):
    return Client(HTTP_HOST="localhost").get(path)


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """A function that does something, and then what it asked to have done at commit."""

    def run(do, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return do(*args, **kwargs)

    return run


@pytest.fixture
def person(series):
    return make_profile(series, "Kari Nordby", questions=[make_question("What stops?")])


def publish(page) -> None:
    page.save_revision().publish()


def drawn(page: ProfilePage, shape: str = "link") -> CardFile:
    return CardFile.objects.get(kind="profile", key=page.pk, shape=shape)


def test_a_page_names_a_card_that_is_there(person):
    response = fetch(card_of(person.url))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_the_card_for_links_is_1200_by_630(person):
    content = b"".join(fetch(card_of(person.url)).streaming_content)
    with PillowImage.open(BytesIO(content)) as picture:
        assert picture.size == (1200, 630)


@pytest.mark.parametrize("shape", Shape)
def test_publishing_draws_every_shape_of_a_person(person, now, shape):
    now(publish, person)
    assert card_storage().exists(drawn(person, shape.name.lower()).file.name)


def test_publishing_draws_the_card_of_each_answer(person, now):
    now(publish, person)
    answers = set(person.answers.values_list("pk", flat=True))
    assert set(CardFile.objects.filter(kind="answer").values_list("key", flat=True)) == answers


def test_a_first_reader_after_publishing_draws_nothing(person, now):
    now(publish, person)
    before = set(CardFile.objects.values_list("pk", "file"))
    fetch(card_of(person.url))
    assert set(CardFile.objects.values_list("pk", "file")) == before


def test_a_changed_headline_changes_the_address(person, now):
    now(publish, person)
    before = card_of(person.url)
    person.headline = "Something else altogether"
    now(publish, person)
    assert card_of(person.url) != before


def test_the_card_of_a_changed_headline_is_there_before_anyone_asks(person, now):
    now(publish, person)
    before = drawn(person).file.name
    person.headline = "Something else altogether"
    now(publish, person)
    after = drawn(person)
    assert after.file.name != before and card_storage().exists(after.file.name)
    assert after.digest in card_of(person.url)


def test_the_file_of_the_card_before_is_gone(person, now):
    now(publish, person)
    before = drawn(person).file.name
    person.headline = "Something else altogether"
    now(publish, person)
    assert not card_storage().exists(before)


def test_an_outdated_address_leads_to_the_card_of_today(person):
    outdated = card_of(person.url)
    ProfilePage.objects.filter(pk=person.pk).update(headline="Something else altogether")
    response = fetch(outdated)
    assert (response.status_code, response["Location"]) == (302, card_of(person.url))


def test_an_address_without_a_digest_leads_to_the_card(person):
    assert fetch(f"/cards/profile/{person.pk}/link.jpg")["Location"] == card_of(person.url)


def test_a_renamed_workplace_is_on_the_card_at_once(person):
    before = card_of(person.url)
    person.workplace.name = "A new name"
    person.workplace.save()
    assert card_of(person.url) != before


def test_a_new_portrait_is_drawn_when_it_is_saved(person, now):
    now(publish, person)
    before = drawn(person).digest
    person.portrait.file = ImageFile(BytesIO(picture_bytes(color="#aa0000")), name="another.jpg")
    now(person.portrait.save)
    assert drawn(person).digest != before


def test_a_card_whose_file_was_lost_is_drawn_again(person, now):
    now(publish, person)
    card_storage().delete(drawn(person).file.name)
    assert fetch(card_of(person.url)).status_code == 200


def test_a_portrait_whose_file_was_lost_does_not_stop_a_card(person):
    default_storage.delete(person.portrait.file.name)
    assert fetch(card_of(person.url)).status_code == 200


def test_no_card_has_an_address_past_the_view_that_asks_whether_its_person_may_be_met(person, now):
    now(publish, person)
    stored = drawn(person).file
    assert not default_storage.exists(stored.name)
    response = fetch(card_of(person.url))
    assert stored.name not in str(response.headers)
    assert fetch(stored.url).status_code == 404


def test_whoever_has_a_card_is_not_sent_it_again(person):
    address = card_of(person.url)
    etag = fetch(address)["ETag"]
    again = Client(HTTP_HOST="localhost").get(address, headers={"if-none-match": etag})
    assert (again.status_code, again["ETag"]) == (304, etag)


def test_of_two_that_are_drawn_at_once_one_file_stays(person, site, monkeypatch):
    """The second begins and ends while the first is drawing."""
    from showcase.sharing import card_store

    draw, branding = card_store.draw, Branding.of(site)

    def slowly(card, shape):
        monkeypatch.setattr(card_store, "draw", draw)
        ensure(person, site, branding, Shape.LINK)
        return draw(card, shape)

    before = set(card_storage().listdir("")[1])
    monkeypatch.setattr(card_store, "draw", slowly)
    stored = ensure(person, site, branding, Shape.LINK)
    assert set(card_storage().listdir("")[1]) - before == {stored.file.name}


def hide(page: ProfilePage, how: str) -> None:
    match how:
        case "unpublished":
            page.unpublish()
        case "private":
            PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
        case "series unpublished":
            page.series.unpublish()
        case "deleted":
            page.delete()
        case "moved into a hidden series":
            page.move(make_series(page.series.get_parent(), live=False), pos="last-child")


HIDDEN = ["unpublished", "private", "series unpublished", "deleted", "moved into a hidden series"]


@pytest.mark.parametrize("how", HIDDEN)
@pytest.mark.parametrize("kind", ["profile", "answer"])
def test_what_is_hidden_has_no_card(person, now, how, kind):
    now(publish, person)
    key = person.pk if kind == "profile" else person.answers.first().pk
    now(hide, person, how)
    assert fetch(f"/cards/{kind}/{key}/link.jpg").status_code == 404


@pytest.mark.parametrize("how", HIDDEN)
def test_the_files_of_what_is_hidden_are_gone(person, now, how):
    now(publish, person)
    names = [*CardFile.objects.filter(kind__in=["profile", "answer"]).values_list("file", flat=True)]
    now(hide, person, how)
    assert names and not any(card_storage().exists(name) for name in names)


@pytest.mark.parametrize("how", ["unpublished", "private", "deleted", "moved into a hidden series"])
@pytest.mark.parametrize("kind", ["series", "question"])
def test_a_face_that_is_hidden_leaves_the_cards_that_showed_it(series, person, now, how, kind):
    now(publish, make_profile(series, "Another", questions=[person.answers.first().question]))
    now(publish, person)
    cards = CardFile.objects.filter(kind=kind, shape="link")
    before = set(cards.values_list("digest", flat=True))
    now(hide, person, how)
    assert not before & set(cards.values_list("digest", flat=True))


def without_last_answer(person: ProfilePage) -> Answer:
    """Publish somebody without their last answer, and give that."""
    gone = person.answers.last()
    person.answers.remove(gone)
    publish(person)
    return gone


@pytest.fixture
def talkative(series, now) -> ProfilePage:
    person = make_profile(series, questions=[make_question() for _ in range(4)])
    now(publish, person)
    return person


def test_an_answer_that_is_taken_out_takes_its_card_along(talkative, now):
    gone = now(without_last_answer, talkative)
    assert not CardFile.objects.filter(kind="answer", key=gone.pk).exists()


def test_a_question_that_nobody_answers_any_more_has_no_card(talkative, now):
    gone = now(without_last_answer, talkative)
    assert not CardFile.objects.filter(kind="question", key=gone.question_id).exists()


def test_a_question_that_somebody_answers_no_more_loses_their_face(talkative, series, now):
    now(publish, make_profile(series, "Another", questions=[talkative.answers.last().question]))
    card = CardFile.objects.filter(kind="question", key=talkative.answers.last().question_id)
    before = card.get().digest
    now(without_last_answer, talkative)
    assert card.get().digest != before


def test_a_series_that_somebody_leaves_for_another_loses_their_face(home, series, person, now):
    now(publish, make_profile(series, "Another"))
    now(publish, person)
    card = CardFile.objects.filter(kind="series", key=series.pk, shape="link")
    before = card.get().digest
    now(person.move, make_series(home), pos="last-child")
    assert card.get().digest != before


def test_a_film_that_nobody_is_in_any_more_has_no_card(series, now):
    film = make_film(poster=make_image())
    person = make_profile(series, films=[film])
    now(publish, person)
    assert CardFile.objects.filter(kind="film").exists()
    person.film_uses = []
    now(publish, person)
    assert not CardFile.objects.filter(kind="film").exists()


def test_a_posted_card_of_an_answer_does_not_outlive_what_it_showed(person, now):
    now(publish, person)
    answer = person.answers.first()
    fetch(f"/cards/answer/{answer.pk}/story.jpg")
    kept = CardFile.objects.get(kind="answer", key=answer.pk, shape="story").file.name
    answer.body = "<p>Something else.</p>"
    person.answers.add(answer)
    now(publish, person)
    assert not card_storage().exists(kept)


def test_a_reworded_question_is_drawn_anew_at_once(person, now):
    now(publish, person)
    question = person.answers.first().question
    before = card_of("/questions/what-stops/")
    question.text = "What stands still without you?"
    now(question.save)
    after = CardFile.objects.get(kind="question", key=question.pk)
    assert after.digest not in before and after.digest in card_of("/questions/what-stops/")


def test_another_colour_is_on_every_card_from_then_on(series, person, site, now):
    now(publish, person)
    before = card_of(series.url)
    now(Branding.objects.create, site=site, accent="#0b4f8a")
    response = fetch(card_of(series.url))
    assert response.status_code == 302 and response["Location"] != before


@pytest.mark.parametrize(
    "path",
    [
        "/cards/profile/0/link.jpg",
        "/cards/profile/999999/link.jpg",
        "/cards/nothing/1/link.jpg",
        "/cards/profile/99999999999999999999/link.jpg",
        "/cards/user/1/link.jpg",
    ],
)
def test_what_is_not_there_has_no_card(home, path):
    assert fetch(path).status_code == 404


def test_a_shape_that_nobody_posts_is_not_drawn(home, person):
    question = person.answers.first().question
    assert fetch(f"/cards/question/{question.pk}/story.jpg").status_code == 404


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_of_an_answer_can_be_had(person, shape):
    answer = person.answers.first()
    response = Client(HTTP_HOST="localhost").get(
        f"/cards/answer/{answer.pk}/{shape.name.lower()}.jpg", follow=True
    )
    with PillowImage.open(BytesIO(b"".join(response.streaming_content))) as picture:
        assert picture.size == shape.value


def test_every_kind_of_public_page_names_a_card_that_is_there(home, series, person):
    person.topics.add("night shifts")
    person.film_uses.create(film=make_film(poster=make_image()))
    publish(person)
    text = make_text(home)
    urls = [
        *(home.url, series.url, person.url, text.url, f"{person.url}answers/{person.answers.first().pk}/"),
        *("/questions/what-stops/", "/topics/night-shifts/", "/explore/", "/questions/", "/films/"),
        f"/sectors/{person.workplace.sector.slug}/",
        f"/places/{person.workplace.place.slug}/",
        f"/films/{person.film_uses.first().film.slug}/",
    ]
    answered = {url: Client(HTTP_HOST="localhost").get(card_of(url), follow=True).status_code for url in urls}
    assert set(answered.values()) == {200}, answered


def test_a_series_without_people_has_a_card(home):
    assert fetch(card_of(make_series(home).url)).status_code in {200, 302}


def test_an_answer_without_words_has_a_card(person):
    answer = person.answers.first()
    Answer.objects.filter(pk=answer.pk).update(body="")
    assert fetch(f"/cards/answer/{answer.pk}/link.jpg").status_code == 302


def test_a_command_draws_what_is_missing(person):
    call_command("draw_cards", stdout=StringIO())
    assert set(CardFile.objects.values_list("kind", flat=True)) == {
        *("answer", "home", "profile", "question", "series")
    }


def test_the_card_of_a_translation_is_drawn_in_its_language_whoever_publishes_it(person, now):
    with override("en"):
        translated = now(in_language, person, "nb", headline="Holder hjulene i gang")
    drawn = CardFile.objects.get(kind="series", key=translated.series.pk, shape="link").digest
    path = card_of(translated.series.url)
    assert path.startswith("/nb/cards/") and drawn in path
    assert fetch(path).status_code == 200
    assert CardFile.objects.get(kind="series", key=translated.series.pk, shape="link").digest == drawn


def test_the_cards_of_a_site_are_drawn_in_every_language(person, now):
    translated = now(in_language, person, "nb", headline="Holder hjulene i gang")
    CardFile.objects.all().delete()
    call_command("draw_cards", stdout=StringIO())
    kinds = set(CardFile.objects.values_list("kind", "key"))
    assert {("profile", person.pk), ("profile", translated.pk)} <= kinds


def test_a_film_has_a_card_in_each_language_that_stays(person, now):
    film = make_film("The dam", title_nb="Demningen")
    make_profile(person.series, films=(film,))
    now(in_language, person, "nb")
    here, there = card_of(f"/films/{film.slug}/"), card_of(f"/nb/films/{film.slug}/")
    assert there.startswith("/nb/") and [fetch(path).status_code for path in (here, there)] == [200, 200]
    before = set(CardFile.objects.filter(kind="film").values_list("file", flat=True))
    assert [fetch(path).status_code for path in (here, there, here)] == [200, 200, 200]
    assert set(CardFile.objects.filter(kind="film").values_list("file", flat=True)) == before
