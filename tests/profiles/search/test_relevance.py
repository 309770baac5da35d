"""Whom a search finds first: a list of searches over people who speak three languages."""

import csv
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils.http import urlencode
from wagtail.models import Site

from profiles.browse import Browse
from profiles.choices import Choices
from profiles.models import Answer
from profiles.querysets import published_profiles

from .corpus import make_corpus

pytestmark = pytest.mark.django_db

FIRST = 3
LIST = Path(__file__).with_name("relevance.tsv")
SEARCHES = [
    tuple(row)
    for row in csv.reader(LIST.open(encoding="utf-8"), delimiter="\t")
    if not row[0].startswith("#")
]


@pytest.fixture(scope="module")
def corpus(standing):
    make_corpus()


@pytest.mark.parametrize(
    ("language", "query", "name", "question"), SEARCHES, ids=[row[1] for row in SEARCHES]
)
def test_a_search_finds_whom_it_means_among_the_first_three(corpus, language, query, name, question):
    site = Site.objects.get(is_default_site=True)
    people = published_profiles(site)
    found = Browse(people, Choices.parse(QueryDict(urlencode({"q": query}))), site, "/explore/")
    first = {person.name: person for person in found.page.object_list[:FIRST]}
    assert name in first
    if question:
        passage = first[name].passage
        assert passage is not None
        assert Answer.objects.get(pk=passage.answer_id).wording == question


def test_the_list_has_searches_in_all_three_languages():
    assert {language for language, *_rest in SEARCHES} == {"nb", "nn", "en"}
    assert len(SEARCHES) >= 40
