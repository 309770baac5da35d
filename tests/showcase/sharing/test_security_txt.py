"""Whom to tell of a hole (RFC 9116)."""

from datetime import UTC, datetime, timedelta

import pytest

from showcase.sharing.models import Branding

pytestmark = pytest.mark.django_db
PATH = "/.well-known/security.txt"


def fields(response) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in response.content.decode().splitlines():
        name, value = line.split(": ", 1)
        found.setdefault(name, []).append(value)
    return found


@pytest.fixture
def named(settings, site):
    settings.SHOWCASE_SECURITY_CONTACTS = ["security@example.org", "https://example.org/report"]
    return site


def test_contacts_are_addresses_that_a_program_can_follow(client, named):
    assert fields(client.get(PATH))["Contact"] == [
        "mailto:security@example.org",
        "https://example.org/report",
    ]


def test_without_a_contact_in_the_settings_it_is_the_sites_own(client, site):
    Branding.objects.create(site=site, email="office@example.org")
    assert fields(client.get(PATH))["Contact"] == ["mailto:office@example.org"]


def test_where_nobody_is_named_there_is_no_file(client, site):
    assert client.get(PATH).status_code == 404


def test_where_there_is_no_site_there_is_no_file(client, settings, named):
    named.delete()
    assert client.get(PATH).status_code == 404


def test_it_expires_within_the_year_and_not_today(client, named):
    (expires,) = fields(client.get(PATH))["Expires"]
    left = datetime.fromisoformat(expires) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)


def test_it_says_where_it_belongs(client, named):
    assert fields(client.get(PATH))["Canonical"] == [f"http://testserver{PATH}"]


def test_it_names_the_languages_of_the_site(client, named):
    assert fields(client.get(PATH))["Preferred-Languages"] == ["en"]


def test_it_names_a_policy_where_there_is_one(client, named, settings):
    assert "Policy" not in fields(client.get(PATH))
    settings.SHOWCASE_SECURITY_POLICY = "https://example.org/security"
    assert fields(client.get(PATH))["Policy"] == ["https://example.org/security"]


def test_it_is_plain_text(client, named):
    assert client.get(PATH)["Content-Type"] == "text/plain; charset=utf-8"


def test_it_has_one_address_whatever_the_language(client, named):
    assert client.get(f"/nb{PATH}").status_code == 404


def test_it_costs_at_most_four_queries(client, site, django_assert_max_num_queries):
    Branding.objects.create(site=site, email="office@example.org")
    with django_assert_max_num_queries(4):
        client.get(PATH)
