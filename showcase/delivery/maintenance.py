"""The site closed for a while: visitors are told so, and the operator works on."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

# Seconds until machines may ask again (RFC 9110 §10.2.3).
RETRY_AFTER = 600
# The health of the process is no matter of whether the site is open.
HEALTH = "/-/"


class MaintenanceMiddleware:
    """While `SHOWCASE_MAINTENANCE` is on, every public address answers 503, without a look at the database.

    Stands before sessions and redirects, which need one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.SHOWCASE_MAINTENANCE:
            raise MiddlewareNotUsed
        self._get_response = get_response
        # Uploads too: the admin shows pictures.
        self._open = (HEALTH, settings.STATIC_URL, settings.MEDIA_URL, reverse("wagtailadmin_home"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self._open):
            return self._get_response(request)
        # RFC 9110 §15.6.4. Not stored anywhere: the next visit must ask again.
        headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
