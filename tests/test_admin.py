"""The way into the admin."""

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_the_login_says_what_one_signs_in_to(client):
    assert "Sign in to the showcase" in client.get(reverse("wagtailadmin_login")).content.decode()


def test_a_superuser_is_not_led_to_documents(admin_client):
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{reverse("wagtaildocs:index")}"' not in page
    assert '"documents"' not in page
