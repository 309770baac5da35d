"""What a home screen needs to know of the site (W3C, Web Application Manifest)."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from media.cards.colours import BIRCH, in_hex
from profiles.views.base import visit

from ..icons import APP_ICONS, icon_address
from ..models import Branding


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The site's name, colours and icons."""
    visit(request)
    branding = Branding.for_request(request)
    return JsonResponse(
        {
            "name": branding.site_name,
            "short_name": branding.site_name,
            "start_url": "/",
            "display": "browser",
            "background_color": in_hex(BIRCH),
            "theme_color": branding.accent,
            "icons": [
                {
                    "src": icon_address(branding, size),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    # The wheel keeps within the circle that a home screen may cut out; of another mark nobody knows.
                    "purpose": "any" if branding.icon else "any maskable",
                }
                for size in APP_ICONS
            ],
        },
        content_type="application/manifest+json",
    )
