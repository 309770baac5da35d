"""The names of what base.css and icons.html define: the style guide shows each with its value as the browser has it."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

COLOURS = (
    "birch", "birch-shade", "birch-leaf", "spruce", "spruce-night", "spruce-wheel", "rosehip", "rosehip-flower",
    "ground", "ground-deep", "ink", "ink-soft", "accent", "focus",
)  # fmt: skip
GROUNDS = ("on-spruce", "on-flower", "on-leaf")
# Those of the pages whose parts are shown, and its own.
STYLESHEETS = tuple(
    f"css/{name}.css"
    for name in ("question_list", "ring", "home_page", "series_page", "profile_page", "styleguide")
)
SIZES = ("small", "body", "lede", "3", "2", "1", "0")
SPACES = ("1", "2", "3", "4", "5", "6", "7", "8")


@cache
def icons() -> tuple[str, ...]:
    """The names of the icons in the sprite."""
    sprite = Path(settings.BASE_DIR, "templates", "icons.html").read_text("utf-8")
    return tuple(re.findall(r'id="icon-([a-z0-9-]+)"', sprite))
