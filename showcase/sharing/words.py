"""The words that travel with a link: a quotation from an answer, and what a post may say."""

import re

from django.utils.translation import gettext as _

from profiles.search.entries import plain_text

LONGEST_QUOTE = 160
SHORTEST_QUOTE = 60
_QUOTED = ("“", "«", '"', "„", "”")
_SENTENCE_END = re.compile(r"[.!?…][”»\"’']?(?=\s)")


def quote(html: str, most: int = LONGEST_QUOTE) -> str:
    """The beginning of an answer in plain text, at most that many characters.

    It ends with a sentence where one ends late enough, and with a word and an ellipsis otherwise.
    """
    text = " ".join(plain_text(html).split())
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, most + 1) if match.end() <= most]
    if ends and ends[-1] >= min(SHORTEST_QUOTE, most // 2):
        return text[: ends[-1]]
    return shortened(text, most)


def shortened(text: str, most: int) -> str:
    """A text of at most that many characters, cut after a word, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    words, space, _rest = text[:most].rpartition(" ")
    cut = words if space and len(words) >= most // 2 else text[: most - 1]
    return f"{cut.rstrip(' ,;:–-')}…"


def quoted(text: str) -> str:
    """A text in quotation marks; an editor's own stay as they are."""
    return text if text.startswith(_QUOTED) else _("“%(words)s”") % {"words": text}
