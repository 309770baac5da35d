"""What the API says of things: everything that their pages show, in forms that programs can use."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from media.models import Film, Image, Rendition
from media.renditions import draw
from profiles.models import Answer, ProfilePage, SeriesPage
from tests.factories import make_profile, make_workplace
from tests.sites import make_bare_site, make_full_site

from .asking import ROOT, ask, read, texts_in

pytestmark = pytest.mark.django_db

KARI = "profiles/keeping-the-wheels-turning/kari-nordby/"
PATHS = [
    "",
    "series/",
    "series/keeping-the-wheels-turning/",
    "profiles/",
    KARI,
    "questions/",
    "questions/question-1-more/",
    "sectors/",
    "places/",
    "occupations/",
    "topics/",
]
NAMES_OF_ADDRESSES = re.compile(
    r"address|_address|next|previous|player|watch|website|openapi|series|profiles|questions|sectors|places|occupations|topics"
)


@pytest.fixture(scope="module")
def full(standing):
    make_full_site()
    ProfilePage.objects.update(first_published_at=datetime(2026, 3, 2, 9, tzinfo=UTC))


@pytest.fixture(scope="module")
def kari(full) -> dict:
    return read(KARI)


def test_a_person_has_the_facts_of_their_page(kari):
    facts = {
        "name": "Kari Nordby",
        "slug": "kari-nordby",
        "job_title": "Wheelwright",
        "language": "en",
        "interviewed_by": "Anne Spør",
        "photographed_by": "Per Lys",
        "interviewed_on": "2025-06-03",
        "first_published_at": "2026-03-02T09:00:00Z",
        "address": "http://testserver/keeping-the-wheels-turning/kari-nordby/",
        "api_address": f"http://testserver{ROOT}{KARI}",
    }
    assert {name: kari[name] for name in facts} == facts


def test_a_person_s_place_is_their_own_before_the_workplace_s(kari):
    assert kari["place"] == {
        "slug": "granvik",
        "name": "Granvik",
        "address": "http://testserver/places/granvik/",
    }


def test_a_person_has_workplace_sector_occupations_and_topics(kari):
    assert kari["workplace"]["website"] == "https://example.org/"
    assert kari["sector"]["slug"] == "energy"
    assert [each["name"] for each in kari["occupations"]] == ["Mechanic", "Electrician"]
    assert [each["slug"] for each in kari["topics"]] == ["night-shifts", "moved-here"]


def test_a_person_has_links_to_social_networks(kari):
    assert [(each["network"], each["name"], each["address"]) for each in kari["social_links"]] == [
        ("instagram", "Instagram", "https://www.instagram.com/p/wheel/"),
        ("linkedin", "LinkedIn", "https://www.linkedin.com/posts/wheel?a=1&b=2"),
    ]


def test_an_answer_keeps_the_wording_and_names_the_question(kari):
    answer = kari["answers"][0]
    assert answer["wording"] == "Question 1, as Kari heard it?"
    assert answer["question"]["text"] == "Question 1 & more?"


def test_an_answer_leads_to_itself_on_its_page(kari):
    answer = kari["answers"][0]
    assert answer["address"] == f"{kari['address']}#answer-{answer['id']}"


def test_a_film_says_where_it_is_and_how_it_can_be_followed(kari):
    hosted = kari["films"][0]
    assert hosted["recording"] == {
        "host": "YouTube",
        "player": "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        "watch": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "type": None,
    }
    assert hosted["described"]["host"] == "YouTube" and hosted["signed"]["host"] == "Vimeo"
    assert hosted["transcript"]["text"] == "The river is heard."
    assert (hosted["seconds"], hosted["published_on"]) == (65, "2025-05-17")


def test_an_uploaded_film_has_its_file_and_captions(kari):
    uploaded = kari["films"][2]
    assert uploaded["recording"]["type"] == "video/mp4"
    assert uploaded["recording"]["watch"].startswith("http://testserver/uploads/films/")
    assert uploaded["captions"][0]["language"] == "en"


def test_a_question_has_everyone_s_answers_with_who_gave_them(full):
    question = read("questions/question-1-more/")
    assert question["theme"] == "The working day"
    people = {answer["person"]["name"] for answer in question["answers"]["results"]}
    assert people == {"Before", "Kari Nordby", "After", "Elsewhere", "Off the map"}


def test_a_series_has_its_goal_and_the_questions_of_its_people(full):
    series = read("series/keeping-the-wheels-turning/")
    assert series["goal"] == {"html": "<p>To show <b>who</b> is here.</p>", "text": "To show who is here."}
    assert (series["people_count"], series["questions"][0]["answer_count"]) == (4, 4)


def test_a_place_has_its_code_and_county(full):
    [place] = [each for each in read("places/")["results"] if each["slug"] == "elvestad"]
    assert place["description"] == "Half-way up the river." and re.fullmatch("[0-9]{4}", place["code"])


def test_every_address_is_whole(full):
    addresses = [
        value for path in PATHS for name, value in texts_in(read(path)) if NAMES_OF_ADDRESSES.fullmatch(name)
    ]
    assert len(addresses) > 100
    assert [each for each in addresses if not re.match("https?://[^/]+/", each)] == []


def test_every_address_of_this_site_answers(full):
    addresses = {
        value.partition("#")[0]
        for path in PATHS
        for name, value in texts_in(read(path))
        if NAMES_OF_ADDRESSES.fullmatch(name) and value.startswith("http://testserver")
    }
    answers = {
        address: Client().get(address.removeprefix("http://testserver")).status_code for address in addresses
    }
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_every_time_has_its_zone(full):
    times = [value for path in PATHS for name, value in texts_in(read(path)) if name.endswith("_at")]
    assert len(times) > 5
    assert [
        each for each in times if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", each)
    ] == []


def test_letters_come_as_letters(series):
    make_profile(series, "Ånund Sčuorvit")
    assert "Ånund Sčuorvit" in ask("profiles/").content.decode()


def test_links_in_texts_have_whole_addresses(series):
    page = make_profile(series, "Ada")
    page.answers.filter(sort_order=0).update(
        body=f'<p>See <a linktype="page" id="{series.pk}">all</a>, <a href="/explore/?q=a&amp;b">more</a>, '
        '<a href="https://example.org/x">others</a>, <a href="#top">up</a> and <a href="http://[">nothing</a>.</p>'
    )
    body = read(f"profiles/{series.slug}/ada/")["answers"][0]["body"]
    assert body["html"] == (
        f'<p>See <a href="http://testserver{series.url}">all</a>, '
        '<a href="http://testserver/explore/?q=a&amp;b">more</a>, '
        f'<a href="https://example.org/x">others</a>, <a href="http://testserver{page.url}#top">up</a> '
        'and <a href="http://[">nothing</a>.</p>'
    )


def test_plain_text_keeps_paragraphs_and_list_items_apart(series):
    page = make_profile(series, "Ada")
    page.answers.filter(sort_order=0).update(
        body="<p>One &amp; two.<br/>Three.</p><ul><li>Four</li><li>Five</li></ul><p>Six &lt;b&gt;</p>"
    )
    body = read(f"profiles/{series.slug}/ada/")["answers"][0]["body"]
    assert body["text"] == "One & two.\nThree.\n\nFour\nFive\n\nSix <b>"


def test_a_damaged_text_damages_no_other(series):
    page = make_profile(series, "Ada")
    first, second, _third = page.answers.order_by("sort_order")
    Answer.objects.filter(pk=first.pk).update(body="<p>Broken <a href=")
    Answer.objects.filter(pk=second.pk).update(body='<p>Whole <a href="https://example.org/">link</a></p>')
    bodies = [answer["body"]["html"] for answer in read(f"profiles/{series.slug}/ada/")["answers"]]
    assert bodies[1] == '<p>Whole <a href="https://example.org/">link</a></p>'


def test_only_pictures_that_are_drawn_are_told(kari):
    assert kari["portrait"]["sizes"] == []


def test_asking_draws_nothing(full):
    read(KARI)
    read("profiles/")
    assert not Rendition.objects.exists()


def test_a_drawn_picture_has_its_sizes_maker_and_licence(full):
    draw(Image.objects.get(title="Kari"), "portrait")
    portrait = read(KARI)["portrait"]
    assert {size["type"] for size in portrait["sizes"]} == {"image/avif", "image/webp", "image/jpeg"}
    assert (portrait["credit"], portrait["licence"]) == ("Nina Foto", "CC BY 4.0")
    assert portrait["licence_address"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_list_has_the_sizes_of_a_card_alone(full):
    draw(Image.objects.get(title="Kari"), "portrait")
    [kari] = [each for each in read("profiles/")["results"] if each["name"] == "Kari Nordby"]
    assert max(size["height"] for size in kari["portrait"]["sizes"]) <= max(
        size["height"] for size in read(KARI)["portrait"]["sizes"]
    )
    assert 0 < len(kari["portrait"]["sizes"]) < len(read(KARI)["portrait"]["sizes"])


def test_a_site_with_nothing_filled_in_answers_everything(db):
    make_bare_site()
    SeriesPage.objects.update(summary="", region="")
    paths = [
        "series/",
        "series/one-person/",
        "profiles/",
        "profiles/one-person/alone/",
        "questions/asked-of-one/",
    ]
    assert [ask(path).status_code for path in paths] == [200] * len(paths)


def test_a_person_without_a_workplace_has_nulls(series):
    make_profile(series, "Ada")
    # As it was published by an older release, or by hand: today's gates ask for both.
    ProfilePage.objects.update(workplace=None, portrait=None)
    ada = read(f"profiles/{series.slug}/ada/")
    assert (ada["workplace"], ada["place"], ada["sector"], ada["portrait"]) == (None, None, None, None)


def test_a_website_in_other_letters_is_a_uri(series):
    make_profile(series, "Ada", workplace=make_workplace("Ås", website="https://example.org/ås?ø=å"))
    assert (
        read(f"profiles/{series.slug}/ada/")["workplace"]["website"]
        == "https://example.org/%C3%A5s?%C3%B8=%C3%A5"
    )


def test_no_e_mail_address_of_a_user_is_told(full, editor):
    Film.objects.update(waived_by=editor)
    ProfilePage.objects.update(owner=editor)
    assert [path for path in PATHS if editor.email in ask(path).content.decode()] == []
