"""What robots are asked to leave alone, read as RFC 9309 says that they read it."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from wagtail.models import Site

from tests.factories import make_home
from tests.sites import make_full_site

from .readers import whole_sitemap

pytestmark = pytest.mark.django_db


def groups_of(text: str) -> dict[str, list[tuple[bool, str]]]:
    """The rules of each robot: whether they allow, and the pattern (RFC 9309 §2.1)."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    names: list[str] = []
    rules_began = False
    for line in text.splitlines():
        key, _colon, value = (part.strip() for part in line.partition(":"))
        if key.lower() == "user-agent":
            names = [value.lower()] if rules_began else [*names, value.lower()]
            rules_began = False
            groups.setdefault(value.lower(), [])
        elif key.lower() in ("allow", "disallow"):
            rules_began = True
            for name in names:
                groups[name].append((key.lower() == "allow", value))
    return groups


def may_read(text: str, path: str, robot: str = "*") -> bool:
    """The longest rule that matches counts; of two that are as long, the one that allows (§2.2.2)."""
    matching = [
        (len(pattern), allows)
        for allows, pattern in groups_of(text)[robot.lower()]
        if re.match(re.escape(pattern).replace(r"\*", ".*").replace(r"\$", "$"), path)
    ]
    return max(matching)[1] if matching else True


@pytest.fixture
def robots(client, home) -> str:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/explore/",
        "/explore/?page=2",
        "/questions/",
        "/questions/why/",
        "/questions/why/?page=2",
        "/topics/nights/?page=2",
        "/series/kari/",
        "/series/kari/answers/1/",
        "/feed/",
        "/oembed?url=x",
        "/static/css/base.css",
        "/uploads/images/kari.jpg",
    ],
)
def test_a_robot_may_read(robots, path):
    assert may_read(robots, path)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/login/?next=/",
        "/meet/",
        "/explore/?q=wheel",
        "/explore/?topic=nights&page=2",
        "/explore/suggestions/?q=wh",
        "/questions/why/?place=granvik",
        "/questions/why/?compare=1.2",
    ],
)
def test_a_robot_is_asked_to_leave_alone(robots, path):
    assert not may_read(robots, path)


@pytest.mark.parametrize("robot", ["facebookexternalhit", "LinkedInBot", "Twitterbot"])
def test_who_fetches_a_page_that_was_shared_may_read_a_choice_too(robots, robot):
    assert may_read(robots, "/explore/?topic=nights", robot)
    assert not may_read(robots, "/admin/", robot)


def test_everything_in_the_sitemap_may_be_read(client):
    make_full_site()
    text = client.get("/robots.txt").content.decode()
    paths = [address.removeprefix("http://testserver") for address in whole_sitemap(client)]
    assert [path for path in paths if not may_read(text, path)] == []


def test_a_reader_of_such_files_finds_the_sitemap(client, robots):
    reader = RobotFileParser()
    reader.parse(robots.splitlines())
    assert reader.site_maps() == ["http://testserver/sitemap.xml"]


def test_each_site_names_its_own_sitemap(home, site):
    other = make_home("Theirs")
    Site.objects.filter(pk=site.pk).update(root_page=home)
    Site.objects.create(hostname="theirs.example", port=80, root_page=other)
    client = Client(SERVER_NAME="theirs.example")
    text = client.get("/robots.txt", secure=True).content.decode()
    assert text.splitlines()[-1] == "Sitemap: https://theirs.example/sitemap.xml"
