"""From an address to what may be seen there."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.models import Site

from profiles.languages.homes import homes_of
from profiles.models import TextPage
from showcase.sharing.finding import find_answer, find_profile, find_series
from tests.factories import make_home, make_profile, make_series, make_text

from .hiding import HIDING

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(site):
    """As a request finds it: with its home pages."""
    site = Site.objects.select_related("root_page").get(pk=site.pk)
    homes_of(site)
    return site


@pytest.fixture
def kari(series):
    kari = make_profile(series, "Kari Nordby")
    kari.series = series
    return kari


def test_a_profile_is_found_with_its_facts_in_one_query(site, kari, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = find_profile(site, kari.series.slug, "kari-nordby")
        assert (found, found.series, found.workplace.place) == (kari, kari.series, kari.workplace.place)


def test_an_answer_is_found_with_its_person_in_two_queries(site, kari, django_assert_num_queries):
    answer = kari.answers.last()
    with django_assert_num_queries(2):
        found = find_answer(site, kari.series.slug, "kari-nordby", answer.pk)
        assert (found, found.page) == (answer, kari)


def test_a_series_is_found_in_one_query(site, series, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_series(site, series.slug) == series


def test_the_answer_of_somebody_else_is_not_found(site, kari):
    other = make_profile(kari.series, "Ola")
    with pytest.raises(Http404):
        find_answer(site, kari.series.slug, "kari-nordby", other.answers.first().pk)


def test_a_profile_is_not_found_under_another_series(site, home, kari):
    other = make_series(home, "Another")
    with pytest.raises(Http404):
        find_profile(site, other.slug, "kari-nordby")


@pytest.mark.parametrize("how", HIDING)
def test_who_is_hidden_is_not_found(site, kari, how):
    HIDING[how](kari)
    with pytest.raises(Http404):
        find_profile(site, kari.series.slug, "kari-nordby")


def test_a_profile_of_another_site_is_not_found(kari):
    second = Site.objects.create(hostname="second.example", root_page=make_home("Second"))
    with pytest.raises(Http404):
        find_profile(second, kari.series.slug, "kari-nordby")


@pytest.mark.parametrize("slug", ["", "a/b", "..", "a\x00b", "å", "kari nordby", "%"])
def test_what_can_be_no_slug_is_not_found(site, series, slug):
    with pytest.raises(Http404):
        find_profile(site, series.slug, slug)


def test_nothing_is_found_where_there_is_no_site(kari):
    with pytest.raises(Http404):
        find_profile(None, kari.series.slug, "kari-nordby")


@pytest.mark.parametrize("slug", ["embed", "answers"])
def test_a_text_page_cannot_take_the_address_of_a_card(home, slug):
    about = make_text(home)
    with pytest.raises(ValidationError, match="Choose another slug"):
        about.add_child(instance=TextPage(title="A page", slug=slug))


def test_a_profile_cannot_take_the_address_of_a_series_card(series):
    with pytest.raises(ValidationError, match="Choose another slug"):
        make_profile(series, "Somebody", slug="embed")
