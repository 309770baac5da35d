"""What allauth asks the house: who may come in how, what it is called, what is said."""

import secrets
import time
from base64 import b32encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Site

from profiles.site_names import site_name

from .addresses import client_address
from .notices import notify
from .sealing import seal, unseal

# By the names of allauth's own templates. What is not here is not said.
SAID = {
    "mfa/messages/totp_activated.txt": gettext_lazy("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Your authenticator app is taken off."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Your passkey is added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is taken off."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("These are your recovery codes. Keep them."),
}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made in the admin."""
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or ""

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not within a few minutes of signing in: who has just typed a password need not do it again."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        messages.error(request, gettext("That did not work. Please sign in with your password."))
        return redirect("account_login")

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):
        text = message or SAID.get(message_template)
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        notify(user, template_prefix, self.get_client_ip(self.request))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        "cannot_delete_authenticator": gettext_lazy("This cannot be taken off."),
        "cannot_generate_recovery_codes": gettext_lazy("Set up an authenticator app or a passkey first."),
        "incorrect_code": gettext_lazy("This code is not right. Take the newest one that your app shows."),
        "unverified_email": gettext_lazy("This cannot be set up now."),
    }

    def _get_site_name(self) -> str:
        """What the app and the browser write beside the account: the region, or else the showcase."""
        site = Site.find_for_request(context.request)
        return (site and site_name(site)) or settings.WAGTAIL_SITE_NAME

    def get_totp_label(self, user) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        # In place of a secret that cannot be read stands one that nobody knows: no code fits it.
        return unseal(encrypted_text) or b32encode(secrets.token_bytes(20)).decode()
