"""A region's own colour on the public site: on every ground it can be read."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import assume, example, given
from hypothesis import strategies as st

from media.cards.colours import BIRCH, BIRCH_LEAF, SPRUCE, colour, contrast
from showcase.sharing.accent import NIGHT, READABLE, SPRUCE_BY_NIGHT, stylesheet
from showcase.sharing.models import Branding
from tests.factories import make_profile

RULE = re.compile(r"(\S+) \{ (--[^}]+) \}")
GROUNDS = [{":root": BIRCH, ".on-spruce": SPRUCE, ".on-leaf": BIRCH_LEAF}]
GROUNDS += [{":root": NIGHT, ".on-spruce": SPRUCE_BY_NIGHT}]


def rules(css: str) -> dict[str, dict[str, str]]:
    """The custom properties of each selector."""
    return {
        selector: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", properties))
        for selector, properties in RULE.findall(css)
    }


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
@example("#b8182f")
@example("#000000")
@example("#0b4f8a")
@example("#5a5a00")
def test_a_colour_that_the_branding_takes_can_be_read_on_every_ground(accent):
    assume(contrast(colour(accent), BIRCH) >= READABLE)
    by_day, by_night = stylesheet(accent).split("@media")
    for css, grounds in zip((by_day, by_night), GROUNDS, strict=True):
        found = rules(css)
        flower = colour(found[":root"]["rosehip-flower"])
        for selector, ground in (grounds | {".on-flower": flower}).items():
            assert contrast(colour(found[selector]["accent"]), ground) >= READABLE, (selector, accent)
        for name in ("ink", "ink-soft", "rule"):
            written = colour(found[".on-flower"][name])
            assert contrast(written, flower) >= READABLE, (name, accent)
        assert contrast(colour(found[".on-flower"]["ink"]), flower) >= 7, accent


def stylesheets(address: str) -> list[str]:
    html = BeautifulSoup(Client(HTTP_HOST="localhost").get(address).content, "html5lib")
    return [link["href"] for link in html.select("link[rel=stylesheet]")]


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["", "embed/"])
def test_pages_and_embeds_wear_the_colour_of_the_branding(series, site, part):
    person = make_profile(series)
    Branding.objects.create(site=site, accent="#0B4F8A")
    [address] = [each for each in stylesheets(f"{person.url}{part}") if "accent" in each]
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "--accent: #0b4f8a" in response.content.decode()


@pytest.mark.django_db
def test_a_site_in_the_colours_of_the_showcase_asks_for_no_more(series):
    assert not any("accent" in each for each in stylesheets(series.url))


@pytest.mark.django_db
@pytest.mark.parametrize("digits", ["0b4f8", "0B4F8A", "zzzzzz", "0b4f8a0", "%0a0b4f8a"])
def test_what_is_no_colour_has_no_style_sheet(home, digits):
    assert Client().get(f"/accent-{digits}.css").status_code == 404
