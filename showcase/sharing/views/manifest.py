"""What a home screen needs to know of the site (W3C, Web Application Manifest)."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from profiles.views.base import visit

from ..icons import APP_ICONS, icon_address
from ..models import GROUND, Branding
from ..naming import site_name


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The site's name, colours and icons."""
    context, _people = visit(request)
    branding, name = Branding.of(context["site"]), site_name(context["site"])
    return JsonResponse(
        {
            "name": name,
            "short_name": name,
            "start_url": "/",
            "display": "browser",
            "background_color": GROUND,
            "theme_color": branding.accent,
            "icons": [
                {"src": icon_address(branding, size), "sizes": f"{size}x{size}", "type": "image/png"}
                for size in APP_ICONS
            ],
        },
        content_type="application/manifest+json",
    )
