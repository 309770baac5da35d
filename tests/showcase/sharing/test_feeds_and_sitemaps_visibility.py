"""Nobody who is hidden is in any feed or any part of the sitemap, from the moment on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from profiles.models import ProfilePage, SeriesPage
from showcase.sharing.sitemaps.views import SECTIONS
from tests.factories import make_film, make_home, make_profile, make_question, make_series, make_text

from .readers import FORMS, whole_sitemap

pytestmark = pytest.mark.django_db

PARTS = [f"/sitemap-{name}.xml" for name in SECTIONS]


@pytest.fixture(scope="module")
def people(standing) -> None:
    """Two series of one person each: one whom everybody sees, and one to be hidden."""
    home = make_home()
    make_profile(
        make_series(home, "Seen"),
        "Visible",
        questions=[make_question("What does everybody answer?")],
        topics=("shared",),
    )
    make_profile(
        make_series(home, "Zz series"),
        "Zz person",
        questions=[make_question("What is zz?")],
        topics=("shared", "zz topic"),
        films=(make_film("Zz film"),),
    )


@pytest.fixture
def zz(people) -> ProfilePage:
    """The only person of a series of their own, with a question, a topic and a film that nobody else has."""
    return ProfilePage.objects.get(title="Zz person")


def restrict(page: ProfilePage | SeriesPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


def expire(page: ProfilePage | SeriesPage) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


HIDING: dict[str, Callable[[ProfilePage], object]] = {
    "unpublished": lambda zz: zz.unpublish(),
    "private": restrict,
    "expired": expire,
    "deleted": lambda zz: zz.delete(),
    "in an unpublished series": lambda zz: zz.series.unpublish(),
    "in a private series": lambda zz: restrict(zz.series),
    "in an expired series": lambda zz: expire(zz.series),
}


def shown_at(client: Client, addresses: list[str]) -> str:
    """What all these addresses say; one that is not there says nothing."""
    found = [client.get(address) for address in addresses]
    assert {response.status_code for response in found} <= {200, 404}
    return "".join(r.content.decode().lower() for r in found if r.status_code == 200)


@pytest.mark.parametrize("hiding", HIDING)
def test_no_feed_has_someone_who_is(client, zz, hiding):
    bases = [
        "/feed/",
        "/seen/feed/",
        f"{zz.series.url}feed/",
        "/topics/shared/feed/",
        "/topics/zz-topic/feed/",
    ]
    addresses = [base + form for base in bases for form in FORMS]
    # A published series without people has a feed that names the series.
    hidden = ["zz person", "zz topic", "zz film", "what is zz"]
    before = shown_at(client, addresses)
    assert all(words in before for words in hidden)
    HIDING[hiding](zz)
    after = shown_at(client, addresses)
    assert "visible" in after
    assert [words for words in hidden if words in after] == []


@pytest.mark.parametrize("hiding", HIDING)
def test_no_part_of_the_sitemap_has_someone_who_is(client, zz, hiding):
    hidden = ["zz-person", "zz-topic", "zz-film", "what-is-zz", "zz-series/films"]
    before = shown_at(client, PARTS)
    assert all(slug in before for slug in hidden)
    HIDING[hiding](zz)
    after = shown_at(client, PARTS)
    assert "visible" in after
    assert [slug for slug in hidden if slug in after] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "hiding", ["in an unpublished series", "in a private series", "in an expired series"]
)
def test_the_feed_of_a_hidden_series_is_not_found(client, zz, hiding, form):
    address = f"{zz.series.url}feed/{form}"
    assert client.get(address).status_code == 200
    HIDING[hiding](zz)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("hiding", HIDING)
def test_the_feed_of_a_topic_of_hidden_people_is_not_found(client, zz, hiding, form):
    HIDING[hiding](zz)
    assert client.get(f"/topics/zz-topic/feed/{form}").status_code == 404


@pytest.mark.parametrize(
    "address", ["/nobody/feed/", "/topics/nothing/feed/", "/explore/feed/", "/topics/feed/"]
)
def test_a_feed_of_nothing_is_not_found(client, series, address):
    assert client.get(address).status_code == 404


def test_the_feed_of_a_hidden_home_page_is_not_found(client, home):
    restrict(home)
    assert client.get("/feed/").status_code == 404


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restrict, expire])
def test_a_hidden_text_page_is_not_in_the_sitemap(client, home, hide):
    page = make_text(home, "Zz text")
    assert f"http://testserver{page.url}" in whole_sitemap(client)
    hide(page)
    assert f"http://testserver{page.url}" not in whole_sitemap(client)


def test_a_changed_draft_shows_nowhere(client, zz):
    zz.headline = "Zzchange"
    zz.save_revision()
    assert "zzchange" not in shown_at(client, [*PARTS, "/feed/", "/feed/rss/", "/feed/json/"])


@pytest.fixture
def two_sites(home, site, series) -> dict[str, ProfilePage]:
    """Two regions, each with a home of its own and one person, under the hosts that they are found at."""
    ours = make_profile(series, "Ours", questions=[make_question("Our question?")], topics=("ours",))
    root = site.root_page
    theirs_home = make_home("Theirs")
    site.refresh_from_db()
    site.root_page = root
    site.save()
    Site.objects.create(hostname="theirs.example", port=80, site_name="Theirs", root_page=theirs_home)
    their_series = make_series(theirs_home, "Their series")
    theirs = make_profile(
        their_series, "Theirs", questions=[make_question("Their question?")], topics=("theirs",)
    )
    return {"testserver": ours, "theirs.example": theirs}


@pytest.mark.parametrize("host", ["testserver", "theirs.example"])
def test_each_site_has_its_own_people_and_its_own_host_in_feeds(two_sites, host):
    client = Client(SERVER_NAME=host)
    other = next(person for name, person in two_sites.items() if name != host)
    for form in FORMS:
        said = client.get(f"/feed/{form}").content.decode()
        assert f"http://{host}/" in said and two_sites[host].headline in said
        assert other.headline not in said and "http://theirs" not in said.replace(f"http://{host}", "")


@pytest.mark.parametrize("host", ["testserver", "theirs.example"])
def test_each_site_has_its_own_pages_and_its_own_host_in_the_sitemap(two_sites, host):
    addresses = whole_sitemap(Client(SERVER_NAME=host))
    assert all(address.startswith(f"http://{host}/") for address in addresses)
    word, other = ("our", "their") if host == "testserver" else ("their", "our")
    assert f"http://{host}/questions/{word}-question/" in addresses
    assert f"http://{host}/topics/{word}s/" in addresses
    assert not [address for address in addresses if f"/{other}" in address]


def test_a_host_without_a_site_has_none_of_it(client, series):
    Site.objects.all().delete()
    for address in ("/feed/", "/sitemap.xml", "/robots.txt", *PARTS):
        assert client.get(address).status_code == 404, address
