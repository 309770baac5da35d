"""Cards in other people's pages: what they show, to whom, and that nothing else may be framed."""

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from profiles.models import ProfilePage
from tests.factories import make_home, make_image, make_profile, make_question, make_series
from tests.sites import make_full_site

from .hiding import HIDING

pytestmark = pytest.mark.django_db

HOSTILE = "</title><script>alert(1)</script>\"'&"


@pytest.fixture
def kari(home):
    series = make_series(home, "Keeping the wheels turning", region="Upper Skogelva")
    return make_profile(
        series,
        "Kari Nordby",
        headline="The one who hears the dam",
        questions=[make_question("What do you hear at night?")],
        portrait=make_image("Kari", credit="Nina Foto", licence="CC BY 4.0"),
    )


@pytest.fixture
def cards(kari) -> dict[str, str]:
    """The addresses of the cards of Kari, of her first answer, and of her series."""
    answer = kari.answers.first()
    return {
        "profile": f"{kari.url}embed/",
        "answer": f"{kari.url}answers/{answer.pk}/embed/",
        "series": f"{kari.series.url}embed/",
    }


def read(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def words(part: BeautifulSoup) -> str:
    return " ".join(part.get_text(" ").split())


def test_a_profile_card_says_who_it_is_and_what_they_say(client, kari, cards):
    said = words(read(client, cards["profile"]).main)
    for part in ("The one who hears the dam", "Kari Nordby", "Wheelwright", kari.workplace.name):
        assert part in said


def test_a_card_says_which_series_and_site_it_is_from(client, cards):
    said = words(read(client, cards["profile"]).main)
    assert "Keeping the wheels turning" in said and "Skogelva" in said


def test_a_card_says_who_made_its_portrait(client, cards):
    assert "Picture: Nina Foto, CC BY 4.0" in words(read(client, cards["profile"]).main)


def test_an_answer_card_quotes_the_answer_to_its_question(client, cards):
    main = read(client, cards["answer"]).main
    assert words(main.h1) == "What do you hear at night?"
    assert words(main.blockquote) == "Kari Nordby answers number 0."


def test_a_long_answer_is_quoted_in_part(client, kari, cards):
    kari.answers.filter(pk=kari.answers.first().pk).update(body=f"<p>{'Water. ' * 500}</p>")
    quote = words(read(client, cards["answer"]).blockquote)
    assert quote.endswith("…") and len(quote) < 400


def test_a_series_card_shows_a_few_faces_and_counts_everyone(client, kari, cards):
    for number in range(8):
        make_profile(kari.series, f"Person no {number}")
    main = read(client, cards["series"]).main
    assert len(main.select(".embed__faces li")) == 6
    assert "Meet all 9 people" in words(main)


def test_a_series_card_has_a_wheel_with_a_spoke_for_each_person(client, kari, cards):
    make_profile(kari.series)
    wheel = read(client, cards["series"]).select_one("svg.embed__wheel")
    assert wheel.select_one(".wheel__taken")["d"].count("L") == 1
    assert wheel.select_one(".wheel__one")["d"].count("L") == 1


def test_the_card_of_a_series_without_people_leads_to_it_all_the_same(client, home):
    link = read(client, f"{make_series(home, 'New').url}embed/").a
    assert link["href"] == "http://testserver/new/"


@pytest.mark.parametrize("kind", ["profile", "answer", "series"])
def test_a_card_has_one_link_and_it_opens_outside_the_frame(client, cards, kind):
    links = read(client, cards[kind]).find_all("a")
    assert [(link["target"], link["rel"]) for link in links] == [("_blank", ["noopener"])]


def test_an_answer_card_leads_to_the_answer_in_the_interview(client, kari, cards):
    link = read(client, cards["answer"]).a
    assert link["href"] == f"http://testserver{kari.url}#{kari.answers.first().anchor}"


@pytest.mark.parametrize("kind", ["profile", "answer"])
def test_search_engines_are_sent_to_the_interview(client, kari, cards, kind):
    response = client.get(cards[kind])
    head = BeautifulSoup(response.content, "html5lib").head
    assert head.find("link", rel="canonical")["href"] == f"http://testserver{kari.url}"
    assert head.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("kind", ["profile", "answer", "series"])
def test_a_card_sets_no_cookie_and_does_not_depend_on_one(client, cards, kind):
    response = client.get(cards[kind])
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_a_card_has_no_inline_script_or_style(client, cards):
    page = read(client, cards["profile"])
    assert all(script.get("src") for script in page.find_all("script"))
    assert not page.find_all("style") and not page.select("[style]")


@pytest.mark.parametrize("kind", ["profile", "answer", "series"])
def test_the_markup_of_a_card_is_valid(client, cards, kind):
    html5lib.HTMLParser(strict=True).parse(client.get(cards[kind]).content.decode())


def test_a_card_changes_nothing_and_so_answers_no_post(client, cards):
    assert client.post(cards["profile"]).status_code == 405


@pytest.mark.parametrize("kind", ["profile", "answer", "series"])
def test_a_card_may_be_framed(client, cards, kind):
    assert "X-Frame-Options" not in client.get(cards[kind]).headers


def test_no_other_page_may_be_framed(client, db):
    addresses = [
        *make_full_site().values(),
        reverse("wagtailadmin_login"),
        reverse("profiles:suggestions"),
        "/oembed",
    ]
    framable = {url for url in addresses if client.get(url).headers.get("X-Frame-Options") != "DENY"}
    assert framable == set()


def test_an_editors_preview_may_be_framed_by_the_admin_alone(as_manager, kari):
    kari.save_revision()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[kari.pk])
    assert as_manager.get(address)["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("kind", ["profile", "answer"])
def test_a_card_is_gone_as_soon_as_the_person_is(client, kari, cards, how, kind):
    assert client.get(cards[kind]).status_code == 200
    HIDING[how](kari)
    response = client.get(cards[kind])
    assert response.status_code == 404 and "Kari" not in response.content.decode()


@pytest.mark.parametrize("how", [how for how in HIDING if "series" in how])
def test_the_card_of_a_series_is_gone_as_soon_as_the_series_is(client, kari, cards, how):
    HIDING[how](kari)
    assert client.get(cards["series"]).status_code == 404


def test_who_is_hidden_is_not_in_the_card_of_their_series(client, kari, cards):
    make_profile(kari.series, "Zzdraft", live=False)
    said = words(read(client, cards["series"]).main)
    assert "Zzdraft" not in said and "Meet one person" in said


def test_a_draft_of_a_change_is_not_in_the_card(client, kari, cards):
    kari.headline = "Zzchange"
    kari.save_revision()
    assert "Zzchange" not in words(read(client, cards["profile"]))


def test_what_is_gone_leaves_a_sentence_in_the_frame(client, kari, cards):
    kari.unpublish()
    response = client.get(cards["profile"])
    assert "This is not shown here any more" in response.content.decode()
    assert "X-Frame-Options" not in response.headers


def test_what_is_gone_leaves_the_wheel(client, kari):
    page = BeautifulSoup(client.get("/nobody/embed/").content, "html5lib")
    assert page.select_one("svg.embed__gone .wheel__taken")["d"]


def test_the_answer_of_somebody_else_has_no_card_here(client, kari):
    other = make_profile(kari.series, "Ola")
    assert client.get(f"{kari.url}answers/{other.answers.first().pk}/embed/").status_code == 404


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999999", "9" * 5_000, "x", "-1"])
def test_an_answer_that_nobody_gave_has_no_card(client, kari, pk):
    assert client.get(f"{kari.url}answers/{pk}/embed/").status_code == 404


@pytest.mark.parametrize("path", ["/explore/embed/", "/nobody/embed/", "/a/b/embed/", "/about/embed/"])
def test_what_has_no_card_is_not_found(client, kari, path):
    assert client.get(path).status_code == 404


def test_there_is_no_card_where_there_is_no_site(client, cards):
    Site.objects.all().delete()
    response = client.get(cards["profile"])
    assert response.status_code == 404 and response["X-Frame-Options"] == "DENY"


def test_what_people_write_stays_text_in_a_card(client, home):
    person = make_profile(make_series(home, "A series"), "Kari", slug="kari", headline=HOSTILE)
    ProfilePage.objects.filter(pk=person.pk).update(title=HOSTILE)
    person.answers.update(wording=HOSTILE, body=f"<p>{HOSTILE}</p>")
    for url in (f"{person.url}embed/", f"{person.url}answers/{person.answers.first().pk}/embed/"):
        assert "<script>alert" not in client.get(url).content.decode()


def test_a_card_of_one_site_is_not_on_another(client, kari, cards):
    Site.objects.create(hostname="second.example", root_page=make_home("Second"))
    assert client.get(cards["profile"], headers={"host": "second.example"}).status_code == 404
