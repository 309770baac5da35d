"""What templates need to draw. These tags format what they are given; none of them asks the database."""

import re
from html import unescape
from math import cos, pi, sin

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator

register = template.Library()

BLOCK_END = re.compile(r"</(?:p|li|ul|ol|h[1-6])>|<br ?/?>")

FEWEST_SPOKES = 8
MOST_SPOKES = 48
HUB, RIM = 14, 42


@register.filter
def excerpt(html: str, words: int) -> str:
    """The first words of rich text as plain text: for a glimpse beside others, with a link to the whole."""
    text = unescape(strip_tags(BLOCK_END.sub(" ", html)))
    return Truncator(text).words(words, truncate=" …")


@register.simple_tag
def wheel(people: int, css_class: str = "") -> SafeString:
    """The wheel with one spoke for each of `people`, as decorative inline SVG.

    A spoke is a person with stretched arms: a body from the hub, and an arc of the rim. A wheel has room for
    at least eight: places that nobody has taken yet are drawn faintly.
    """
    taken = min(people, MOST_SPOKES)
    spokes = max(taken, FEWEST_SPOKES)
    figures = [_figure(position, spokes) for position in range(spokes)]
    return format_html(
        '<svg class="wheel {}" viewBox="-50 -50 100 100" width="100" height="100" fill="none"'
        ' stroke="currentColor" stroke-width="{}" stroke-linecap="round" aria-hidden="true">'
        '<g class="wheel__turn">'
        '<path class="wheel__free" stroke-opacity=".22" d="{}"/><path class="wheel__taken" d="{}"/>'
        '<path class="wheel__one" d="{}"/><circle class="wheel__hub" r="5"/></g></svg>',
        css_class,
        f"{max(1.6, 6.2 - spokes * 0.13):.1f}",
        "".join(figures[max(taken, 1) :]),
        "".join(figures[1:taken]),
        "".join(figures[:1]) if taken else "",
    )


def _figure(position: int, spokes: int) -> str:
    """One person of the wheel as SVG path data."""
    middle = 2 * pi * position / spokes - pi / 2
    reach = pi / spokes - min(0.11, pi / spokes * 0.3)
    hub, rim = _point(middle, HUB), _point(middle, RIM)
    start, end = _point(middle - reach, RIM), _point(middle + reach, RIM)
    return f"M{hub}L{rim}M{start}A{RIM} {RIM} 0 0 1 {end}"


def _point(angle: float, radius: float) -> str:
    return f"{radius * cos(angle):.1f} {radius * sin(angle):.1f}"
