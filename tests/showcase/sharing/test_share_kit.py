"""What an editor takes along to post about a person."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from showcase.sharing.networks import NETWORKS
from tests.factories import make_profile, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(series):
    return make_profile(
        series,
        "Kari",
        questions=[make_question("What stops?")],
        social_links=(("instagram", "https://www.instagram.com/p/kari/"),),
    )


def kit(client, person) -> BeautifulSoup:
    response = client.get(reverse("share_kit", args=[person.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def test_it_has_the_cards_of_the_interview_and_of_each_answer(as_editor, person):
    assert len(kit(as_editor, person).select("a[download]")) == 3 * (1 + 3)


def test_every_card_can_be_downloaded(as_editor, person):
    for link in kit(as_editor, person).select("a[download]"):
        assert as_editor.get(link["href"], headers={"host": "localhost"}).status_code == 200


def test_it_has_a_text_for_each_network(as_editor, person):
    texts = [area.text for area in kit(as_editor, person).select("textarea")]
    assert len(texts) == len(NETWORKS) and all(person.url in text for text in texts)


def test_it_leads_to_where_networks_read_the_page_again(as_editor, person):
    links = [link["href"] for link in kit(as_editor, person).select("a[href*=developers], a[href*=inspect]")]
    assert len(links) == 2


def test_it_has_the_persons_social_links(as_editor, person):
    assert kit(as_editor, person).find("a", href="https://www.instagram.com/p/kari/")


def test_of_someone_hidden_it_says_that_there_is_nothing_to_share(as_editor, person):
    person.unpublish()
    page = kit(as_editor, person)
    assert not page.select("a[download]") and "Publish it, and come back" in page.text


def test_a_stranger_does_not_get_it(client, person):
    assert client.get(reverse("share_kit", args=[person.pk])).status_code == 302


def test_the_editor_leads_to_it(as_editor, person):
    html = as_editor.get(reverse("wagtailadmin_pages:edit", args=[person.pk])).content.decode()
    assert reverse("share_kit", args=[person.pk]) in html


def test_the_editor_of_a_draft_does_not(as_editor, series):
    draft = make_profile(series, "Draft", live=False)
    html = as_editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert reverse("share_kit", args=[draft.pk]) not in html


def test_the_preview_as_a_shared_link_shows_the_card_of_the_draft(as_editor, person):
    person.headline = "A headline in the making"
    person.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=[person.pk])
    html = as_editor.get(url, {"mode": "share"}).content.decode()
    assert html.count('src="data:image/jpeg;base64,') == 2 and "A headline in the making" in html
