"""The preview of a branding: what is typed, before it is saved."""

import pytest
from bs4 import BeautifulSoup

from showcase.sharing.models import Branding
from tests.factories import make_image, make_profile

from .branding_form import address, branding_form

pytestmark = pytest.mark.django_db


def preview(client, site, **fields) -> BeautifulSoup:
    where = f"{address(site)}preview/"
    assert client.post(where, branding_form(**fields)).json() == {"is_valid": True, "is_available": True}
    response = client.get(where)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def test_it_shows_what_is_typed_and_saves_none_of_it(as_manager, site):
    page = preview(as_manager, site, name="The Valley", tagline="Upriver.", accent="#0b4f8a")
    assert page.select_one(".site-header__name").text == "The Valley"
    assert page.select_one(".site-footer__line").text == "Upriver."
    assert page.select_one("link[href='/accent-0b4f8a.css']")
    assert Branding.of(site).name == ""


def test_it_shows_the_logo_that_is_chosen(as_manager, site):
    page = preview(as_manager, site, name="The Valley", logo=make_image("Logo").pk)
    assert page.select_one(".site-header__logo")["alt"] == "The Valley"


def test_it_tells_the_two_shades_and_their_contrast(as_manager, site):
    shades = [
        item.p.text for item in preview(as_manager, site, accent="#14443a").select(".specimen__shades li")
    ]
    assert shades == ["On the light ground#14443a, contrast 10.0", "On the dark ground#66857f, contrast 4.5"]


def test_it_shows_a_light_colour_as_it_will_be_saved(as_manager, site):
    page = preview(as_manager, site, accent="#ffe600")
    assert "#ffe600 is too light to read here (contrast 1.1" in page.select_one(".specimen__told").text
    assert not page.select_one("link[href='/accent-ffe600.css']")


def test_it_shows_somebody_of_the_site(as_manager, site, series):
    make_profile(series, "Kari Nordby")
    assert preview(as_manager, site).select_one(".person__name").text == "Kari Nordby"


def test_an_editor_does_not_see_it(as_editor, site):
    Branding.objects.create(site=site)
    assert as_editor.get(f"{address(site)}preview/").status_code == 302
