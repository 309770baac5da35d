"""The demo's second site: another region on the same installation, with nothing of the first one's."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from wagtail.models import Site

from profiles.models import ProfilePage
from showcase.demo import sites
from tests.showcase.exchange.bundles import write_bundle

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def two_sites(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small bundle as the first site, and the real second one: loaded once for all tests."""
    folder = tmp_path_factory.mktemp("demo")
    first = sites.DemoSite(write_bundle(folder / "bundle"), "127.0.0.1")
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "uploads", SHOWCASE_DEMO=True),
        transaction.atomic(),
    ):
        patch.setattr(sites, "SITES", (first, sites.SITES[1]))
        call_command("load_demo", port=9123)
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def front_page(host: str) -> BeautifulSoup:
    return BeautifulSoup(Client(HTTP_HOST=f"{host}:9123").get("/").content, "html5lib")


def test_each_answers_at_its_own_host_with_its_own_name(two_sites):
    names = {
        host: front_page(host).select_one(".site-header__name").text for host in ("127.0.0.1", "localhost")
    }
    assert names == {"127.0.0.1": "Ærfjord", "localhost": "Skumvær"}


def test_the_second_wears_its_own_branding(two_sites):
    page = front_page("localhost")
    assert page.select_one("link[href='/accent-0b6a86.css']")
    assert page.select_one(".site-header__home img.mark")
    assert page.select_one(".site-footer__line").text == "The sea decides. We do the rest."
    assert [logo["alt"] for logo in page.select(".partner img")] == ["Skumvær Havn", "Ytre Mottak"]
    assert not front_page("127.0.0.1").select(".partner, .site-header__home img")


def test_neither_shows_the_people_of_the_other(two_sites):
    for host, theirs in (("127.0.0.1", "Synne"), ("localhost", "Kari")):
        explored = Client(HTTP_HOST=f"{host}:9123").get("/explore/").content.decode()
        assert theirs not in explored


def test_everyone_of_the_second_says_that_they_are_invented(two_sites):
    site = Site.objects.get(hostname="localhost")
    people = ProfilePage.objects.in_site(site).published()
    assert people.count() == 4
    for person in people:
        said = person.summary + " ".join(answer.body for answer in person.answers.all())
        assert any(word in said for word in ("invented", "made up", "drawn for this demo")), person.name


def test_another_port_moves_both(two_sites):
    call_command("load_demo", port=9124)
    assert set(Site.objects.values_list("hostname", "port")) == {("127.0.0.1", 9124), ("localhost", 9124)}


def test_both_addresses_are_printed(two_sites, capsys):
    call_command("load_demo", port=9123)
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:9123/" in printed and "http://localhost:9123/" in printed


@pytest.mark.parametrize("site", sites.SITES, ids=lambda site: site.bundle.name)
def test_a_branding_names_pictures_and_pages_that_are_there(site):
    data = json.loads(site.brand.read_text())
    pictures = [partner["logo"] for partner in data["partners"]] + [
        data[key] for key in ("icon",) if key in data
    ]
    assert all((sites.BRANDS / f"{name}.png").exists() for name in pictures)
    assert (site.bundle / "pages" / f"{data['accessibility_page']}.json").exists()
