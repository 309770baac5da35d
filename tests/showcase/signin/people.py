"""People at the door of the admin, for the tests of signing in."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

PASSWORD = "demo-wheels-turning"


def give_app(user: User) -> str:
    """Set an authenticator app up; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def give_recovery_codes(user: User) -> list[str]:
    return RecoveryCodes.activate(user).generate_codes()


def shown_by(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra):
    """The answer to the login form."""
    return client.post(reverse("wagtailadmin_login"), {"username": username, "password": password}, **extra)


def account_forms(**passwords: str) -> dict[str, str]:
    """What somebody sends who saves their account in the admin; `passwords` fill the form for a new one."""
    return {
        "name_email-first_name": "Kari",
        "name_email-last_name": "Nordmann",
        "name_email-email": "kari@example.org",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
    } | {f"password-{name}": value for name, value in passwords.items()}


def type_code(client: Client, code: str, **extra):
    """The answer to the form of the second step."""
    return client.post(reverse("mfa_authenticate"), {"code": code}, **extra)


def is_in(client: Client) -> bool:
    """Whether the admin opens."""
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
