"""The way into the admin."""

import pytest
from django.urls import reverse

from showcase.sharing.models import Branding


@pytest.mark.django_db
def test_the_login_says_what_one_signs_in_to(client):
    assert "Sign in to the showcase" in client.get(reverse("wagtailadmin_login")).content.decode()


def test_a_superuser_is_not_led_to_documents(admin_client):
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{reverse("wagtaildocs:index")}"' not in page
    assert '"documents"' not in page


def test_the_login_names_the_region(client, home):
    assert (
        '<p class="welcome__region">Skogelva</p>'
        in client.get(reverse("wagtailadmin_login")).content.decode()
    )


def test_the_login_wears_the_regions_colour(client, site):
    Branding.objects.create(site=site, accent="#0b5cad")
    assert (
        reverse("machine:accent", args=["0b5cad"])
        in client.get(reverse("wagtailadmin_login")).content.decode()
    )


def test_the_admin_wears_the_mark(admin_client, home):
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert 'class="showcase-mark"' in page and "css/admin/look.css" in page and "icons/favicon.svg" in page


def test_the_admins_windows_are_named_after_the_region(admin_client, home):
    assert "- Skogelva</title>" in admin_client.get(reverse("wagtailadmin_home")).content.decode()
