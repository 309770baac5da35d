"""Invented people in any number: a site that is whole, the same each time, and never mixed with real people unasked."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site

from profiles.models import Answer, ProfilePage
from tests.factories import make_profile

pytestmark = pytest.mark.django_db


def generate(number: int, **options) -> None:
    call_command("generate_profiles", number, verbosity=0, **options)


@pytest.fixture(scope="module")
def fifteen(standing) -> None:
    generate(15)


def test_everyone_is_published_and_answers_seven_questions(fifteen):
    assert ProfilePage.objects.published().count() == 15
    assert Answer.objects.count() == 15 * 7


def test_the_tree_is_sound(fifteen):
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_invented_person_has_a_page(fifteen):
    page = ProfilePage.objects.first()
    site = Site.objects.get(is_default_site=True)
    assert page.title in Client().get(page.get_url(current_site=site)).content.decode()


def test_invented_people_are_found(fifteen):
    name = ProfilePage.objects.first().title
    assert name in Client().get("/explore/", {"q": name}).content.decode()


def test_the_same_seed_makes_the_same_people():
    generate(5, force=True)
    generate(5, force=True)
    made = list(ProfilePage.objects.order_by("pk").values_list("title", "summary"))
    assert made[-5:] == made[-10:-5]


def test_a_site_with_people_is_left_alone(series):
    make_profile(series)
    with pytest.raises(CommandError, match="--force"):
        generate(5)


def test_nobody_cannot_be_generated():
    with pytest.raises(CommandError, match="1 or more"):
        generate(0)
