"""Rich text: the small part of HTML that a bundle may hold, and the way between it and Wagtail's.

What is stored is never the text as it came but what was read from it, written out again: whatever a browser
would have made of the original, nothing but the allowed tags can reach it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import escape, unescape

from django.utils.translation import gettext as _

# Wagtail's names of rich text features, and the tag that each allows.
TAG_OF_FEATURE = {"bold": "b", "italic": "i", "link": "a", "ol": "ol", "ul": "ul", "h2": "h2", "h3": "h3"}
MAX_LIST_DEPTH = 10

_INLINE = frozenset({"b", "i", "a", "br"})
_LISTS = frozenset({"ul", "ol"})
# What may stand in what. At the top (None) stand blocks; words and inline tags there get a paragraph of their
# own.
_INSIDE = {None: frozenset({"p", "h2", "h3"}) | _LISTS, "ul": frozenset({"li"}), "ol": frozenset({"li"})}
_INSIDE |= {"li": _INLINE | _LISTS} | dict.fromkeys(("p", "h2", "h3", "b", "i", "a"), _INLINE)
# A tag, words, or a "<" that begins no tag: whatever the input, each character is looked at a few times at most, which
# cannot be said of html.parser.
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[^<>]*)>|[^<]+|<")
_ATTRIBUTE = re.compile(r"""\s*([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=]+))?""")
_REST = r'[^\s\\<>"]'
_ADDRESS = re.compile(
    rf"https?://(?![/?#]){_REST}+|mailto:{_REST}+|tel:[+0-9]{_REST}*|/(?!/){_REST}*|#{_REST}*", re.IGNORECASE
)
_PAGE = re.compile(r"page:((?:/[-\w]+)*/)", re.ASCII)

Attributes = Mapping[str, str | None]
# From a link's attributes to those to write, as HTML; None keeps the link's words without the link.
Link = Callable[[Attributes], str | None]


def allowed_tags(features: list[str]) -> frozenset[str]:
    """The tags that a rich text field with these features may hold."""
    tags = {TAG_OF_FEATURE[feature] for feature in features}
    return frozenset(tags | {"p", "br"} | ({"li"} if tags & _LISTS else set()))


def problems_of(html: str, allowed: frozenset[str]) -> list[str]:
    """Everything in `html` that may not be there, in words; [] where every tag and word of it is kept."""
    return list(dict.fromkeys(_Reader(allowed, _href).read(html).problems))


def canonical(html: str, allowed: frozenset[str]) -> str:
    """A bundle's rich text in the one way that bundles write it, with nothing in it that is not allowed."""
    return _Reader(allowed, _href).read(html).html


def page_links(html: str) -> list[str]:
    """The addresses under the home page that links in a bundle's rich text point at ("" is the home page
    itself).
    """
    found: list[str] = []

    def link(attributes: Attributes) -> None:
        if match := _PAGE.fullmatch(attributes.get("href") or ""):
            found.append(match[1].strip("/"))

    _Reader(frozenset({"a"}), link).read(html)
    return found


def to_database(html: str, allowed: frozenset[str], page_ids: Mapping[str, int]) -> str:
    """A bundle's rich text as Wagtail stores it: a link to a page holds the page's id."""

    def link(attributes: Attributes) -> str | None:
        if match := _PAGE.fullmatch(attributes.get("href") or ""):
            return f'linktype="page" id="{page_ids[match[1].strip("/")]}"'
        return _href(attributes)

    return _Reader(allowed, link).read(html).html


def from_database(html: str, allowed: frozenset[str], addresses: Mapping[int, str]) -> str:
    """Wagtail's rich text as a bundle holds it. A link to a page that is gone leaves its words behind."""

    def link(attributes: Attributes) -> str | None:
        if attributes.get("linktype") != "page":
            return _href(attributes)
        key = attributes.get("id") or ""
        address = addresses.get(int(key)) if key.isascii() and key.isdigit() else None
        return None if address is None else f'href="{page_address(address)}"'

    return _Reader(allowed, link).read(html).html


def page_address(address: str) -> str:
    """A page as links in a bundle name it: "series/profile" becomes "page:/series/profile/"."""
    return f"page:/{address}/" if address else "page:/"


def _href(attributes: Attributes) -> str | None:
    address = (attributes.get("href") or "").strip()
    return f'href="{escape(address)}"' if _ADDRESS.fullmatch(address) or _PAGE.fullmatch(address) else None


class _Reader:
    """Reads HTML once: what is wrong with it, and what is left of it when that is taken out."""

    def __init__(self, allowed: frozenset[str], link: Link) -> None:
        self.problems: list[str] = []
        self._allowed = allowed
        self._link = link
        self._output: list[str] = []
        self._open: list[str] = []
        self._left_out: Counter[str] = Counter()

    def read(self, html: str) -> "_Reader":
        for token in _TOKEN.finditer(html):
            tag = (token["tag"] or "").lower()
            if token[0] == "<":
                self._report(
                    _("A “<” that begins no complete tag. Where the character is meant, write &lt;.")
                )
                self._words("<")
            elif not tag:
                self._words(unescape(token[0]))
            elif token["end"]:
                self._end(tag)
            else:
                self._start(tag, self._attributes(tag, token["attributes"]))
        self._close_paragraph()
        self._close_down_to(0)
        return self

    @property
    def html(self) -> str:
        return "".join(self._output)

    def _report(self, problem: str) -> None:
        self.problems.append(problem)

    # A paragraph that nobody wrote is open as "" and closed by the next block.
    def _open_paragraph(self) -> None:
        if not self._open:
            self._open.append("")
            self._output.append("<p>")

    def _close_paragraph(self) -> None:
        if self._open and self._open[0] == "":
            self._close_down_to(1)
            self._open.pop()
            self._output.append("</p>")

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            tag = self._open.pop()
            self._report(_("<%(tag)s> is not closed.") % {"tag": tag})
            self._output.append(f"</{tag}>")

    def _attributes(self, tag: str, text: str) -> Attributes:
        found: dict[str, str | None] = {}
        text = text.strip().removesuffix("/")
        at = 0
        while match := _ATTRIBUTE.match(text, at):
            value = match[2]
            if value and value[0] in "\"'":
                value = value[1:-1]
            found.setdefault(match[1].lower(), unescape(value) if value else None)
            at = match.end()
        if text[at:].strip():
            self._report(
                _("<%(tag)s> is not written as HTML: “%(rest)s”.") % {"tag": tag, "rest": text[at:][:40]}
            )
        return found

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag not in self._allowed:
            known = " ".join(sorted(self._allowed))
            self._leave_out(
                tag,
                _("<%(tag)s> is not allowed here. Allowed are: %(known)s.") % {"tag": tag, "known": known},
            )
            return
        if tag in _INLINE:
            self._open_paragraph()
        else:
            self._close_paragraph()
        parent = (self._open[-1] or "p") if self._open else None
        too_deep = tag in _LISTS and self._open.count("li") >= MAX_LIST_DEPTH
        if tag not in _INSIDE[parent] or (tag in self._open and tag in _INLINE) or too_deep:
            place = f"<{parent}>" if parent else _("the text itself")
            self._leave_out(tag, _("<%(tag)s> cannot stand in %(place)s.") % {"tag": tag, "place": place})
            return
        for name in attributes:
            if (tag, name) != ("a", "href"):
                self._report(
                    _("<%(tag)s> may not have the attribute “%(name)s”. Remove it.")
                    % {"tag": tag, "name": name}
                )
        if tag == "br":
            self._output.append("<br/>")
        elif tag == "a":
            self._start_link(attributes)
        else:
            self._output.append(f"<{tag}>")
            self._open.append(tag)

    def _start_link(self, attributes: Attributes) -> None:
        kept = self._link(attributes)
        if kept is not None:
            self._output.append(f"<a {kept}>")
            self._open.append("a")
            return
        self._leave_out(
            "a",
            _(
                "A link to “%(address)s” is not allowed. A link begins with https://, http://, mailto:, tel:, "
                "page:/ (a page of the showcase), / or #."
            )
            % {"address": (attributes.get("href") or "")[:100]},
        )

    def _leave_out(self, tag: str, problem: str) -> None:
        self._report(problem)
        if tag != "br":
            self._left_out[tag] += 1

    def _end(self, tag: str) -> None:
        if self._left_out[tag]:
            self._left_out[tag] -= 1
        elif tag in self._open:
            at = len(self._open) - 1 - self._open[::-1].index(tag)
            self._close_down_to(at + 1)
            self._open.pop()
            self._output.append(f"</{tag}>")
        else:
            self._report(_("</%(tag)s> closes nothing.") % {"tag": tag})

    def _words(self, words: str) -> None:
        in_list = bool(self._open) and self._open[-1] in _LISTS
        if (not self._open or in_list) and not words.strip(" \t\r\n\f"):
            return
        written = escape(words, quote=False)
        if in_list:
            self._report(_("Words in a list stand in <li>."))
            written = f"<li>{written}</li>"
        self._open_paragraph()
        self._output.append(written)
