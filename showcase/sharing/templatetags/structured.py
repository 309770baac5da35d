"""`{% json_ld_profile %}` and the like: what a page is about, for machines, in its head.

Each takes the page's context, and writes nothing where there is nothing to say (in a preview, say).
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from .. import structured

register = template.Library()

# As JSON writes them: no text can end the script, open a comment in it, or break a line of it.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(document: Mapping[str, Any] | None) -> SafeString:
    """A document as a data block, which browsers do not run."""
    if document is None:
        return SafeString()
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - escaped above


def _tag(write: Callable[[Mapping[str, Any]], Mapping[str, Any] | None]) -> Callable:
    def render(context: template.Context) -> SafeString:
        return script(write(context.flatten()))

    render.__doc__ = write.__doc__
    return render


for kind in ("film", "group", "home", "profile", "question", "series"):
    register.simple_tag(
        _tag(getattr(structured, f"{kind}_document")), takes_context=True, name=f"json_ld_{kind}"
    )
