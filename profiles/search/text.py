"""From what people write to what is compared: clean queries, folded words, stems."""

import re
import unicodedata
from functools import lru_cache
from threading import local

import Stemmer
from wagtail.coreutils import string_to_ascii

from .stop_words import STOP_WORDS

MOST_LETTERS = 200
MOST_WORDS = 12
# A shorter word is asked for as it is; what begins with it would be too much.
SHORTEST_BEGINNING = 3
# PostgreSQL's names of the languages that content can be in; others are searched by whole words and beginnings.
LANGUAGES = {"nb": "norwegian", "nn": "norwegian", "no": "norwegian", "en": "english"}
STEMMED = ("norwegian", "english")

# A word may hold an apostrophe or a soft hyphen; a hyphen parts two words.
TOKEN = re.compile(r"[^\W_]+(?:['’\u00ad\u0300-\u036f]+[^\W_]*)*")
_WORD = re.compile(r"[^\W_]+")
# Swedish spelling is found by Norwegian and the other way round: Björk and Bjørk.
_SAME = str.maketrans({"ä": "æ", "ö": "ø", "'": None, "’": None, "\u00ad": None})
_MARKS = re.compile(r"[\u0300-\u036f]")
# å would fall apart into a and a ring; it is a letter of its own.
_RING = "\ue000"
_threads = local()


def clean(raw: str) -> str:
    """A query as it is shown and kept in an address: printable, single-spaced, at most 200 characters; "" for nothing.

    Never raises, and cleaning twice changes nothing.
    """
    text = unicodedata.normalize("NFC", raw[: MOST_LETTERS * 20].encode(errors="ignore").decode())
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return unicodedata.normalize("NFC", " ".join(text.split())[:MOST_LETTERS].strip())


def fold(text: str) -> str:
    """Lower case without accents; æ, ø and å stay, being letters and not accents."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_SAME)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.replace("å", _RING))
    return _MARKS.sub("", text).replace(_RING, "å")


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def words_of_query(text: str) -> list[str]:
    """The folded words of a query, each once, at most twelve: nobody means more."""
    return list(dict.fromkeys(words(text)))[:MOST_WORDS]


def telling_words(text: str) -> list[str]:
    """The words of a query without stop words of any language; none where there is no other.

    A query of stop words alone ("IT") is asked for as whole words among names, jobs and facts: elsewhere everybody
    uses them.
    """
    return [word for word in words_of_query(text) if word not in STOP_WORDS]


def beginning_of_name(text: str) -> str:
    """The last word of a query if it has two letters: then it may be the beginning of a name or job; "" otherwise.

    So Enter finds whom the suggestions offer. A stop word beside other words is not asked for at all.
    """
    asked, telling = words_of_query(text), telling_words(text)
    last = asked[-1] if asked else ""
    return last if len(last) == 2 and (last in telling or not telling) else ""


def plain(word: str) -> str:
    """A folded word in the letters a to z, as it is typed where æ, ø and å are missing on the keyboard."""
    return string_to_ascii(word)


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[str]:
    """The stems of a folded word in every language (Snowball, as PostgreSQL's configurations have them)."""
    return frozenset(_stemmer(language).stemWord(word) for language in STEMMED)


def _stemmer(language: str) -> Stemmer.Stemmer:
    """A stemmer keeps state while it works, so each thread has its own."""
    known = _threads.__dict__.setdefault("stemmers", {})
    if language not in known:
        known[language] = Stemmer.Stemmer(language)
    return known[language]
