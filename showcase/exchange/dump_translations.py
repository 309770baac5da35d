"""What stands in other languages in the database, as the documents of `translations/<language>/`."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, Page

from media.models import Film

from . import kinds, values
from .dump import Item, Names, dump, version_to_dump
from .translations import key_of, words_of


def dump_words(
    pages: Iterable[tuple[str, str, Page]], lists: dict[kinds.Kind, list[Item]], names: Names
) -> Iterator[tuple[str, str, str, Item]]:
    """Each document as (language, definition's kind, file, item), in an order that is always the same.

    `pages` are the exported originals as (kind, file, page), `lists` the exported items of lists.
    """
    pages = list(pages)
    for locale in Locale.objects.exclude(pk=names.locale.pk).order_by("language_code"):
        language = locale.language_code
        for file in (kinds.TAXONOMY, kinds.QUESTIONS):
            found = {
                kind.list: _rows(kind, lists[kind], names.locale, locale)
                for kind in kinds.TRANSLATED_LISTS
                if kind.file == file
            }
            if any(found.values()):
                yield language, file.removesuffix(".json"), file, found
        if films := _films(lists[kinds.BY_NAME["film"]], language, names):
            yield language, "media", kinds.MEDIA, {"films": films}
        for kind, file, page in pages:
            translated = page.get_translation_or_none(locale)
            if translated is not None and translated.alias_of_id is None:
                yield language, kind, file, _page(kind, page.specific, translated, names)


def _rows(kind: kinds.Kind, items: list[Item], first: Locale, locale: Locale) -> list[Item]:
    """The words of exported things in another language, in the order of the originals; without those only begun."""
    keys = [item[kind.key] for item in items]
    originals = kind.rows(first).filter(**{f"{kind.key_column}__in": keys})
    by_key = {getattr(row, kind.key_column): row for row in originals}
    here = {row.translation_key: row for row in kind.rows(locale).filter(is_translated=True)}
    found = []
    for key in keys:
        if row := here.get(by_key[key].translation_key):
            found.append({key_of(kind): key} | {name: _word(row, kind, name) for name in words_of(kind.name)})
    return found


def _films(items: list[Item], language: str, names: Names) -> list[Item]:
    """What films are called, and what is said in them, in a language; without films that have no words in it."""
    films = {film.slug: film for film in Film.objects.filter(slug__in=[item["slug"] for item in items])}
    found = []
    for item in items:
        said = {
            name: values.from_column(
                "film", name, getattr(films[item["slug"]], f"{name}_{language}"), names.addresses
            )
            for name in words_of("film")
        }
        if any(said.values()):
            found.append({"slug": item["slug"]} | said)
    return found


def _word(row: Model, kind: kinds.Kind, name: str) -> str:
    return getattr(row, kind.columns[name])


def _page(kind: str, original: Page, translated: Page, names: Names) -> Item:
    version = version_to_dump(translated)
    said = dump(kind, version, names)
    provenance = version.provenance
    missing = {path for path, share in provenance.get("missing", {}).items() if share == "all"}
    columns = kinds.BY_NAME[kind].columns
    item: dict[str, Any] = {
        name: "" if columns.get(name) in missing else said[name]
        for name in words_of(kind)
        if name not in ("answers", "failures")
    }
    if kind == "profile":
        keys = [answer.translation_key for answer in version.answers.all()]
        item["answers"] = [
            {name: "" if f"answers.{key}.{name}" in missing else answer[name] for name in words_of("answer")}
            for key, answer in zip(keys, said["answers"], strict=True)
        ]
    if kind == "accessibility":
        item["failures"] = [
            {name: failure[name] for name in words_of("failure")} for failure in said["failures"]
        ]
    about = {name: said[name] for name in ("live", "first_published_at", "last_published_at")}
    return (
        item
        | about
        | {
            "translated_from": provenance.get("from", ""),
            "translated_by": provenance.get("by", "person"),
        }
    )
