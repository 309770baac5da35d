"""The lists: sectors, places, workplaces, occupations, topics, themes, questions, question sets."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, TranslatableMixin

from profiles.models import QuestionSet, QuestionSetItem

from .. import kinds, values
from ..documents import Bundle
from ..dump import Item, Names, dump
from ..kinds import FILM_FILES, Kind
from ..report import CREATED, KEPT, UNCHANGED, UPDATED, Report

Rows = dict[str, dict[str, Model]]


class RowImporter:
    """Makes, compares and updates the rows of lists. `rows` has every row of the bundle, by kind and key."""

    def __init__(self, bundle: Bundle, locale: Locale, report: Report, *, update: bool) -> None:
        self.bundle = bundle
        self.locale = locale
        self.report = report
        self.update = update
        self.rows: Rows = {kind.name: {} for kind in kinds.LISTS}
        self.names = Names(locale, None)

    def import_lists(
        self, save: dict[str, Callable[[Model, Item], None]], same: Callable[[Model, Item], bool]
    ) -> None:
        """Import every list in order. `save` has what saves a kind in its own way; `same` compares files."""
        for kind in kinds.LISTS:
            found = self._existing(kind)
            for _at, item in self.bundle.items(kind.file, kind.list):
                self._import(kind, item, found.get(item[kind.key]), save.get(kind.name, self._save), same)
        self._put_in_order("sector")
        self._put_in_order("theme")

    def _existing(self, kind: Kind) -> dict[str, Model]:
        keys = [item[kind.key] for _at, item in self.bundle.items(kind.file, kind.list)]
        found = kind.rows(self.locale).filter(**{f"{kind.key_column}__in": keys})
        return {getattr(row, kind.key_column): row for row in found}

    def _import(
        self,
        kind: Kind,
        item: Item,
        row: Model | None,
        save: Callable[[Model, Item], None],
        same: Callable[[Model, Item], bool],
    ) -> None:
        key = item[kind.key]
        if row is None:
            row = kind.model()
            if isinstance(row, TranslatableMixin):
                row.locale = self.locale
            self.set_columns(kind, row, item)
            save(row, item)
            outcome = CREATED
        elif self._equal(kind, row, item) and same(row, item):
            outcome = UNCHANGED
        elif self.update:
            self.set_columns(kind, row, item)
            save(row, item)
            outcome = UPDATED
        else:
            outcome = KEPT
        self.rows[kind.name][key] = row
        self.report.add(kind.name, outcome, key)

    def _equal(self, kind: Kind, row: Model, item: Item) -> bool:
        return without_files(dump(kind.name, row, self.names)) == without_files(
            values.normal(kind.name, item)
        )

    def set_columns(self, kind: Kind, row: Model, item: Item, page_ids: dict[str, int] | None = None) -> None:
        """Give the row the item's values; what it refers to must be in `rows` already."""
        for name, column in kind.columns.items():
            setattr(row, column, values.to_column(kind.name, name, item[name], page_ids or {}))
        for name, other in kind.relations.items():
            setattr(row, name, self.rows[other][item[name]] if item[name] is not None else None)

    def _save(self, row: Model, item: Item) -> None:
        if isinstance(row, QuestionSet):
            row.items = [
                QuestionSetItem(question=self.rows["question"][slug], sort_order=order)
                for order, slug in enumerate(item["questions"])
            ]
        row.save()

    def _put_in_order(self, kind: str) -> None:
        """Put new sectors or themes after those that are here; an update takes the bundle's whole order."""
        mine = list(self.rows[kind].values())
        if not mine or not (self.update or self.report.counts[kind, CREATED]):
            return
        model = kinds.BY_NAME[kind].model
        keys = {row.pk for row in mine}
        everyone = sorted(
            model._default_manager.filter(locale=self.locale),
            key=lambda row: (row.sort_order is None, row.sort_order or 0, row.name),
        )
        if self.update or all(row.pk in keys for row in everyone):
            everyone = [*mine, *(row for row in everyone if row.pk not in keys)]
        for order, row in enumerate(everyone, start=1):
            if row.sort_order != order:
                model._default_manager.filter(pk=row.pk).update(sort_order=order)


def without_files(item: Item) -> Item:
    """The item without the names of its files: files are compared by what is in them."""
    kept: dict[str, Any] = {name: value for name, value in item.items() if name not in FILM_FILES}
    if "captions" in kept:
        kept["captions"] = [track["language"] for track in kept["captions"]]
    return kept
