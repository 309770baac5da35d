"""Rich text for programs: as the site shows it, with whole addresses, and as plain text."""

import re
from collections.abc import Mapping
from html import unescape

from django.utils.html import strip_tags

from profiles.richtext import absolute_links, expand

from .schemas.common import RichText

_BREAK = re.compile(r"<br ?/?>|</li>")
_BLOCK_END = re.compile(r"</(?:p|ul|ol|h[1-6])>")
_GAP = re.compile(r"\s*\n\s*\n\s*")


def rich_texts(standing: Mapping[str, str]) -> dict[str, RichText]:
    """Rich texts of the database, each with the whole address of the page that it stands on.

    Two queries for all that link to pages, however many they are.
    """
    expanded = zip(standing.items(), expand(list(standing)), strict=True)
    return {
        source: RichText(html=absolute_links(html, base), text=plain(html))
        for (source, base), html in expanded
    }


def plain(html: str) -> str:
    """HTML as words: paragraphs apart by an empty line, list items each on a line of its own."""
    broken = _BLOCK_END.sub("\n\n", _BREAK.sub("\n", html))
    lines = unescape(strip_tags(broken)).replace("\xa0", " ")
    return _GAP.sub("\n\n", lines).strip()
