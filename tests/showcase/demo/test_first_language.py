"""The demo of an installation whose first language is Bokmål."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import clear_url_caches
from wagtail.models import Site

from tests.crawling import LANGUAGES, alternates, crawl, in_language, leading_away, wrongly_announced

# Loaded once: it takes the better part of a minute.
pytestmark = pytest.mark.xdist_group("first_language")


@pytest.fixture(scope="module")
def loaded(standing):
    with override_settings(LANGUAGE_CODE="nb", SHOWCASE_DEMO=True):
        clear_url_caches()
        call_command("load_demo", stdout=StringIO())
        Site.objects.filter(is_default_site=True).update(hostname="testserver", port=80)
        yield
    clear_url_caches()


@pytest.fixture
def bokmal(loaded, db) -> Client:
    """A visitor of the demo that `SHOWCASE_LANGUAGE=nb` makes."""
    Site.clear_site_root_paths_cache()
    return Client()


def test_the_first_language_has_no_prefix_and_the_others_have_theirs(bokmal):
    assert b'<html lang="nb">' in bokmal.get("/").content
    assert b'<html lang="en">' in bokmal.get("/en/").content
    assert b'<html lang="nn">' in bokmal.get("/nn/").content
    assert bokmal.get("/nb/").status_code == 404


def test_films_and_branding_are_in_the_first_language(bokmal):
    first, english = bokmal.get("/").content.decode(), bokmal.get("/en/").content.decode()
    assert "nesten alltid åpent" in first and "nearly always open" in english
    assert "Upriver" not in first
    films, in_english = bokmal.get("/films/").content.decode(), bokmal.get("/en/films/").content.decode()
    assert 'lang="en"' not in films.split("<main")[1] and 'lang="nb"' not in in_english.split("<main")[1]


def test_questions_and_their_themes_are_in_the_first_language(bokmal):
    first, english = bokmal.get("/questions/").content.decode(), bokmal.get("/en/questions/").content.decode()
    assert "Arbeidsdagen" in first and "The working day" not in first
    assert "The working day" in english and "Arbeidsdagen" not in english


def test_a_site_in_another_language_leads_from_its_bare_address_to_its_home(bokmal):
    other = Site.objects.exclude(hostname="testserver").get()
    response = bokmal.get("/", headers={"host": f"{other.hostname}:{other.port}"})
    assert (response.status_code, response["Location"]) == (302, "/en/")


def test_everything_is_there_in_every_language_and_leads_on_in_it(bokmal):
    for language in LANGUAGES:
        pages = crawl(language)
        assert len(pages) > 50
        assert {page.html["lang"] for page in pages.values()} == {language}
        assert leading_away(pages, language) == set()
        assert wrongly_announced(pages) == set()
        home = alternates(pages[in_language("/", language)])
        assert home == {"nb": "/", "en": "/en/", "nn": "/nn/", "x-default": "/"}
