"""Too many attempts: by account and by address, said in plain words, and forgotten in time."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from .people import PASSWORD, account_forms, give_app, is_in, shown_by, sign_in, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings) -> None:
    settings.SHOWCASE_FAILURES_PER_ACCOUNT = settings.AXES_FAILURE_LIMIT = 3
    settings.SHOWCASE_FAILURES_PER_ADDRESS = 6


def fail(client: Client, username: str, times: int, **extra):
    """The last of so many answers to a wrong password."""
    for _ in range(times):
        response = sign_in(client, username, "not-this-one-either", **extra)
    return response


def later(minutes: int) -> None:
    """Let what was tried be so much longer ago."""
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=attempt.pk).update(
            attempt_time=attempt.attempt_time - timedelta(minutes=minutes)
        )


def test_two_mistakes_cost_nothing(client, editor):
    fail(client, "editor", 2)
    sign_in(client, "editor")
    assert is_in(client)


def test_the_third_locks_the_account(client, editor):
    fail(client, "editor", 3)
    sign_in(client, "editor")
    assert not is_in(client)


def test_the_page_says_when_to_come_again(client, editor):
    response = fail(client, "editor", 3)
    assert response.status_code == 429
    assert 14 * 60 < int(response.headers["Retry-After"]) <= 15 * 60
    until = timezone.localtime(timezone.now() + timedelta(minutes=15, seconds=59))
    said = f"Too many attempts. You can try again after {until:%H:%M}"
    earlier = f"Too many attempts. You can try again after {until - timedelta(minutes=1):%H:%M}"
    assert said in response.content.decode() or earlier in response.content.decode()


def test_a_locked_account_is_locked_everywhere(client, editor):
    fail(client, "editor", 3)
    other = Client(REMOTE_ADDR="192.0.2.7")
    sign_in(other, "editor")
    assert not is_in(other)


def test_others_at_the_address_still_get_in(client, editor, manager):
    fail(client, "editor", 3)
    sign_in(client, "manager")
    assert is_in(client)


def test_an_address_that_tries_many_accounts_is_locked(client, editor):
    for number in range(6):
        fail(client, f"somebody{number}", 1)
    assert sign_in(client, "editor").status_code == 429


def test_and_no_other_address_is(client, editor):
    for number in range(6):
        fail(client, f"somebody{number}", 1)
    other = Client(REMOTE_ADDR="192.0.2.7")
    sign_in(other, "editor")
    assert is_in(other)


def test_after_a_quarter_of_an_hour_the_account_opens_again(client, editor):
    fail(client, "editor", 3)
    later(15)
    sign_in(client, "editor")
    assert is_in(client)


def test_who_keeps_trying_does_not_make_it_longer(client, editor):
    fail(client, "editor", 3)
    later(14)
    fail(client, "editor", 5)
    later(1)
    sign_in(client, "editor")
    assert is_in(client)


def test_signing_in_forgets_earlier_mistakes(client, editor):
    fail(client, "editor", 2)
    sign_in(client, "editor")
    other = Client()
    fail(other, "editor", 2)
    sign_in(other, "editor")
    assert is_in(other)


def test_but_not_what_the_address_did_to_others(client, editor):
    for number in range(5):
        fail(client, f"somebody{number}", 1)
    sign_in(client, "editor")
    assert fail(Client(), "somebody", 1).status_code == 429


def test_a_name_that_nobody_has_is_answered_as_any_other(client, editor):
    answers = [[fail(client, name, 1).status_code for _ in range(4)] for name in ("editor", "nobody")]
    assert answers[0] == answers[1]


def test_wrong_codes_lock_too(client, editor):
    secret = give_app(editor)
    sign_in(client, "editor")
    for _ in range(3):
        response = type_code(client, shown_by(secret, 9))
    assert response.status_code == 429
    type_code(client, shown_by(secret))
    assert not is_in(client)


def test_the_right_password_between_does_not_forget_them(client, editor):
    secret = give_app(editor)
    for _ in range(3):
        sign_in(client, "editor")
        type_code(client, shown_by(secret, 9))
    assert sign_in(Client(), "editor").status_code == 429


def guess(client: Client, old: str) -> str:
    """What the account says to another password that is asked for with this as the old one."""
    new = "another-one-entirely-so"
    forms = account_forms(old_password=old, new_password1=new, new_password2=new)
    return client.post(reverse("wagtailadmin_account"), forms, follow=True).content.decode()


def test_the_old_password_cannot_be_guessed_in_an_open_session(client, editor):
    sign_in(client, "editor")
    assert "This is not your password." in guess(client, "not-this-one-either")
    assert "This is not your password." in guess(client, "nor-this-one")
    assert "Too many attempts." in guess(client, "nor-that-one")
    assert "Too many attempts." in guess(client, PASSWORD)
    later(16)
    assert "Your account settings have been changed" in guess(client, PASSWORD)


def test_requests_for_a_new_password_are_counted(client, editor, mailoutbox):
    answers = [client.post(reverse("wagtailadmin_password_reset"), {"email": editor.email}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert len(mailoutbox) == 3


def test_they_do_not_tell_who_is_there(client, editor, mailoutbox):
    known, unknown = (
        client.post(reverse("wagtailadmin_password_reset"), {"email": email})
        for email in (editor.email, "nobody@example.org")
    )
    assert (known.status_code, known.url, known.content) == (
        unknown.status_code,
        unknown.url,
        unknown.content,
    )


def test_nor_by_how_long_they_take(rf, editor, mailoutbox):
    """Whether there is such an account is looked up, and the mail sent, when the answer is given."""
    from showcase.signin.views import ResetView

    request = rf.post(reverse("wagtailadmin_password_reset"), {"email": editor.email})
    request._dont_enforce_csrf_checks = True
    response = ResetView.as_view()(request)
    assert mailoutbox == []
    response.close()
    assert len(mailoutbox) == 1


def test_a_mail_that_cannot_be_sent_is_no_error_of_the_page(client, editor, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = client.post(reverse("wagtailadmin_password_reset"), {"email": editor.email})
    assert response.status_code == 302
    assert "Failed to send password reset email" in caplog.text


def test_a_lock_is_logged_once(client, editor, caplog):
    fail(client, "editor", 5)
    locks = [r for r in caplog.records if r.name == "showcase.signin.signal_handlers"]
    assert [(r.levelno, r.getMessage()) for r in locks] == [
        (
            logging.WARNING,
            "Locked out after too many attempts to sign in: account editor, address 127.0.0.1.",
        )
    ]


def test_what_may_be_a_password_is_not_logged(client, editor, caplog):
    caplog.set_level(logging.DEBUG, "axes")
    fail(client, "my-password-in-the-wrong-field", 4)
    assert "my-password" not in caplog.text
    assert "account unknown" in caplog.text


def test_no_password_and_no_code_is_kept(client, editor):
    give_app(editor)
    fail(client, "editor", 1)
    sign_in(client, "editor")
    type_code(client, "314159")
    kept = " ".join(AccessAttempt.objects.values_list("post_data", flat=True))
    assert "not-this-one" not in kept and "314159" not in kept


@pytest.mark.parametrize(
    ("command", "what"), [("axes_reset_username", "editor"), ("axes_reset_ip", "127.0.0.1")]
)
def test_the_operator_lifts_it(client, editor, command, what, capsys):
    fail(client, "editor", 3)
    call_command(command, what)
    sign_in(client, "editor")
    assert is_in(client)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("", None),
    ],
)
def test_failures_count_for_the_network_that_they_come_from(client, editor, address, counted):
    fail(client, "editor", 1, REMOTE_ADDR=address)
    assert AccessAttempt.objects.get().ip_address == counted


def test_nobody_says_for_themselves_where_they_come_from(client, editor):
    fail(client, "editor", 1, headers={"x-forwarded-for": "203.0.113.5"})
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_the_throttle_outlives_the_cache(client, editor):
    from django.core.cache import cache

    fail(client, "editor", 3)
    cache.clear()
    assert sign_in(client, "editor").status_code == 429


def test_code_without_a_request_is_not_throttled(client, editor):
    assert client.login(username="editor", password=PASSWORD)
