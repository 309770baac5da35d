"""The forms of signing in. Each of them counts what is wrong, and says when it is too often."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.forms.auth import LoginForm, PasswordChangeForm

from .codes import use_code
from .throttle import record_failure, refuse_locked

CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "none",
    "spellcheck": "false",
}


class SignInForm(LoginForm):
    """Wagtail's, for whoever is not locked out."""

    def __init__(self, request=None, *args, **kwargs) -> None:
        super().__init__(request, *args, **kwargs)
        # For password managers, which "off" on the form would otherwise leave guessing (WCAG 2.2 SC 1.3.5).
        self.fields["username"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def clean(self) -> dict:
        username = self.cleaned_data.get("username")
        if username:
            refuse_locked(self.request, username)
        try:
            return super().clean()
        except ValidationError:
            # The attempt that was one too many says so itself.
            refuse_locked(self.request, username)
            raise


class CodeForm(AuthenticateForm):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy(
            "The six digits that your authenticator app shows, or one of your recovery codes."
        ),
        max_length=40,
        widget=forms.TextInput(attrs=CODE | {"autofocus": ""}),
    )

    def clean_code(self) -> str:
        username = self.user.get_username()
        refuse_locked(context.request, username)
        code = self.cleaned_data["code"]
        authenticator = use_code(self.user, code)
        if authenticator is None:
            record_failure(context.request, username)
            refuse_locked(context.request, username)
            raise ValidationError(
                gettext(
                    "This code is not right, or was used before. Take the newest one that your app shows."
                ),
                code="incorrect_code",
            )
        authenticator.user = self.user
        self.authenticator = authenticator
        return code


class CodeAgainForm(CodeForm):
    """The same from somebody who is signed in, before something that matters."""

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=True)


class PasswordAgainForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": ""}),
    )

    def __init__(self, *args, user: User, **kwargs) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        return _own_password(self.user, self.cleaned_data["password"])


class NewPasswordForm(PasswordChangeForm):
    """Wagtail's, in which the old password cannot be guessed any oftener than elsewhere."""

    def clean_old_password(self) -> str:
        return _own_password(self.user, self.cleaned_data["old_password"])


def _own_password(user: User, password: str) -> str:
    """The password. Raises `ValidationError` where it is another, which counts, or where that was too often."""
    username = user.get_username()
    refuse_locked(context.request, username)
    if not password or authenticate(context.request, username=username, password=password) != user:
        refuse_locked(context.request, username)
        raise ValidationError(gettext("This is not your password."), code="incorrect_password")
    return password


class AppForm(ActivateTOTPForm):
    """The first code of an app that is being set up."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("The six digits that the app shows now."),
        max_length=40,
        widget=forms.TextInput(attrs=CODE),
    )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return super().clean_code()


# What a browser has not made raises one of these in fido2 or allauth, somewhere.
NOT_A_PASSKEY = (AttributeError, InvalidSignature, LookupError, TypeError, ValueError)


class _UsesPasskey:
    """What is no passkey is told so, and is not an error of the server."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except NOT_A_PASSKEY as error:
            raise _not_accepted() from error


class PasskeyUseForm(_UsesPasskey, AuthenticateWebAuthnForm):
    pass


class PasskeyAloneForm(_UsesPasskey, LoginWebAuthnForm):
    pass


class PasskeyAgainForm(_UsesPasskey, ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(AddWebAuthnForm):
    """A passkey that signs in by itself: the device asks for a finger, a face or a PIN."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("So that you know it again: “Phone”, “Laptop at work”."),
        required=False,
        max_length=60,
    )
    # The script of allauth reads whether this box is ticked; here it always is, and nobody needs to see it.
    passwordless = forms.BooleanField(
        initial=True, required=True, widget=forms.CheckboxInput(attrs={"hidden": ""})
    )

    def clean(self) -> dict:
        try:
            return super().clean()
        except NOT_A_PASSKEY as error:
            raise _not_accepted() from error


def _not_accepted() -> ValidationError:
    return ValidationError(gettext("This passkey was not accepted. Please try again."), code="incorrect_code")
