"""The words that travel with a link: a quotation from an answer, and what a post may say."""

import re
from collections.abc import Iterator
from itertools import accumulate

from profiles.wording import in_quotes, plain_text

LONGEST_QUOTE = 160
SHORTEST_QUOTE = 60
# Each mark that opens a quotation, and those that close it: English, Norwegian, typewriter, German and Swedish.
_CLOSING = {"“": "”", "«": "»", '"': '"', "„": "“”", "”": "”"}
_SENTENCE_END = re.compile(r"[.!?…][”»\"’']?(?=\s)")
_ENDED = re.compile(r"[.!?…][”»\"’')]*\Z")


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
    """A text of at most that many characters, cut after a word, with an ellipsis where something is left out.

    Empty where an ellipsis is all that there is room for.
    """
    if len(text) <= most:
        return text
    if most < 2:
        return ""
    words, space, _rest = text[:most].rpartition(" ")
    cut = words if space and len(words) >= most // 2 else text[: most - 1]
    return f"{cut.rstrip(' ,;:–-')}…"


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, and not in the middle of one."""
    return bool(_ENDED.search(text))


def as_sentence(text: str) -> str:
    """A text with a full stop, unless it ends as a sentence does already."""
    text = text.strip()
    return text if ends_sentence(text) else f"{text.rstrip(' ,;:–-')}."


def lowered(text: str) -> str:
    """A text as it is written inside a sentence: its first word in small letters, unless it is an abbreviation."""
    first, _space, _rest = text.partition(" ")
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def is_quotation(text: str) -> bool:
    """Whether a text is one quotation: the mark that opens it closes at its very end.

    Words that only begin with a quotation (“Yes,” he said) are none.
    """
    depths = list(accumulate(_turns(text)))
    return bool(text) and text[0] in _CLOSING and 0 in depths and depths.index(0) == len(text) - 1


def quoted(text: str) -> str:
    """A text in quotation marks, those within it made single; one that is a quotation already stays as it is."""
    if is_quotation(text):
        return text
    turns = list(_turns(text))
    within = "".join({1: "‘", -1: "’", 0: letter}[turn] for turn, letter in zip(turns, text, strict=True))
    # What was cut off in the middle of somebody else's words is still somebody else's.
    return in_quotes(within + "’" * sum(turns))


def _turns(text: str) -> Iterator[int]:
    """For each letter: 1 if it opens a quotation, -1 if it closes one, 0 if it is another.

    The same mark may open and close; it opens where a word begins.
    """
    opened: list[str] = []
    for before, letter in zip(f" {text}", text, strict=False):
        if opened and letter in _CLOSING[opened[-1]]:
            opened.pop()
            yield -1
        elif letter in _CLOSING and (before.isspace() or before in '([–—-/“«„"'):
            opened.append(letter)
            yield 1
        else:
            yield 0
