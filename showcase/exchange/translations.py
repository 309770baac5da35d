"""The other languages of a bundle: words alone, beside what they translate.

`translations/<language>/` has documents of the same names as the bundle's own, with the texts of each thing and nothing
else. What a page leaves out is not translated yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from . import kinds, schema
from .documents import Bundle, PageDocument, read_document
from .problems import Problems, Where

FOLDER = "translations"
Item = dict[str, Any]
# What a document of a translated page says of itself, besides the words.
ABOUT_PAGE = ("live", "first_published_at", "last_published_at", "translated_from", "translated_by")


@dataclass
class Translation:
    """What a bundle says in one other language: lists by their names, pages by the files of their originals."""

    language: str
    lists: dict[str, list[Item]]
    pages: dict[str, Item]

    def file(self, name: str) -> str:
        return f"{FOLDER}/{self.language}/{name}"

    def rows(self) -> Iterator[tuple[kinds.Kind, int, Item]]:
        """Every thing of a list that has words here: its kind, its position, the words."""
        for kind in kinds.TRANSLATED_LISTS:
            for at, item in enumerate(self.lists[kind.list]):
                if item is not None:
                    yield kind, at, item

    def films(self) -> Iterator[tuple[int, Item]]:
        """The words of films, which have columns for each language, with their positions."""
        return ((at, item) for at, item in enumerate(self.lists["films"]) if item is not None)


def key_of(kind: kinds.Kind) -> str:
    """The property that names the original: a theme has no other key than its name."""
    return "theme" if kind.name == "theme" else kind.key


def definition_of(kind: str) -> str:
    """The name of the schema's definition of a kind's words."""
    return f"translated{kind[0].upper()}{kind[1:]}"


def words_of(kind: str) -> list[str]:
    """The properties of a kind that are words, as its translations have them."""
    names = schema.definitions()[definition_of(kind)]["properties"]
    return [
        name
        for name in names
        if name in schema.definitions()[kind]["properties"] and name not in ("slug", *ABOUT_PAGE)
    ]


def read_translations(bundle: Bundle, problems: Problems) -> list[Translation]:
    """The other languages of a bundle in the order of their names, each checked for its shape and for its originals."""
    found = sorted(
        {name.split("/")[1] for name in bundle.source.names if re.match(rf"{FOLDER}/[^/]+/", name)}
    )
    return [_read(bundle, language, problems) for language in found]


def merged(page: PageDocument, words: Item, file: str) -> PageDocument:
    """A page as its translation is: the original's facts, and where there are no words, the original's."""
    data = page.data | {name: words[name] for name in ABOUT_PAGE[:3]}
    data |= {
        name: words[name]
        for name in words_of(page.kind)
        if words[name] and name not in ("answers", "failures")
    }
    for name in ("answers", "failures"):
        if name in data:
            data[name] = _merged_items(data[name], words[name])
    # Whose pages are below it, the originals say.
    data |= {name: [] for name in ("children", "profiles") if name in data}
    return PageDocument(page.kind, file, page.address, data)


def missing_in(page: PageDocument, words: Item) -> list[Where]:
    """The texts of the original that a translation leaves out."""
    missing: list[Where] = [
        (name,)
        for name in words_of(page.kind)
        if name not in ("answers", "failures") and page.data[name] and not words[name]
    ]
    for at, (answer, translated) in enumerate(
        zip(page.data.get("answers", ()), words.get("answers", ()), strict=False)
    ):
        missing += [
            ("answers", at, name) for name in words_of("answer") if answer[name] and not translated[name]
        ]
    return missing


def _merged_items(originals: list[Item], words: list[Item]) -> list[Item]:
    return [
        original | {name: value for name, value in (translated or {}).items() if value}
        for original, translated in zip(originals, [*words, *[{}] * len(originals)], strict=False)
        if original is not None
    ]


def _read(bundle: Bundle, language: str, problems: Problems) -> Translation:
    translation = Translation(language, {}, {})
    if language not in dict(settings.LANGUAGES) or language == bundle.about["language"]:
        others = ", ".join(code for code, _name in settings.LANGUAGES if code != bundle.about["language"])
        problems.add(
            translation.file(""),
            (),
            _("“%(language)s” is none of the other languages of this showcase. They are: %(others)s.")
            % {"language": language, "others": others},
        )
    for name in ("taxonomy", "questions", "media"):
        file = translation.file(f"{name}.json")
        document = read_document(bundle.source, file, problems, {})
        translation.lists |= schema.check(definition_of(name), file, document, problems)
    films = ((kinds.BY_NAME["film"], at, item) for at, item in translation.films())
    for kind, at, item in (*translation.rows(), *films):
        known = {each[kind.key] for _at, each in bundle.items(kind.file, kind.list)}
        if item[key_of(kind)] not in known:
            problems.add(
                translation.file(kind.file),
                (kind.list, at, key_of(kind)),
                _("The bundle has no “%(key)s” in %(file)s that this could translate.")
                % {"key": item[key_of(kind)], "file": kind.file},
            )
    _read_pages(bundle, translation, problems)
    return translation


def _read_pages(bundle: Bundle, translation: Translation, problems: Problems) -> None:
    pages = {page.file: page for page in bundle.all_pages()}
    start = translation.file("")
    for name in sorted(bundle.source.names):
        if not (name.startswith(f"{start}pages/") and name.endswith(".json")):
            continue
        page = pages.get(name.removeprefix(start))
        if page is None:
            problems.add(name, (), _("There is no page of this name under pages/ that this could translate."))
            continue
        document = read_document(bundle.source, name, problems, {})
        words = schema.check(definition_of(page.kind), name, document, problems)
        for items in ("answers", "failures"):
            if items in words and len(words[items]) > len(page.data[items]):
                problems.add(
                    name,
                    (items,),
                    _(
                        "There are %(here)s here, and %(there)s in the original. They stand in its order, one for each."
                    )
                    % {"here": len(words[items]), "there": len(page.data[items])},
                )
        translation.pages[page.file] = words
    for top in bundle.all_pages():
        for child in top.children:
            if child.file in translation.pages and top.file not in translation.pages:
                problems.add(
                    translation.file(child.file),
                    (),
                    _("The page above it, %(file)s, is not translated: translate that first.")
                    % {"file": top.file},
                )
