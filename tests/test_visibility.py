"""Nothing unpublished appears at any public address."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from profiles.models import ProfilePage
from tests.factories import make_film, make_profile, make_question, make_series

from .urls_of_site import public_urls

pytestmark = pytest.mark.django_db

# The form that asks for a password has 64 letters and digits by chance: two z are together in one of sixteen.
BY_CHANCE = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w{64}(?=")')


@pytest.fixture
def hidden(home, series):
    """People whom nobody may see, each with a question and a topic of someone visible, and with their own."""
    question = make_question("What does everybody answer?")

    def make(name: str, where=series, **fields):
        return make_profile(
            where,
            name,
            questions=[question, make_question(f"Only {name} was asked?")],
            topics=("shared topic", f"topic of {name}"),
            films=(make_film(f"Film of {name}"),),
            **fields,
        )

    make("Visible")
    make("Zzdraft", live=False)
    make("Zzunpublished").unpublish()
    make("Zzexpired", expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=make("Zzprivate"), restriction_type="password", password="x")
    make("Zzseries", where=make_series(home, "Zz series", live=False))
    changed = make("Visible too")
    changed.headline = "Zzchange"
    changed.save_revision()


def test_no_public_address_shows_anyone_who_is_hidden(client, site, hidden):
    shown = {url: BY_CHANCE.sub("", client.get(url).content.decode()) for url in public_urls(site)}
    assert len(shown) > 15
    assert any("Visible" in html for html in shown.values())
    assert {url for url, html in shown.items() if "zz" in html.lower().replace(url, "")} == set()


@pytest.mark.parametrize("name", ["zzdraft", "zzunpublished", "zzexpired"])
def test_the_address_of_someone_hidden_is_not_found(client, series, hidden, name):
    assert client.get(f"{series.url}{name}/").status_code == 404


def test_a_link_to_someone_hidden_keeps_its_words_and_loses_its_address(client, series, hidden):
    draft = ProfilePage.objects.get(title="Zzdraft")
    page = make_profile(series, "Linking")
    answer = page.answers.first()
    answer.body = f'<p>Ask <a linktype="page" id="{draft.pk}">my colleague</a>.</p>'
    answer.save()
    html = client.get(page.url).content.decode()
    assert "my colleague" in html and "zzdraft" not in html


def test_people_of_a_series_in_preparation_are_not_found(client, hidden):
    assert client.get("/zz-series/zzseries/").status_code == 404


@pytest.mark.parametrize("address", ["/topics/topic-of-zzdraft/", "/questions/only-zzdraft-was-asked/"])
def test_a_topic_or_question_of_hidden_people_alone_is_not_found(client, hidden, address):
    assert client.get(address).status_code == 404


def test_a_private_profile_asks_for_its_password_and_shows_nothing(client, series, hidden):
    html = client.get(f"{series.url}zzprivate/").content.decode()
    assert "password" in html and "keeps the wheels turning" not in html
