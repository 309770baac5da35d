"""The same page in other languages, as search engines are told of it (`hreflang`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from profiles.languages.editions import Edition

X_DEFAULT = "x-default"


@dataclass(frozen=True)
class Alternate:
    """The same page in a language, or for readers of all others ("x-default"); the address is whole."""

    language: str
    address: str


def alternates(editions: Iterable[Edition], request: HttpRequest) -> list[Alternate]:
    """A page in each language in which it is there, itself too, as `with_default()`."""
    exact = [edition for edition in editions if edition.exact]
    return with_default(
        Alternate(edition.language, request.build_absolute_uri(edition.path)) for edition in exact
    )


def with_default(versions: Iterable[Alternate]) -> list[Alternate]:
    """All versions of a page, and that for readers of all other languages; empty for a page that is there in one.

    The same from whichever of them one looks, as hreflang asks for. The site's first language serves all others.
    """
    versions = list(versions)
    if len(versions) < 2:
        return []
    first = [one.address for one in versions if one.language == settings.LANGUAGE_CODE]
    return versions + [Alternate(X_DEFAULT, address) for address in first]
