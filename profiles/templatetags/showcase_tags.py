"""What templates need to draw. These tags format what they are given; none of them asks the database."""

from math import cos, pi, sin

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from ..wording import plain_text

register = template.Library()

FEWEST_SPOKES = 8
MOST_SPOKES = 48
HUB, RIM, FACES_RIM = 14, 42, 39.5


@register.filter
def excerpt(html: str, words: int) -> str:
    """The first words of rich text as plain text: for a glimpse beside others, with a link to the whole."""
    return Truncator(plain_text(html)).words(words, truncate=" …")


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of templates/icons.html beside words that say what it means."""
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="#icon-{}"></use></svg>',
        name,
    )


@register.simple_tag
def wheel(people: int, css_class: str = "") -> SafeString:
    """The wheel with one spoke for each of `people`, as decorative inline SVG.

    A spoke is a person with stretched arms: a body from the hub, and an arc of the rim. A wheel has room for
    at least eight: places that nobody has taken yet are drawn faintly.
    """
    return wheel_with_places(people, FEWEST_SPOKES, css_class)


@register.simple_tag
def wheel_with_places(people: int, places: int | None, css_class: str = "") -> SafeString:
    """As `wheel`, with room for as many people as there will be in the end, where that is known."""
    taken = min(people, MOST_SPOKES)
    spokes = min(max(taken, places or 0, FEWEST_SPOKES), MOST_SPOKES)
    return _drawn(taken, spokes, css_class, width=max(1.6, 6.2 - spokes * 0.13), rim=RIM)


@register.simple_tag
def wheel_of_faces(people: int, places: int) -> SafeString:
    """The wheel behind a ring of faces: slim, and with arms so long that they reach from face to face."""
    return _drawn(people, places, "ring__wheel turns", width=max(1.6, 4.4 - places * 0.13), rim=FACES_RIM)


def _drawn(taken: int, spokes: int, css_class: str, *, width: float, rim: float) -> SafeString:
    # Ends are round: of two neighbours' they would touch.
    gap = min(width / rim * 0.72, pi / spokes * 0.3)
    figures = [_figure(position, spokes, rim, gap) for position in range(spokes)]
    return format_html(
        '<svg class="wheel {}" viewBox="-50 -50 100 100" width="100" height="100" fill="none"'
        ' stroke="currentColor" stroke-width="{}" stroke-linecap="round" aria-hidden="true">'
        '<path class="wheel__free" stroke-opacity=".22" d="{}"/><path class="wheel__taken" d="{}"/>'
        '<path class="wheel__one" d="{}"/><circle class="wheel__hub" r="5"/></svg>',
        css_class,
        f"{width:.1f}",
        "".join(figures[max(taken, 1) :]),
        "".join(figures[1:taken]),
        "".join(figures[:1]) if taken else "",
    )


def _figure(position: int, spokes: int, rim: float, gap: float) -> str:
    """One person of the wheel as SVG path data."""
    middle = 2 * pi * position / spokes - pi / 2
    reach = pi / spokes - gap
    hub, head = _point(middle, HUB), _point(middle, rim)
    start, end = _point(middle - reach, rim), _point(middle + reach, rim)
    return f"M{hub}L{head}M{start}A{rim} {rim} 0 0 1 {end}"


def _point(angle: float, radius: float) -> str:
    return f"{radius * cos(angle):.1f} {radius * sin(angle):.1f}"
