"""Headers that tell browsers what a page may do, and who may use it. Django's SecurityMiddleware sends the others."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_permissions_policy import PermissionsPolicyMiddleware

from .policies import (
    NONE,
    SELF,
    admin_directives,
    features,
    policy,
    preview_directives,
    public_directives,
)

CSP = "Content-Security-Policy"
CORP = "Cross-Origin-Resource-Policy"
# Who may frame a page is decided once, by Django's decorators for X-Frame-Options (CSP 3 §6.4.2 says the same anew).
ANCESTORS = (NONE, SELF, None)
# Pictures, films and captions are hot-linked by feed readers, chats and programs that read the API.
SHARED_TYPES = ("image/", "video/", "text/vtt")

Middleware = Callable[[HttpRequest], HttpResponse]


class ContentSecurityMiddleware:
    """Content-Security-Policy and Cross-Origin-Resource-Policy on every answer of the application.

    The policies are written once, when the process starts. A view that sends a policy of its own keeps it. Asks no
    database, and must stand outside `XFrameOptionsMiddleware`, whose header it reads, and inside any page cache.
    """

    def __init__(self, get_response: Middleware) -> None:
        self._get_response = get_response
        self._admin_path = reverse("wagtailadmin_home")
        self._public, self._admin, self._preview = (
            {ancestors: policy(directives, ancestors) for ancestors in ANCESTORS}
            for directives in (public_directives(), admin_directives(), preview_directives())
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        # Django's own pages for developers have their style and scripts in them.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            self._set_policy(request, response)
        # A 304 changes the headers of the answer that it stands for, and has no type to decide by (RFC 9110 §15.4.5).
        if response.status_code != 304:
            response.setdefault(CORP, "cross-origin" if is_shared(response) else "same-origin")
        return response

    def _set_policy(self, request: HttpRequest, response: HttpResponse) -> None:
        policies = self._admin if request.path.startswith(self._admin_path) else self._public
        if CSP in response:
            # A preview in the admin is a public page that has been through here, for visitors.
            if response[CSP] not in self._public.values():
                return
            policies = self._preview
        response[CSP] = policies[ancestors_of(response)]


def ancestors_of(response: HttpResponse) -> str | None:
    """Who may frame the page, as `policy` takes it."""
    if getattr(response, "xframe_options_exempt", False):
        return None
    return SELF if response.get("X-Frame-Options") == "SAMEORIGIN" else NONE


def is_shared(response: HttpResponse) -> bool:
    """Whether pages of other sites may use the answer: what is embedded, pictures and films, what CORS opens to all."""
    return (
        ancestors_of(response) is None
        or response.get("Access-Control-Allow-Origin") == "*"
        or response.get("Content-Type", "").startswith(SHARED_TYPES)
    )


def permissions_policy(get_response: Middleware) -> Middleware:
    """Middleware for Permissions-Policy, with the features of policies.py.

    Not on pictures and films, which use no feature: with twenty of them it was as much again as a whole page.
    """
    on_everything = PermissionsPolicyMiddleware(get_response, policy=features())

    def on_documents(request: HttpRequest) -> HttpResponse:
        response = on_everything(request)
        if response.get("Content-Type", "").startswith(SHARED_TYPES):
            del response["Permissions-Policy"]
        return response

    return on_documents
