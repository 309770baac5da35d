"""Rich text for programs: as the site shows it, with whole addresses, and as plain text."""

import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html

from .schemas.common import RichText

# No text in the database has it: PostgreSQL refuses it, and it is taken out of what SQLite has.
_BETWEEN = "\x00"
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)(")')
_BREAK = re.compile(r"<br ?/?>|</li>")
_BLOCK_END = re.compile(r"</(?:p|ul|ol|h[1-6])>")
_GAP = re.compile(r"\s*\n\s*\n\s*")


def rich_texts(request: HttpRequest, sources: Iterable[str]) -> dict[str, RichText]:
    """Each rich text of the database by itself. Two queries for all that link to pages, however many they are."""
    sources = list(dict.fromkeys(sources))
    base = request.build_absolute_uri("/")
    return {
        source: RichText(html=html, text=plain(html))
        for source, html in (
            (source, whole_addresses(html, base))
            for source, html in zip(sources, _expand(sources), strict=True)
        )
    }


def whole_addresses(html: str, base: str) -> str:
    """HTML in which every link has a whole address, seen from `base`; one that cannot be read stays as it is."""

    def whole(match: re.Match[str]) -> str:
        before, address, after = match.groups()
        try:
            return f"{before}{escape(urljoin(base, unescape(address)))}{after}"
        except ValueError:
            return match.group()

    return _HREF.sub(whole, html)


def plain(html: str) -> str:
    """HTML as words: paragraphs apart by an empty line, list items each on a line of its own."""
    broken = _BLOCK_END.sub("\n\n", _BREAK.sub("\n", html))
    lines = unescape(strip_tags(broken)).replace("\xa0", " ")
    return _GAP.sub("\n\n", lines).strip()


def _expand(sources: list[str]) -> list[str]:
    """As the `richtext` filter does, but with one look-up of the pages that all of them link to."""
    cleaned = [source.replace(_BETWEEN, "") for source in sources]
    expanded = expand_db_html(_BETWEEN.join(cleaned)).split(_BETWEEN) if cleaned else []
    # A damaged tag that swallows what follows is expanded by itself, so that it damages no other text.
    return expanded if len(expanded) == len(cleaned) else [expand_db_html(source) for source in cleaned]
