"""A site and an admin in Norwegian: every word of the furniture is, and what editors wrote stays as they wrote it."""

from collections.abc import Callable

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from .sites import make_bare_site, make_full_site

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
SITES = [make_full_site, make_bare_site]
SAID = ("aria-label", "alt", "placeholder", "title")
# Things of these sites that are called as something of the furniture is.
WRITTEN_BY_EDITORS = {"Night shifts", "Nothing", "One person", "answers"}


def english_only(language: str) -> set[str]:
    """The texts that are others in a language, but for those that something is put into."""
    path = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
    said = {}
    for entry in polib.pofile(str(path)):
        said[entry.msgid] = entry.msgstr or entry.msgstr_plural[0]
        if entry.msgid_plural:
            said[entry.msgid_plural] = entry.msgstr_plural[1]
    others = {
        english for english, words in said.items() if english != words and not {"%", "{"} & set(english)
    }
    return others - WRITTEN_BY_EDITORS


def told(html: bytes) -> set[str]:
    """Every text that a page says to somebody, to their eyes or their ears."""
    page = BeautifulSoup(html, "html5lib")
    texts = {" ".join(text.split()) for text in page.find_all(string=True)}
    return texts | {element[name] for name in SAID for element in page.select(f"[{name}]")}


@pytest.fixture
def norwegian(db, first_language):
    """A function that makes a site whose language is one of Norway's, and gives its addresses and a client for it."""

    def make(language: str, make_site: Callable[[], dict[str, str]]) -> dict[str, bytes]:
        first_language(language)
        with override(language):
            addresses = make_site()
        return {name: Client().get(url).content for name, url in addresses.items()}

    return make


@pytest.mark.parametrize("make_site", SITES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_english_furniture(norwegian, language, make_site):
    words = english_only(language)
    pages = norwegian(language, make_site)
    assert {name: found for name, html in pages.items() if (found := told(html) & words)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_which_language_it_is_in(norwegian, language):
    pages = norwegian(language, make_bare_site)
    assert {BeautifulSoup(html, "html5lib").html["lang"] for html in pages.values()} == {language}


def test_the_test_finds_english_furniture():
    assert told(b'<p>Words</p><a aria-label="Main menu"> Skip to\n the content </a>') & english_only(
        "nb"
    ) == {
        "Main menu",
        "Skip to the content",
        "Words",
    }


@pytest.mark.parametrize(("language", "greeting"), [("en", "Hello, "), ("nb", "Hei, "), ("nn", "Hei, ")])
def test_an_editor_reads_the_admin_in_the_language_of_their_account(as_editor, editor, language, greeting):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    page = BeautifulSoup(as_editor.get(reverse("wagtailadmin_home")).content, "html5lib")
    assert page.html["lang"] == language
    assert page.h1.get_text(strip=True).startswith(greeting)


def test_an_account_offers_the_languages_of_the_site(as_editor):
    page = BeautifulSoup(as_editor.get(reverse("wagtailadmin_account")).content, "html5lib")
    options = page.select("select[name$=preferred_language] option")
    assert {option["value"] for option in options} >= {"en", "nb", "nn"}
    assert len(options) <= 4
