"""Which language a reader would have, where something is not there in their own."""

from django.conf import settings
from django.utils import translation

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# Who reads one of these reads the other with ease.
NEAREST = {"nb": "nn", "nn": "nb"}


def reading_order() -> list[str]:
    """Every language as a reader of the active one would have it.

    That one, for readers of Norwegian the other Norwegian, the site's first, then the others as the settings have them.
    """
    active = translation.get_language() or settings.LANGUAGE_CODE
    first = (active, NEAREST.get(active), settings.LANGUAGE_CODE)
    return sorted(LANGUAGES, key=lambda code: first.index(code) if code in first else len(first))


def foreign(language: str) -> str:
    """A language's code where it is not the reader's, for `lang` (WCAG 2.2 SC 3.1.2); "" where it is."""
    return "" if language == translation.get_language() else language


def said(thing: object, name: str) -> tuple[str, str]:
    """A text that has a column for each language (`title_nb`), as the reader would have it, and its language.

    The column without a language (`title`) is in the site's first. ("", "") where there is none in any.
    """
    for code in reading_order():
        own = getattr(thing, name) if code == settings.LANGUAGE_CODE else ""
        if text := getattr(thing, f"{name}_{code}") or own:
            return text, code
    return "", ""
