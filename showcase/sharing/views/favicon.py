"""The icon for those who do not read where it is: they ask for /favicon.ico."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from profiles.views.base import visit

from ..icons import APP_ICONS, icon_address
from ..models import Branding


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """The way to the site's icon, which may change with its branding."""
    visit(request)
    return redirect(icon_address(Branding.for_request(request), APP_ICONS[0]))
