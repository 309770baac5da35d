"""The door of the admin, before anybody is signed in. Stands before Wagtail's own addresses, which it replaces.

The names are those that Wagtail and allauth look for. Of allauth's addresses there are only these and those of
`account_urls.py`: none to sign up, none that a password alone opens.
"""

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.urls import path
from django.views.decorators.cache import never_cache

from .forms import PasskeyAloneForm
from .views import CodeView, ResetView, SignInView

urlpatterns = [
    path("login/", never_cache(SignInView.as_view()), name="account_login"),
    path("login/code/", never_cache(CodeView.as_view()), name="mfa_authenticate"),
    path(
        "login/passkey/",
        never_cache(LoginWebAuthnView.as_view(form_class=PasskeyAloneForm)),
        name="mfa_login_webauthn",
    ),
    path("password_reset/", never_cache(ResetView.as_view()), name="wagtailadmin_password_reset"),
]
