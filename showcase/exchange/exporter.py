"""From pages to a bundle: the same content gives the same bytes, whenever and wherever it is exported."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from media.models import Film, Image
from profiles.models import HomePage

from . import kinds, schema, values
from .documents import FORMAT, HOME_FILE, page_file
from .dump import Item, Names, children_of, dump, version_to_dump
from .dump_translations import dump_words
from .problems import Problems, bundle_error
from .translations import FOLDER, definition_of
from .zips import write_zip


def export_bundle(
    target: Path, *, host: str = "", series: str = "", about: Mapping[str, str] = MappingProxyType({})
) -> dict[str, int]:
    """Write a bundle to the folder or, where the name ends in .zip, the ZIP file at `target`.

    Without `host` and `series`: the default site's pages and everything in the libraries. With `host`: that
    site's pages, with `series`: that series and its people; and of the libraries what they use. `about` has
    the bundle's own title, licence and source, where they are to be said. Returns how many things of each kind
    were written. Raises `BundleError` where the target is taken, the site or series is not there, or files are
    missing; then nothing has been written.
    """
    is_zip = target.suffix.lower() == ".zip"
    if target.exists() and (is_zip or not target.is_dir() or any(target.iterdir())):
        raise bundle_error(
            _("“%(path)s” is there already and will not be overwritten. Name a new folder or ZIP file.")
            % {"path": target}
        )
    selection = _Selection.find(host, series)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written beside the target and put in its place when it is complete: half a bundle is never left behind.
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".export-") as folder:
        content = Path(folder, "bundle")
        content.mkdir()
        counts = _Writer(content, selection).write(about)
        if is_zip:
            archive = Path(folder, "bundle.zip")
            write_zip(content, archive)
            archive.replace(target)
        else:
            if target.exists():
                target.rmdir()
            os.replace(content, target)
    return counts


class _Selection:
    """The pages to export, and whether the libraries go with them whole."""

    def __init__(self, home: HomePage, series: Page | None, *, whole: bool) -> None:
        self.home = home
        self.series = series
        self.whole = whole

    @classmethod
    def find(cls, host: str, series: str) -> "_Selection":
        sites = Site.objects.filter(hostname=host) if host else Site.objects.filter(is_default_site=True)
        site = sites.order_by("-is_default_site", "port").first()
        home = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
        if home is None:
            known = ", ".join(Site.objects.order_by("hostname").values_list("hostname", flat=True))
            raise bundle_error(
                _("There is no site “%(host)s” with a home page to export. Sites here: %(known)s.")
                % {"host": host or _("(default)"), "known": known or _("none")}
            )
        chosen = (
            home.get_children().type(kinds.BY_NAME["series"].model).filter(slug=series).first()
            if series
            else None
        )
        if series and chosen is None:
            raise bundle_error(_("The site has no series “%(series)s”.") % {"series": series})
        return cls(home, chosen, whole=not host and not series)

    @property
    def title(self) -> str:
        return (self.series or self.home).title


class _Writer:
    """Writes one bundle into an empty folder."""

    def __init__(self, folder: Path, selection: _Selection) -> None:
        self._folder = folder
        self._selection = selection
        self._names = Names(selection.home.locale, selection.home)
        self._pages: list[tuple[str, str, Item]] = []
        self._originals: list[tuple[str, str, Page]] = []
        self._problems = Problems()

    def write(self, about: Mapping[str, str]) -> dict[str, int]:
        chosen = self._selection.series or self._selection.home
        file = page_file("series", HOME_FILE, chosen.slug) if self._selection.series else HOME_FILE
        self._collect(chosen, file)
        # What keeps it private may be a page above, which stays behind. The pages below have theirs from this one.
        self._pages[0][-1]["private"] = chosen.get_view_restrictions().exists()
        used = None if self._selection.whole else self._used()
        lists = {kind: self._items(kind, used) for kind in kinds.LISTS}
        self._write_document(
            "bundle",
            "bundle.json",
            {
                "format": FORMAT,
                "version": schema.VERSION,
                "title": self._selection.title,
                "language": self._selection.home.locale.language_code,
                **about,
            },
        )
        for file in (kinds.TAXONOMY, kinds.QUESTIONS, kinds.MEDIA):
            document = {kind.list: items for kind, items in lists.items() if kind.file == file}
            self._write_document(file.removesuffix(".json"), file, document)
        for kind, file, item in self._pages:
            self._write_document(kind, file, item)
        for language, kind, file, item in dump_words(self._originals, lists, self._names):
            self._write_document(definition_of(kind), f"{FOLDER}/{language}/{file}", item)
        self._copy_files(lists)
        self._problems.raise_if_any()
        counts = {kind.name: len(items) for kind, items in lists.items()}
        return counts | {
            kind.name: sum(name == kind.name for name, *_rest in self._pages) for kind in kinds.PAGES
        }

    def _collect(self, page: Page, file: str) -> None:
        """The page and everything under it, parents first, in order."""
        kind = kinds.KIND_OF_PAGE[page.specific_class]
        self._pages.append((kind, file, dump(kind, version_to_dump(page), self._names)))
        self._originals.append((kind, file, page.specific))
        for child in children_of(page):
            self._collect(child, page_file(kinds.KIND_OF_PAGE[child.specific_class], file, child.slug))

    def _items(self, kind: kinds.Kind, used: dict[str, set[str]] | None) -> list[Item]:
        rows = kind.rows(self._names.locale)
        if used is not None:
            rows = rows.filter(**{f"{kind.key_column}__in": used[kind.name]})
        rows = sorted(rows, key=lambda row: (*_place_in_order(row), getattr(row, kind.key_column)))
        return [dump(kind.name, row, self._names) for row in rows]

    def _used(self) -> dict[str, set[str]]:
        """The keys of everything that the collected pages name, and what that names in turn."""
        used: dict[str, set[str]] = {kind.name: set() for kind in kinds.LISTS}
        for kind, _file, item in self._pages:
            _note(used, values.references(item, kind))
        # What refers comes after what it refers to: backwards, each kind is complete before it is followed.
        for entry in reversed(kinds.LISTS):
            rows = entry.rows(self._names.locale).filter(**{f"{entry.key_column}__in": used[entry.name]})
            for row in rows:
                _note(used, values.references(dump(entry.name, row, self._names), entry.name))
        return used

    def _write_document(self, kind: str, file: str, item: Item) -> None:
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(schema.for_export(kind, item), indent=2, ensure_ascii=False)
        path.write_text(f"{text}\n", "utf-8", newline="\n")

    def _copy_files(self, lists: dict[kinds.Kind, list[Item]]) -> None:
        for kind, items in lists.items():
            if kind.name in {"image", "film"}:
                found = {
                    row.slug: row
                    for row in kind.model._default_manager.filter(slug__in=[i[kind.key] for i in items])
                }
                for item in items:
                    for name, stored in _files_of(found[item[kind.key]], item):
                        self._copy(stored, name)

    def _copy(self, stored: FieldFile, name: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with stored.storage.open(stored.name) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
        except OSError:
            self._problems.add(
                name,
                (),
                _("The file “%(file)s” is missing from the uploads. Upload it again.")
                % {"file": stored.name},
            )


def _place_in_order(row: Any) -> tuple:
    """Lists whose order is shown keep it; others are sorted by key alone."""
    if not hasattr(row, "sort_order"):
        return ()
    return (row.sort_order is None, row.sort_order or 0, row.name)


def _note(used: dict[str, set[str]], references: Iterable[tuple[Any, str, str]]) -> None:
    for _where, kind, key in references:
        used[kind].add(key)


def _files_of(row: Image | Film, item: Item) -> Iterator[tuple[str, FieldFile]]:
    names = kinds.FILM_FILES if isinstance(row, Film) else ("file",)
    yield from ((item[name], getattr(row, name)) for name in names if item[name])
    if isinstance(row, Film):
        tracks = {track.language: track.file for track in row.captions.all()}
        yield from ((track["file"], tracks[track["language"]]) for track in item["captions"])
