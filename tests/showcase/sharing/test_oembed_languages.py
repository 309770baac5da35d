"""oEmbed for pages in other languages than the site's first."""

import pytest
from django.test import Client

from tests.factories import make_profile
from tests.translations import in_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(series):
    return in_language(make_profile(series, "Kari", headline="I fix"), "nb", headline="Jeg fikser")


def asked(url: str):
    return Client().get("/oembed", {"url": f"http://testserver{url}"})


def test_a_page_in_another_language_is_embedded_in_that(kari):
    answer = asked(kari.url).json()
    assert answer["author_url"] == f"http://testserver{kari.url}"
    assert f'src="http://testserver{kari.url}embed/"' in answer["html"]
    assert answer["provider_url"] == "http://testserver/nb/"


def test_an_answer_in_another_language_is_embedded(kari):
    answer = kari.answers.first()
    assert asked(f"{kari.url}answers/{answer.pk}/").status_code == 200
    assert asked(f"{kari.url.removeprefix('/nb')}answers/{answer.pk}/").status_code == 404


def test_a_language_that_the_site_has_not_is_not_found(kari):
    assert asked(kari.url.replace("/nb/", "/nn/")).status_code == 404


def test_a_frame_speaks_the_language_of_its_address(kari):
    frame = Client().get(f"{kari.url}embed/").content.decode()
    assert '<html lang="nb">' in frame and "Jeg fikser" in frame
