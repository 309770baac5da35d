"""The second factor: what it opens, and that nothing opens without it."""

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import PageViewRestriction

from .people import PASSWORD, give_app, give_recovery_codes, has_app, is_in, shown_by, sign_in, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(editor) -> str:
    return give_app(editor)


@pytest.fixture
def set_up(django_capture_on_commit_callbacks):
    """A function that sets an app up as its owner does; it gives the answer to the first code."""

    def start(client: Client):
        secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse("mfa_activate_totp"), {"code": shown_by(secret)})

    return start


def test_a_password_alone_opens_the_admin_where_there_is_no_second_factor(client, editor):
    sign_in(client, "editor")
    assert is_in(client)


def test_after_the_password_comes_the_code(client, secret):
    assert sign_in(client, "editor").url == reverse("mfa_authenticate")


def test_the_password_alone_does_not_open_the_admin(client, secret):
    sign_in(client, "editor")
    assert SESSION_KEY not in client.session
    assert not is_in(client)


def test_the_code_opens_the_admin(client, secret):
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    assert is_in(client)


def test_a_code_may_be_half_a_minute_old_and_have_a_space(client, secret):
    code = shown_by(secret, -1)
    sign_in(client, "editor")
    type_code(client, f" {code[:3]} {code[3:]}")
    assert is_in(client)


def test_a_wrong_code_does_not(client, secret):
    sign_in(client, "editor")
    response = type_code(client, shown_by(secret, 7))
    assert "This code is not right" in response.content.decode()
    assert not is_in(client)


def test_a_code_is_right_once(client, secret):
    code = shown_by(secret)
    sign_in(client, "editor")
    type_code(client, code)
    other = Client()
    sign_in(other, "editor")
    type_code(other, code)
    assert not is_in(other)


def test_an_older_code_is_not_right_after_a_newer_one(client, secret):
    sign_in(client, "editor")
    type_code(client, shown_by(secret, 1))
    other = Client()
    sign_in(other, "editor")
    type_code(other, shown_by(secret))
    assert not is_in(other)


def test_a_recovery_code_opens_the_admin_once(client, editor, secret):
    code = give_recovery_codes(editor)[0]
    sign_in(client, "editor")
    type_code(client, code)
    assert is_in(client)
    other = Client()
    sign_in(other, "editor")
    type_code(other, code)
    assert not is_in(other)


def test_the_code_leads_to_where_one_wanted_to_go(client, secret):
    account = reverse("wagtailadmin_account")
    data = {"username": "editor", "password": PASSWORD, "next": account}
    client.post(reverse("wagtailadmin_login"), data)
    assert type_code(client, shown_by(secret)).url == account


def test_nobody_is_led_to_another_site(client, editor):
    data = {"username": "editor", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("wagtailadmin_login"), data).url == reverse("wagtailadmin_home")


def test_a_code_without_a_password_leads_back_to_it(client, secret):
    assert type_code(client, shown_by(secret)).url == reverse("wagtailadmin_login")


def test_a_session_that_was_not_asked_for_the_factor_ends_at_the_admin(client, editor, secret):
    client.force_login(editor)
    assert not is_in(client)
    assert SESSION_KEY not in client.session


def test_a_session_of_another_account_does_not_count(client, editor, manager, secret):
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    records = client.session[AUTHENTICATION_METHODS_SESSION_KEY]
    give_app(manager)
    other = Client()
    other.force_login(manager)
    session = other.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session.save()
    assert not is_in(other)


def test_the_login_of_private_pages_is_the_same_door(client, home):
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/", follow=True)
    assert response.redirect_chain[-1][0] == f"{reverse('wagtailadmin_login')}?next=%2F"


def test_a_private_page_stays_closed_to_the_password_alone(client, home, secret):
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    client.post("/_util/login/", {"username": "editor", "password": PASSWORD, "next": "/"})
    sign_in(client, "editor")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("prefix", ["", "/nb", "/nn"])
def test_the_login_of_private_pages_takes_no_password(client, home, editor, prefix):
    client.post(f"{prefix}/_util/login/", {"username": "editor", "password": PASSWORD})
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reset_password", "account_set_password"]
)
def test_allauths_own_addresses_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/signup/", "/admin/signup/", "/admin/account/login/"]
)
def test_nor_under_another_address(client, home, editor, path):
    client.post(path, {"username": "editor", "password": PASSWORD})
    assert SESSION_KEY not in client.session


def test_a_new_password_by_mail_does_not_replace_the_factor(client, editor, secret, mailoutbox):
    client.post(reverse("wagtailadmin_password_reset"), {"email": editor.email})
    link = next(word for word in mailoutbox[0].body.split() if "/password_reset/confirm/" in word)
    form = client.get(link[link.index("/admin/") :], follow=True)
    new = "another-one-entirely-so"
    client.post(form.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert sign_in(client, "editor", new).url == reverse("mfa_authenticate")


def test_a_passkey_that_is_none_is_refused(client, secret):
    sign_in(client, "editor")
    for credential in ("", "null", "[]", "{}", '{"id": 1}', '{"response": {"userHandle": "!"}}'):
        assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert not is_in(client)


def test_a_passkey_that_is_none_does_not_sign_in_by_itself(client, editor, secret):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    for credential in ("", "null", "[]", "{}", '{"id": 1}', '{"response": {"userHandle": "!"}}'):
        response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
        assert response.status_code == 302, credential
    assert not is_in(client)


def test_the_key_can_be_typed_as_well(client, editor):
    sign_in(client, "editor")
    page = client.get(reverse("mfa_activate_totp"))
    assert page.context["form"].secret in page.content.decode()


def test_somebody_sets_an_app_up(client, editor, set_up):
    sign_in(client, "editor")
    assert set_up(client).url == reverse("mfa_view_recovery_codes")
    assert has_app(editor) and is_in(client)


def test_recovery_codes_come_with_it(client, editor, set_up):
    sign_in(client, "editor")
    set_up(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in client.get(reverse("mfa_download_recovery_codes")).content.decode()


def test_setting_up_signs_out_everywhere_else(client, editor, set_up):
    elsewhere = Client()
    sign_in(elsewhere, "editor")
    sign_in(client, "editor")
    set_up(client)
    assert not is_in(elsewhere)


def test_its_owner_gets_a_mail(client, editor, set_up, mailoutbox):
    sign_in(client, "editor")
    set_up(client)
    assert mailoutbox[0].to == [editor.email]
    assert "An authenticator app was set up." in mailoutbox[0].body


def test_an_app_is_taken_off(client, editor, secret):
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    client.post(reverse("mfa_deactivate_totp"))
    assert not has_app(editor)


def test_long_after_signing_in_one_is_asked_again(client, editor, secret):
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    session = client.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= 3600
    session.save()
    asked = client.get(reverse("mfa_deactivate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    wrong = client.post(asked.url, {"password": "not-this-one"})
    assert "This is not your password." in wrong.content.decode()
    assert client.post(asked.url, {"password": PASSWORD}).url == reverse("mfa_deactivate_totp")
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_the_database_does_not_tell_the_secret(editor, secret):
    from allauth.mfa.models import Authenticator

    assert secret not in str(Authenticator.objects.get(user=editor).data)


def test_a_former_key_of_the_site_still_reads_it(client, editor, settings):
    settings.SECRET_KEY = "the-former-key-of-the-site"
    secret = give_app(editor)
    settings.SECRET_KEY = "the-new-key-of-the-site"
    settings.SECRET_KEY_FALLBACKS = ["the-former-key-of-the-site"]
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    assert is_in(client)


def test_without_it_nothing_fits_and_the_log_says_why(client, editor, settings, caplog):
    settings.SECRET_KEY = "the-former-key-of-the-site"
    secret = give_app(editor)
    settings.SECRET_KEY = "the-new-key-of-the-site"
    sign_in(client, "editor")
    assert "This code is not right" in type_code(client, shown_by(secret)).content.decode()
    assert "SECRET_KEY_FALLBACKS" in caplog.text


@pytest.mark.parametrize("path", ["/", "/nobody/", "/explore/"])
def test_a_visitors_page_does_not_look_at_the_session(client, home, path):
    response = client.get(path)
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
