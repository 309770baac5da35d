"""Search by Wagtail's own index, as a site with a search engine asks; here the index is in the database."""

import pytest
from wagtail.models import Site

from profiles.models import ProfilePage
from profiles.querysets import published_profiles
from profiles.search import backend
from tests.factories import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(settings, series):
    settings.WAGTAILSEARCH_BACKENDS = {}
    for name in ("Ada", "Bo"):
        make_profile(series, name, job_title="Wheelwright")
    return published_profiles(Site.objects.get(is_default_site=True))


def test_the_database_is_the_usual_engine():
    assert not backend.is_used()


def test_another_engine_is_used_where_wagtail_has_one(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.opensearch3"}}
    assert backend.is_used()


def test_people_are_found_by_wagtails_index(people):
    assert backend.matching(people, "wheelwright").count() == 2


def test_only_those_whom_a_visitor_may_meet_are_in_order(people):
    ada = ProfilePage.objects.get(title="Ada")
    assert backend.best(people.filter(pk=ada.pk), "wheelwright", 0, 24, 1) == [ada.pk]
