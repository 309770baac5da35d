"""Every public address of a site in three languages: what it says, where it leads, and how it names the others."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from wagtail.models import Site

from .crawling import (
    LANGUAGES,
    Pages,
    alternates,
    crawl,
    in_language,
    language_of,
    leading_away,
    wrongly_announced,
)
from .sites import make_translated_site
from .test_languages import LANGUAGES as NORWEGIAN
from .test_languages import english_only, told
from .urls_of_site import embed_urls

pytestmark = pytest.mark.django_db

# Of the states of lists, a few.
STATES = ("explore/?q=answers", "explore/?topic=night-shifts&film=1", "explore/?q=xylophone")


@pytest.fixture(scope="module")
def crawled(standing) -> dict[str, Pages]:
    """Every page that links lead to from the front page, by language and path."""
    make_translated_site()
    return {language: crawl(language, STATES) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_language_of_its_address(crawled, language):
    assert len(crawled[language]) > 30
    assert {page.html["lang"] for page in crawled[language].values()} == {language}


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_page_has_furniture_in_another_language(crawled, language):
    words = english_only(language)
    pages = {path: told(str(page).encode()) & words for path, page in crawled[language].items()}
    assert {path: found for path, found in pages.items() if found} == {}


def test_no_page_in_english_has_norwegian_furniture(crawled):
    norwegian = {word for language in NORWEGIAN for word in norwegian_only(language)}
    pages = {path: told(str(page).encode()) & norwegian for path, page in crawled["en"].items()}
    assert {path: found for path, found in pages.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_stays_in_the_language_or_says_that_it_does_not(crawled, language):
    assert leading_away(crawled[language], language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_says_the_language_that_it_leads_to(crawled, language):
    assert wrongly_announced(crawled[language]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_canonical_address_of_a_page_is_its_own_in_its_own_language(crawled, language):
    for path, page in crawled[language].items():
        canonical = page.select_one("link[rel=canonical]")["href"].removeprefix("http://testserver")
        assert language_of(canonical) == language, path
        if not page.select_one("meta[name=robots]") and "/answers/" not in path and "?" not in path:
            assert canonical == path


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_name_each_other_in_every_language_alike(crawled, language):
    client = Client()
    for path, page in crawled[language].items():
        named = alternates(page)
        if not named:
            continue
        assert named[language] == without_query(path, named), path
        for other, address in named.items():
            known = crawled.get(other, {}).get(address)
            there = known or BeautifulSoup(client.get(address).content, "html5lib")
            assert alternates(there) == named, (path, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_are_there_in_every_language_say_so(crawled, language):
    for path in ("/", "/explore/", "/questions/", "/films/", "/places/"):
        page = crawled[language][in_language(path, language)]
        assert set(alternates(page)) == {*LANGUAGES, "x-default"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_are_in_the_language_of_their_address(crawled, language):
    with override(language):
        frames = [path for path in embed_urls(Site.objects.get()) if "oembed" not in path]
    for path in frames:
        response = Client().get(path)
        if response.status_code == 200:
            assert BeautifulSoup(response.content, "html5lib").html["lang"] == language, path


def norwegian_only(language: str) -> set[str]:
    """Words of a catalogue that no English text is."""
    import polib

    path = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
    entries = [entry for entry in polib.pofile(str(path)) if not {"%", "{"} & set(entry.msgid + entry.msgstr)]
    english = {entry.msgid for entry in entries}
    return {entry.msgstr for entry in entries if entry.msgstr and len(entry.msgstr) > 3} - english


def without_query(path: str, named: dict[str, str]) -> str:
    """The address as it counts: a page that is sorted otherwise, say, is the same page."""
    return path if path in named.values() else path.partition("?")[0]
