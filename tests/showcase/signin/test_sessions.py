"""How long one stays signed in."""

import time

import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse

from .people import PASSWORD, account_forms, is_in, sign_in

pytestmark = pytest.mark.django_db


def test_signing_in_gives_a_new_session(client, editor):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    before = client.session.session_key
    sign_in(client, "editor")
    assert client.session.session_key != before


def test_it_ends_with_the_browser(client, editor):
    sign_in(client, "editor")
    assert not client.cookies[site_settings.SESSION_COOKIE_NAME]["expires"]


def test_with_remember_me_it_lasts_a_day(client, editor):
    client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD, "remember": "on"})
    assert client.cookies[site_settings.SESSION_COOKIE_NAME]["max-age"] == 24 * 60 * 60


@pytest.mark.parametrize("remember", [{}, {"remember": "on"}])
def test_a_day_after_signing_in_it_has_ended(client, editor, monkeypatch, remember):
    client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD} | remember)
    assert is_in(client)
    from django.contrib.sessions.models import Session

    left = Session.objects.get().expire_date.timestamp() - time.time()
    assert 24 * 60 * 60 - 60 < left <= 24 * 60 * 60


def test_a_new_password_ends_the_other_sessions(client, editor):
    elsewhere = Client()
    sign_in(elsewhere, "editor")
    sign_in(client, "editor")
    new = "another-one-entirely-so"
    forms = account_forms(old_password=PASSWORD, new_password1=new, new_password2=new)
    client.post(reverse("wagtailadmin_account"), forms)
    assert is_in(client)
    assert not is_in(elsewhere)


def test_one_signs_out_everywhere_else(client, editor):
    elsewhere = Client()
    sign_in(elsewhere, "editor")
    sign_in(client, "editor")
    client.post(reverse("signin_elsewhere"))
    assert is_in(client)
    assert not is_in(elsewhere)


def test_and_nobody_else_is_signed_out(client, editor, manager):
    elsewhere = Client()
    sign_in(elsewhere, "manager")
    sign_in(client, "editor")
    client.post(reverse("signin_elsewhere"))
    assert is_in(elsewhere)
