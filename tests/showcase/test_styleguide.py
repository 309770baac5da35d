"""The style guide shows the parts of the site, in development and in the demo alone."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from profiles.models import ProfilePage
from showcase.settings import base
from showcase.styleguide.tokens import COLOURS, SIZES, SPACES, icons
from tests.factories import make_home
from tests.sites import make_full_site

BASE_CSS = Path(settings.BASE_DIR, "showcase/static/css/base.css").read_text("utf-8")
PARTS = ("ring", "person", "series-card", "progress", "facts", "answer", "striking", "film", "share")


def test_it_is_not_part_of_a_site_unless_asked_for():
    assert base.SHOWCASE_DEMO is False


@pytest.mark.django_db
def test_it_shows_every_part_of_a_site_with_people(client):
    make_full_site()
    html = client.get(reverse("styleguide:styleguide")).content.decode()
    assert [part for part in PARTS if not re.search(rf'class="{part}[ "]', html)] == []


@pytest.mark.django_db
def test_it_shows_what_it_can_of_a_site_without_people(client):
    make_home()
    assert 'id="icons"' in client.get(reverse("styleguide:styleguide")).content.decode()


@pytest.mark.django_db
def test_nothing_that_it_altered_is_saved(client):
    make_full_site()
    before = list(ProfilePage.objects.values_list("title", "portrait"))
    client.get(reverse("styleguide:styleguide"))
    assert list(ProfilePage.objects.values_list("title", "portrait")) == before


@pytest.mark.parametrize(
    "name", [*COLOURS, *(f"size-{size}" for size in SIZES), *(f"space-{space}" for space in SPACES)]
)
def test_it_names_what_the_styles_have(name):
    assert f"--{name}: " in BASE_CSS


def test_it_names_every_icon():
    assert {"menu", "search", "x"} <= set(icons())
