"""Words in quotation marks, and rich text as words: for excerpts, for the search, and to see whether somebody said
something."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

_BLOCK_END = re.compile(r"</(?:p|li|ul|ol|h[1-6])>|<br ?/?>")
# What may stand around words without being part of what was said.
_AROUND = ' .…,;:“”«»"'


def in_quotes(text: str) -> str:
    """A text between the quotation marks of the language."""
    return _("“%(words)s”") % {"words": text}


def plain_text(html: str) -> str:
    """The words of rich text, with a space where a block ends."""
    return unescape(strip_tags(_BLOCK_END.sub(" ", html)))


def says(html: str, words: str) -> bool:
    """Whether rich text has these words, one after the other; spacing, and marks at their ends, do not count."""
    return _bare(words) in _bare(plain_text(html))


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND)
