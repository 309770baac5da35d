"""The pictures that every page of a site shows: drawn when the branding is saved, and noted down with it.

Reading a page asks for none of them: their addresses and sizes come in the branding's own row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from wagtail.images.models import SourceImageIOError

from media.models import Image

from .icons import SIZES

if TYPE_CHECKING:
    from .models import Branding

# Twice as large as they are shown, for screens of high density. PNG keeps what is transparent.
LOGO, PARTNER = "max-560x112|format-png", "max-360x112|format-png"


class Drawn(TypedDict):
    """One picture as a page shows it; the size in pixels of its file."""

    src: str
    width: int
    height: int


def draw(branding: Branding) -> dict[str, Drawn]:
    """Every picture of a branding by what it is: `logo`, `icon-<size>`, `partner-<id of the picture>`.

    Without those that cannot be read: a file that is gone must not keep the rest of the branding from being saved.
    """
    partners = Image.objects.in_bulk(partner_logos(branding))
    drawn = {"logo": _drawn(branding.logo, LOGO)}
    drawn |= {f"icon-{size}": _drawn(branding.icon, f"fill-{size}x{size}|format-png") for size in SIZES}
    drawn |= {f"partner-{key}": _drawn(logo, PARTNER) for key, logo in partners.items()}
    return {name: picture for name, picture in drawn.items() if picture}


def partner_logos(branding: Branding) -> list[int]:
    """The ids of the partners' logos, from the branding's own row."""
    return [logo for block in branding.partners.raw_data if (logo := block["value"].get("logo"))]


def shows(branding: Branding, image: Image) -> bool:
    return image.pk in {branding.logo_id, branding.icon_id, *partner_logos(branding)}


def _drawn(image: Image | None, specification: str) -> Drawn | None:
    try:
        rendition = image.get_rendition(specification) if image else None
    except (SourceImageIOError, OSError):
        return None
    return rendition and {"src": rendition.url, "width": rendition.width, "height": rendition.height}
