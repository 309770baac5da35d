"""What browsers are told that pages may do, who may use them, and who may frame them."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from showcase.delivery.policies import policy, public_directives
from tests.factories import make_film, make_profile
from tests.profiles.forms import profile_data
from tests.sites import make_full_site
from tests.urls_of_site import public_urls

HEADER = "Content-Security-Policy"
CORP = "Cross-Origin-Resource-Policy"


def read(header: str) -> dict[str, list[str]]:
    """A policy by directive."""
    parts = (part.split() for part in header.split(";"))
    return {name: sources for name, *sources in parts}


@pytest.fixture
def person(series):
    return make_profile(series, "Kari", slug="kari", films=(make_film(),))


@pytest.fixture
def preview(person, as_manager):
    """What an editor sees beside the form."""
    person.save_revision()
    where = reverse("wagtailadmin_pages:preview_on_edit", args=[person.pk])
    form = profile_data(title="Kari", slug="kari", headline="Kari at work")
    assert as_manager.post(where, form).json()["is_valid"]
    response = as_manager.get(where)
    assert "Kari at work" in response.content.decode()
    return response


def test_what_is_not_named_is_refused(client, home):
    assert read(client.get("/")[HEADER])["default-src"] == ["'none'"]


def test_nothing_unsafe_is_allowed_to_public_pages(client, home):
    assert not re.search(r"unsafe|data:|blob:|\*|http:|https:(?!//)", client.get("/")[HEADER])


@pytest.mark.parametrize(
    "kind", ["script-src", "style-src", "font-src", "img-src", "media-src", "connect-src"]
)
def test_files_come_from_the_site_alone(client, home, kind):
    assert read(client.get("/")[HEADER])[kind] == ["'self'"]


def test_frames_lead_to_the_hosts_of_films_alone(client, home):
    assert read(client.get("/")[HEADER])["frame-src"] == [
        "https://player.vimeo.com",
        "https://tube.example.org",
        "https://video.example.no",
        "https://www.youtube-nocookie.com",
    ]


def test_an_instance_that_the_settings_do_not_name_is_not_framed(settings, db):
    settings.SHOWCASE_PEERTUBE_HOSTS = []
    assert "tube.example.org" not in Client().get("/nobody/")[HEADER]


def test_uploads_at_another_host_may_be_shown_and_played(settings, db):
    settings.MEDIA_URL = "https://files.example.net/showcase/"
    allowed = read(policy(public_directives(), None))
    assert "https://files.example.net" in allowed["img-src"]
    assert "https://files.example.net" in allowed["media-src"]
    assert allowed["script-src"] == ["'self'"]


def test_static_files_at_another_host_may_be_used(settings):
    settings.STATIC_URL = "//static.example.net/"
    allowed = read(policy(public_directives(), None))
    assert all(
        "https://static.example.net" in allowed[f"{kind}-src"] for kind in ("script", "style", "font", "img")
    )


def test_every_answer_of_the_site_has_a_policy(client, db):
    addresses = [
        *make_full_site().values(),
        "/oembed",
        "/robots.txt",
        "/api/v1/",
        "/feed/",
        "/site.webmanifest",
    ]
    assert [
        url for url in addresses if "default-src 'none'" not in client.get(url).headers.get(HEADER, "")
    ] == []


def test_every_address_has_the_same_policy_each_time(client, home):
    """Pages are stored: one that differed could not be."""
    assert client.get("/")[HEADER] == Client().get("/")[HEADER]


@pytest.mark.parametrize("path", ["/nobody/", "/oembed", "/api/v1/nothing/", "/questions/../"])
def test_refusals_have_it_too(client, home, path):
    assert read(client.get(path)[HEADER])["default-src"] == ["'none'"]


def test_a_site_that_is_closed_has_it_too(settings, db):
    settings.SHOWCASE_MAINTENANCE = True
    assert read(Client().get("/")[HEADER])["frame-ancestors"] == ["'none'"]


def test_a_page_that_breaks_has_it_too(monkeypatch, home):
    monkeypatch.setattr("profiles.models.HomePage.serve", lambda *args: 1 / 0)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert read(response[HEADER])["default-src"] == ["'none'"]


def test_nobody_frames_a_public_page(client, home):
    assert read(client.get("/")[HEADER])["frame-ancestors"] == ["'none'"]


def test_anybody_frames_a_card(client, person):
    assert "frame-ancestors" not in read(client.get(f"{person.url}embed/")[HEADER])


def test_a_preview_is_framed_by_the_admin(preview):
    assert read(preview[HEADER])["frame-ancestors"] == ["'self'"]


def test_a_preview_may_do_no_more_than_the_page(preview):
    assert "unsafe" not in preview[HEADER]


def test_a_preview_shows_the_card_that_is_drawn_of_the_draft(preview, client, person):
    assert "data:" in read(preview[HEADER])["img-src"]
    assert "data:" not in client.get(person.url)[HEADER]


def test_the_admin_runs_wagtails_scripts(as_manager, home):
    assert "'unsafe-inline'" in read(as_manager.get(reverse("wagtailadmin_home"))[HEADER])["script-src-elem"]


def test_the_admin_evaluates_no_text_and_asks_no_other_site(as_manager, home):
    allowed = read(as_manager.get(reverse("wagtailadmin_home"))[HEADER])
    assert "'unsafe-eval'" not in allowed["script-src"]
    assert allowed["connect-src"] == allowed["frame-src"] == allowed["form-action"] == ["'self'"]


def test_an_upload_keeps_its_own_policy(client):
    name = default_storage.save("guard.txt", ContentFile(b"words"))
    try:
        assert "sandbox" in client.get(f"/uploads/{name}")[HEADER]
    finally:
        default_storage.delete(name)


def test_a_picture_brings_no_list_of_features(client):
    name = default_storage.save("guard.png", ContentFile(b"a picture"))
    try:
        assert "Permissions-Policy" not in client.get(f"/uploads/{name}")
    finally:
        default_storage.delete(name)


def test_players_may_do_what_their_frames_delegate(client, home):
    header = client.get("/")["Permissions-Policy"]
    for feature in ("autoplay", "encrypted-media", "fullscreen", "picture-in-picture"):
        assert re.search(rf'\b{feature}=\(self [^)]*"https://www.youtube-nocookie.com"', header)


@pytest.mark.parametrize("feature", ["camera", "microphone", "geolocation", "payment"])
def test_nobody_asks_for(client, home, feature):
    assert f"{feature}=()" in client.get("/")["Permissions-Policy"]


@pytest.mark.parametrize("feature", ["publickey-credentials", "web-share", "clipboard-write"])
def test_what_the_site_needs_is_left_to_it(client, home, feature):
    assert feature not in client.get("/")["Permissions-Policy"]


def test_pages_are_used_by_the_site_alone(client, home):
    assert client.get("/")[CORP] == "same-origin"


@pytest.mark.parametrize("path", ["/embed.js", "/api/v1/", "/oembed", "/kari/embed/"])
def test_what_is_meant_for_others_may_be_used_by_them(client, person, path):
    path = path.replace("/kari/", person.url)
    assert client.get(path)[CORP] == "cross-origin"


def test_a_card_for_networks_may_be_shown_by_them(client, person):
    html = client.get(person.url).content.decode()
    card = re.search(r'og:image" content="http://testserver([^"]+)', html)[1]
    assert client.get(card)[CORP] == "cross-origin"


def test_an_answer_that_has_not_changed_says_nothing_of_who_may_use_it(client, person):
    """The browser would take it for the picture's."""
    html = client.get(person.url).content.decode()
    card = re.search(r'og:image" content="http://testserver([^"]+)', html)[1]
    again = client.get(card, headers={"If-None-Match": client.get(card)["ETag"]})
    assert again.status_code == 304 and CORP not in again


def test_a_page_shares_no_window_with_others(client, home):
    assert client.get("/")["Cross-Origin-Opener-Policy"] == "same-origin"


def test_players_learn_the_site_that_they_are_on_and_no_more(client, home):
    assert client.get("/")["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_no_type_is_guessed(client, home):
    assert client.get("/")["X-Content-Type-Options"] == "nosniff"


def test_no_public_address_sets_a_cookie(client, site, person):
    """Neither on a first visit nor, with what that may have left, on the next."""
    urls = [
        *public_urls(site),
        *make_full_site().values(),
        "/robots.txt",
        "/sitemap.xml",
        "/feed/",
        "/api/v1/",
        "/nobody/",
    ]
    assert len(urls) > 40
    assert [url for url in urls if client.get(url).cookies] == []


def test_a_page_with_a_password_sets_one_for_its_form_alone(client, person):
    PageViewRestriction.objects.create(page=person, restriction_type="password", password="x")
    assert set(client.get(person.url).cookies) == {"csrftoken"}


def test_a_page_offers_to_be_read_and_nothing_else(client, person):
    allowed = client.options(person.url)["Allow"]
    assert {method.strip() for method in allowed.split(",")} == {"GET", "HEAD", "OPTIONS"}
