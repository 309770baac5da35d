"""The site's icon in the sizes that browsers and home screens ask for: the branding's, or else the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static

if TYPE_CHECKING:
    from .models import Branding

APP_ICONS = (192, 512)
# Apple's home screen takes one size, and makes it smaller itself.
TOUCH_ICON = 180
SIZES = (*APP_ICONS, TOUCH_ICON)


def icon_address(branding: Branding, size: int) -> str:
    """The path of a square PNG of so many pixels. A branding's sizes were drawn when it was saved."""
    drawn = branding.drawn.get(f"icon-{size}")
    return drawn["src"] if drawn else static(f"icons/wheel-{size}.png")
