"""What somebody who is signed in sets up, under their account. Wagtail asks for access to the admin first."""

from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.urls import path
from django.views.generic import RedirectView

from .forms import PasskeyAgainForm
from .views import (
    AppView,
    CodeAgainView,
    PasskeyView,
    PasswordAgainView,
    WaysView,
    remove_from,
    sign_out_elsewhere,
)

urlpatterns = [
    path("account/sign-in/", WaysView.as_view(), name="mfa_index"),
    path("account/sign-in/elsewhere/", sign_out_elsewhere, name="signin_elsewhere"),
    path("account/sign-in/again/", PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("account/sign-in/again/code/", CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path(
        "account/sign-in/again/passkey/",
        ReauthenticateWebAuthnView.as_view(
            form_class=PasskeyAgainForm, template_name="wagtailadmin/signin/again_passkey.html"
        ),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/sign-in/app/", AppView.as_view(), name="mfa_activate_totp"),
    path(
        "account/sign-in/app/remove/",
        DeactivateTOTPView.as_view(template_name="wagtailadmin/signin/app_remove.html"),
        name="mfa_deactivate_totp",
    ),
    path("account/sign-in/passkeys/add/", PasskeyView.as_view(), name="mfa_add_webauthn"),
    path(
        "account/sign-in/passkeys/<int:pk>/remove/",
        RemoveWebAuthnView.as_view(template_name="wagtailadmin/signin/passkey_remove.html"),
        name="mfa_remove_webauthn",
    ),
    # Where allauth goes after that: the passkeys stand with the rest.
    path(
        "account/sign-in/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"
    ),
    path(
        "account/sign-in/codes/",
        ViewRecoveryCodesView.as_view(template_name="wagtailadmin/signin/codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/sign-in/codes/new/",
        GenerateRecoveryCodesView.as_view(template_name="wagtailadmin/signin/codes_new.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/sign-in/codes/download/",
        DownloadRecoveryCodesView.as_view(template_name="wagtailadmin/signin/codes.txt"),
        name="mfa_download_recovery_codes",
    ),
    path("users/<int:pk>/second-factor/", remove_from, name="signin_remove_from"),
]
