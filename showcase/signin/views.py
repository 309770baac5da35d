"""The door of the admin, and what a person sets up for it."""

from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeReauthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.account import LoginView, PasswordResetView
from wagtail.log_actions import log

from .factors import has_factor, must_have_factor, remove_factors
from .forms import (
    AppForm,
    CodeAgainForm,
    CodeForm,
    PasskeyForm,
    PasskeyUseForm,
    PasswordAgainForm,
    SignInForm,
)
from .notices import notify
from .responses import RedirectAndThen, with_lock
from .sessions import end_sessions
from .throttle import LOCKED, find_lock, record_failure


class SignInView(LoginView):
    """Wagtail's page; a right password leads to the second factor, where there is one."""

    def get_form_class(self):
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        # “Remember me”: as Wagtail does it, but before the second step. 0 ends with the browser.
        remember = form.cleaned_data.get("remember")
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)
        login = Login(user=form.get_user(), redirect_url=self.get_success_url())
        return perform_password_login(self.request, {"username": form.get_user().get_username()}, login)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        return with_lock(super().form_invalid(form), form)


class CodeView(AuthenticateView):
    """The second step: a code or a passkey."""

    form_class = CodeForm
    webauthn_form_class = PasskeyUseForm
    template_name = "wagtailadmin/signin/code.html"

    def form_invalid(self, form) -> HttpResponse:
        return with_lock(super().form_invalid(form), form)


class ResetView(PasswordResetView):
    """Wagtail's, for a few times. Who has an account is told neither by the answer nor by its time."""

    def form_valid(self, form) -> HttpResponse:
        username = f"password reset: {form.cleaned_data['email'].casefold()}"[:255]
        lock = find_lock(self.request, username)
        if lock is not None:
            form.add_error(None, ValidationError(lock.words, code=LOCKED, params={"seconds": lock.seconds}))
            return with_lock(self.form_invalid(form), form)
        record_failure(self.request, username)
        options = {
            "use_https": self.request.is_secure(),
            "request": self.request,
            "email_template_name": self.email_template_name,
            "subject_template_name": self.subject_template_name,
        }
        return RedirectAndThen(str(self.get_success_url()), lambda: form.save(**options))


class WaysView(IndexView):
    """Everything that somebody signs in with."""

    template_name = "wagtailadmin/signin/ways.html"

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        found = has_factor(user)
        return super().get_context_data(**kwargs) | {
            "has_factor": found,
            "compulsory": must_have_factor(user),
        }


class _AddsFactor:
    """This session goes on, for it has just seen the factor. Those that knew the password alone end."""

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa")
        end_sessions(self.request.user, keep=self.request.session.session_key)
        return response


class AppView(_AddsFactor, ActivateTOTPView):
    form_class = AppForm
    template_name = "wagtailadmin/signin/app.html"


class PasskeyView(_AddsFactor, AddWebAuthnView):
    form_class = PasskeyForm
    template_name = "wagtailadmin/signin/passkey.html"


class PasswordAgainView(ReauthenticateView):
    form_class = PasswordAgainForm
    template_name = "wagtailadmin/signin/again.html"

    def form_invalid(self, form) -> HttpResponse:
        return with_lock(super().form_invalid(form), form)


class CodeAgainView(CodeReauthenticateView):
    form_class = CodeAgainForm
    template_name = "wagtailadmin/signin/again.html"

    def form_invalid(self, form) -> HttpResponse:
        return with_lock(super().form_invalid(form), form)


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    end_sessions(request.user, keep=request.session.session_key)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")


@require_http_methods(["GET", "POST"])
def remove_from(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody's second factor off, for a lost phone. Superusers may."""
    if not request.user.is_superuser:
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    if request.method == "GET":
        return render(
            request, "wagtailadmin/signin/remove_from.html", {"person": user, "has_factor": has_factor(user)}
        )
    if remove_factors(user):
        end_sessions(user, keep=request.session.session_key)
        log(instance=user, action="showcase.remove_second_factor")
        notify(user, "removed")
    messages.success(
        request, _("The second factor of %(name)s is taken off.") % {"name": user.get_username()}
    )
    return redirect(reverse("wagtailusers_users:edit", args=[user.pk]))
