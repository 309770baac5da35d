"""From one person to the next: who shares what, what others answered, and someone by chance."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from tests.factories import (
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


def main_of(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").main


def texts(found) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in found]


def reasons(client, page) -> dict[str, str]:
    """The names on the cards of related people, each with its reason."""
    cards = main_of(client, page.url).select(".related li")
    return {
        texts(card.select(".person__name"))[0]: texts(card.select(".related__reason"))[0] for card in cards
    }


@pytest.fixture
def kari(series):
    workplace = make_workplace(place=make_place("Grue"), sector=make_sector("Health and care"))
    return make_profile(series, "Kari", topics=("night shifts", "moved here"), workplace=workplace)


def test_a_shared_topic_is_the_reason(client, series, kari):
    make_profile(series, "Ola", topics=("moved here",))
    assert reasons(client, kari) == {"Ola": "Also talks about moved here"}


def test_a_shared_place_is_the_reason(client, series, kari):
    make_profile(series, "Ola", place=kari.workplace.place)
    assert reasons(client, kari) == {"Ola": "Also in Grue"}


def test_a_shared_sector_is_the_reason(client, series, kari):
    make_profile(series, "Ola", workplace=make_workplace(sector=kari.workplace.sector))
    assert reasons(client, kari) == {"Ola": "Also works in health and care"}


def test_cards_give_different_reasons_where_they_can(client, series, kari):
    for name in ("Ola", "Per"):
        make_profile(series, name, topics=("night shifts",), workplace=kari.workplace)
    assert sorted(reasons(client, kari).values()) == ["Also in Grue", "Also talks about night shifts"]


def test_of_several_shared_topics_each_card_gives_another(client, series, kari):
    for name in ("Ola", "Per"):
        make_profile(series, name, topics=("night shifts", "moved here"))
    assert sorted(reasons(client, kari).values()) == [
        "Also talks about moved here",
        "Also talks about night shifts",
    ]


def test_at_most_three_people_are_related(client, series, kari):
    for _ in range(5):
        make_profile(series, topics=("night shifts",))
    assert len(reasons(client, kari)) == 3


def test_a_person_who_shares_nothing_is_not_related(client, series, kari):
    make_profile(series, "Ola")
    assert reasons(client, kari) == {}


def others(client, page) -> list[str]:
    return texts(main_of(client, page.url).select(".answer__others li"))


def test_under_an_answer_stand_the_newest_of_the_series_and_of_another(client, home, series):
    question = make_question()
    page = make_profile(series, "Kari", questions=[question])
    make_profile(series, "Older", questions=[question])
    make_profile(series, "Near", questions=[question])
    make_profile(make_series(home), "Far", questions=[question])
    assert others(client, page) == ["Near Near answers number 0.", "Far Far answers number 0."]


def test_an_excerpt_leads_to_the_answer_itself(client, series):
    question = make_question()
    page, other = (make_profile(series, name, questions=[question]) for name in ("Kari", "Ola"))
    link = main_of(client, page.url).select_one(".answer__others a")
    assert link["href"] == f"{other.url}#{other.answers.get(question=question).anchor}"


def test_an_answer_that_nobody_else_gave_has_no_others(client, series):
    page = make_profile(series, questions=[make_question()])
    assert others(client, page) == []


def test_drafts_are_not_among_the_others(client, series):
    question = make_question()
    page = make_profile(series, questions=[question])
    make_profile(series, questions=[question], live=False)
    assert others(client, page) == []


def test_the_preview_of_a_draft_shows_what_others_answered(client, series, admin_client):
    question = make_question()
    make_profile(series, "Ola", questions=[question])
    draft = make_profile(series, questions=[question], live=False)
    draft.save_revision()
    html = admin_client.get(f"/admin/pages/{draft.pk}/view_draft/").content
    assert "Ola answers number 0." in BeautifulSoup(html, "html5lib").get_text(" ")


def test_the_facts_lead_to_place_sector_and_occupation(client, series, kari):
    page = make_profile(series, workplace=kari.workplace, occupations=[make_occupation("Nurse")])
    links = {link["href"] for link in main_of(client, page.url).select(".facts a")}
    assert links == {"/places/grue/", "/sectors/health-and-care/", "/occupations/nurse/"}


def test_meeting_someone_leads_to_a_person(client, series):
    page = make_profile(series)
    response = client.get("/meet/")
    assert (response.status_code, response["Location"]) == (302, page.url)


def test_meeting_someone_is_never_cached(client, series):
    make_profile(series)
    assert "no-store" in client.get("/meet/")["Cache-Control"]


def test_everyone_is_met_sooner_or_later(client, series):
    pages = [make_profile(series) for _ in range(5)]
    met = {client.get("/meet/")["Location"] for _ in range(150)}
    assert met == {page.url for page in pages}


def test_nobody_hidden_is_ever_met(client, series):
    page = make_profile(series)
    for _ in range(5):
        make_profile(series, live=False)
    assert {client.get("/meet/")["Location"] for _ in range(50)} == {page.url}


def test_nobody_of_another_site_is_ever_met(client, series):
    page = make_profile(series)
    site = Site.objects.get(is_default_site=True)
    mine = site.root_page
    other = make_series(make_home("Other"))
    for _ in range(5):
        make_profile(other)
    Site.objects.filter(pk=site.pk).update(root_page=mine)
    assert {client.get("/meet/")["Location"] for _ in range(50)} == {page.url}


def test_where_nobody_is_published_nobody_is_met(client, series):
    make_profile(series, live=False)
    assert client.get("/meet/").status_code == 404
