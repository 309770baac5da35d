"""Nobody goes past the second factor."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .factors import has_factor, must_have_factor, was_asked

# The door itself, the way out, and what their pages are drawn with.
DOOR = frozenset(
    {
        "account_login",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_sprite",
    }
)
# Where a factor is set up.
SET_UP = frozenset(
    {
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
    }
)


class SecondFactorMiddleware:
    """In the admin, whoever has a second factor has been asked for it, and whoever needs one has it.

    The door sees to the first already. This holds it for a session that came another way, or began before the factor
    was there. Only the admin's addresses are looked at: a visitor's page costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._admin = f"/{settings.SHOWCASE_ADMIN_PATH}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name
        if not request.path_info.startswith(self._admin) or name in DOOR or not request.user.is_authenticated:
            return None
        if has_factor(request.user):
            return None if was_asked(request) else self._back_to_the_door(request)
        if name in SET_UP or not must_have_factor(request.user):
            return None
        return self._instead(request, redirect("mfa_index"))

    def _back_to_the_door(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return self._instead(request, redirect_to_login(request.get_full_path()))

    def _instead(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise PermissionDenied
        return response
