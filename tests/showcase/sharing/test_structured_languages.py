"""What machines are told of an interview that was translated."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import make_profile
from tests.translations import in_language

pytestmark = pytest.mark.django_db

FROM_ENGLISH = {"from": "en", "by": "person", "missing": {}}


def article(path: str) -> dict:
    page = BeautifulSoup(Client().get(path).content, "html5lib")
    graph = json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]
    return next(node for node in graph if node["@type"] == "Article")


def test_a_translation_names_its_language_and_its_original(series):
    kari = make_profile(series, "Kari")
    translated = in_language(kari, "nb", provenance=FROM_ENGLISH)
    original, here = article(kari.url), article(translated.url)
    assert (original["inLanguage"], here["inLanguage"]) == ("en", "nb")
    assert here["translationOfWork"]["@id"] == original["@id"]
    assert here["translationOfWork"]["inLanguage"] == "en"
    assert "translationOfWork" not in original


def test_an_original_that_is_not_to_be_seen_is_not_named(series):
    kari = make_profile(series, "Kari")
    translated = in_language(kari, "nb", provenance=FROM_ENGLISH)
    kari.unpublish()
    assert "translationOfWork" not in article(translated.url)
