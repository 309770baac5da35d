"""The site's icon in the sizes that browsers and home screens ask for: the branding's, or else the wheel."""

from django.templatetags.static import static
from wagtail.images.shortcuts import get_rendition_or_not_found

from .models import Branding

APP_ICONS = (192, 512)
# Apple's home screen takes one size, and makes it smaller itself.
TOUCH_ICON = 180
SIZES = (*APP_ICONS, TOUCH_ICON)


def icon_address(branding: Branding, size: int) -> str:
    """The path of a square PNG of so many pixels. A branding's sizes are drawn when it is saved."""
    if branding.icon is None:
        return static(f"icons/wheel-{size}.png")
    return get_rendition_or_not_found(branding.icon, _filter(size)).url


def draw_icons(branding: Branding) -> None:
    """Draw every size of a branding's icon, so that no visitor waits for it."""
    if branding.icon:
        branding.icon.get_renditions(*[_filter(size) for size in SIZES])


def _filter(size: int) -> str:
    return f"fill-{size}x{size}|format-png"
