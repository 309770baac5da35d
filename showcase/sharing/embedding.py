"""The code that puts a card of this site into somebody else's page, and how large the card is there."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from profiles.models import Answer, ProfilePage, SeriesPage

from .addresses import embed_address
from .naming import title_of

Embeddable = ProfilePage | Answer | SeriesPage

DEFAULT_WIDTH = 640
# Below this width the portrait stands above the words (css/embed.css).
NARROW = 480
# CSS pixels that a card with ordinary words needs, as (beside each other, above each other). A card fills the frame
# that it is given: the portrait takes what the words leave, and where they are many, the frame scrolls.
HEIGHTS = {ProfilePage: (380, 560), Answer: (420, 640), SeriesPage: (460, 520)}


@dataclass(frozen=True)
class Size:
    """The size of a frame in CSS pixels."""

    width: int
    height: int


def embed_size(thing: Embeddable, max_width: int | None = None, max_height: int | None = None) -> Size:
    """How large the frame of a card is, within limits that are 1 or more."""
    width = min(DEFAULT_WIDTH, max_width or DEFAULT_WIDTH)
    wide, narrow = HEIGHTS[type(thing)]
    height = narrow if width < NARROW else wide
    return Size(width, min(height, max_height or height))


def embed_code(
    thing: Embeddable, request: HttpRequest, size: Size | None = None, *, resizes: bool = True
) -> SafeString:
    """The HTML to paste: a frame of a size, which shows the card by itself, and a script that fits its height.

    `resizes=False` leaves out the script, for a place whose height is limited. An answer needs its `page`.
    """
    size = size or embed_size(thing)
    frame = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0;max-width:100%"></iframe>',
        embed_address(thing, request),
        title_of(thing),
        size.width,
        size.height,
    )
    if not resizes:
        return frame
    script = request.build_absolute_uri(reverse("machine:embed_script"))
    return frame + format_html('<script async src="{}"></script>', script)
