"""Words in other languages: of lists first, then of pages, each beside its original."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page

from profiles.languages.adoption import adopt
from profiles.models import HomePage, ProfilePage

from .. import kinds, values
from ..documents import PageDocument
from ..dump import Item
from ..report import CREATED, KEPT, UNCHANGED, UPDATED
from ..translations import Translation, key_of, merged, missing_in, words_of
from .pages import PageImporter
from .rows import RowImporter


class TranslationImporter:
    """Makes, compares and updates translations; what they translate has been imported before."""

    def __init__(self, rows: RowImporter, pages: PageImporter) -> None:
        self._rows = rows
        self._pages = pages

    def import_translations(self, translations: Iterable[Translation]) -> None:
        for translation in translations:
            locale, _created = Locale.objects.get_or_create(language_code=translation.language)
            for kind, _at, words in translation.rows():
                self._import_row(kind, words, locale)
            for _at, words in translation.films():
                self._import_film(words, locale)
            for page in self._rows.bundle.all_pages():
                if page.file in translation.pages:
                    self._import_page(page, translation.pages[page.file], translation, locale)

    def _import_row(self, kind: kinds.Kind, words: Item, locale: Locale) -> None:
        original = self._rows.rows[kind.name][words[key_of(kind)]]
        row = original.get_translation_or_none(locale)
        columns = {kind.columns[name]: words[name] for name in words_of(kind.name)}
        if row is None:
            row, outcome = original.copy_for_translation(locale), CREATED
        elif all(getattr(row, column) == value for column, value in columns.items()):
            outcome = UNCHANGED
        else:
            outcome = UPDATED if self._rows.update else KEPT
        self._rows.report.add_translation(locale.language_code, outcome)
        if outcome not in {CREATED, UPDATED}:
            return
        for column, value in columns.items():
            setattr(row, column, value)
        # A name is what readers see; a row without one waits for its translator.
        row.is_translated = bool(str(row))
        row.save()
        adopt(original, row)

    def _import_film(self, words: Item, locale: Locale) -> None:
        film, language = self._rows.rows["film"][words["slug"]], locale.language_code
        said = {
            f"{name}_{language}": values.to_column("film", name, words[name], self._pages.ids)
            for name in words_of("film")
        }
        before = {name: getattr(film, name) for name in said}
        if before == said:
            outcome = UNCHANGED
        elif not any(before.values()):
            outcome = CREATED
        else:
            outcome = UPDATED if self._rows.update else KEPT
        self._rows.report.add_translation(language, outcome)
        if outcome in {CREATED, UPDATED}:
            for name, value in said.items():
                setattr(film, name, value)
            film.save()

    def _import_page(self, page: PageDocument, words: Item, translation: Translation, locale: Locale) -> None:
        original = Page.objects.get(pk=self._pages.ids[page.address]).specific
        document = merged(page, words, translation.file(page.file))
        translated = original.get_translation_or_none(locale)
        outcome = CREATED
        if translated is None:
            translated = original.copy_for_translation(locale)
        elif translated.alias_of_id is None:
            outcome = self._outcome(translated, original, document, words)
        self._rows.report.add_translation(locale.language_code, outcome)
        if outcome in {CREATED, UPDATED}:
            if isinstance(translated, HomePage):
                document.data["slug"] = translated.slug
            translated.provenance = self._provenance(page, original, words)
            self._pages.write(translated, document, locale)
            adopt(original, translated)

    def _outcome(self, translated: Page, original: Page, document: PageDocument, words: Item) -> str:
        if isinstance(translated, HomePage):
            document.data["slug"] = translated.slug
        same = translated.provenance == self._provenance(document, original, words)
        if same and self._pages.is_equal(translated, document):
            return UNCHANGED
        return UPDATED if self._rows.update else KEPT

    @staticmethod
    def _provenance(page: PageDocument, original: Page, words: Item) -> dict[str, Any]:
        if not words["translated_from"]:
            return {}
        keys = (
            [str(answer.translation_key) for answer in original.answers.all()]
            if isinstance(original, ProfilePage)
            else []
        )
        columns = kinds.BY_NAME[page.kind].columns
        paths = [
            f"answers.{keys[where[1]]}.{where[2]}" if where[0] == "answers" else columns[where[0]]
            for where in missing_in(page, words)
        ]
        return {
            "from": words["translated_from"],
            "by": words["translated_by"],
            "missing": dict.fromkeys(paths, "all"),
        }
