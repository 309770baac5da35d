"""What readers are told of a translation: see `provenance.py` for what a page keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from .names import TRANSLATED_BY_MACHINE, TRANSLATED_FROM

if TYPE_CHECKING:
    from .editions import Edition

PERSON, MACHINE, REVIEWED = "person", "machine", "reviewed"
ALL, PART = "all", "part"


@dataclass(frozen=True)
class Origin:
    """What a translation was made from: in words, where the original is (None where it is not to be seen), and whether
    some of it is still in the original's words.
    """

    words: Promise
    original: Edition | None
    incomplete: bool

    @classmethod
    def of(cls, provenance: dict, editions: Iterable[Edition]) -> Origin | None:
        """None for a page that is no translation."""
        language = provenance.get("from")
        if language is None:
            return None
        words = (TRANSLATED_BY_MACHINE if provenance["by"] == MACHINE else TRANSLATED_FROM)[language]
        original = [edition for edition in editions if edition.exact and edition.language == language]
        return cls(words, original[0] if original else None, bool(provenance["missing"]))


def still_original(provenance: dict, path: str = "") -> dict[str, str]:
    """The language of each field below a path (of the page itself without one) of which nothing is translated yet."""
    fields = {
        key.removeprefix(path): share
        for key, share in provenance.get("missing", {}).items()
        if key.startswith(path)
    }
    return {name: provenance["from"] for name, share in fields.items() if share == ALL and "." not in name}


def is_partly_original(provenance: dict, path: str) -> bool:
    """Whether some of a field is translated, and some is not."""
    return provenance.get("missing", {}).get(path) == PART
