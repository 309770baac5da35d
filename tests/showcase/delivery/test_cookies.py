"""The two cookies of the admin, as production sends them."""

import pytest
from django.test import Client


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_cookies_of_production_are_bound_to_the_host(production, kind):
    assert getattr(production, f"{kind}_COOKIE_NAME").startswith("__Host-")
    assert getattr(production, f"{kind}_COOKIE_SECURE")


def test_the_cookie_of_a_form_is_sent_as_production_says(production, settings, home):
    for name in ("CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY"):
        setattr(settings, name, getattr(production, name))
    cookie = Client().get("/admin/login/", secure=True, follow=True).cookies["__Host-csrftoken"]
    assert cookie["secure"] and cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


def test_the_cookie_of_a_session_is_sent_as_production_says(production, settings, manager, home):
    for name in ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE"):
        setattr(settings, name, getattr(production, name))
    client = Client()
    client.force_login(manager)
    cookie = client.cookies["__Host-sessionid"]
    assert cookie["secure"] and settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax" and not settings.SESSION_COOKIE_DOMAIN
