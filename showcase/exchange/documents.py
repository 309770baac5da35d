"""A bundle as its documents: read, and checked one by one against the schema."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from . import schema
from .problems import BundleError, Problem, Problems, bundle_error
from .sources import Source

if TYPE_CHECKING:
    from .translations import Translation

FORMAT = "showcase-bundle"
MAX_DOCUMENT_SIZE = 20 * 1024 * 1024
MAX_DEPTH = 20
HOME_FILE = "pages/home.json"
# File names that mean something else: a page with this slug has its type in its file's name.
TAKEN_NAMES = {"home", "series"}
# What cannot be stored (NUL, lone surrogates) or would never be seen (other control characters).
_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass
class PageDocument:
    """One page: its kind (a type of the format), its file, its address under the home page, its content."""

    kind: str
    file: str
    address: str
    data: dict[str, Any]
    children: "list[PageDocument]" = field(default_factory=list)

    def walk(self) -> "Iterator[PageDocument]":
        """This page and everything under it, parents first, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Bundle:
    """Everything a bundle says. Every property is there; one that was wrong has its default, or is None."""

    source: Source
    about: dict[str, Any]
    taxonomy: dict[str, list[dict[str, Any]]]
    questions: dict[str, list[dict[str, Any]]]
    media: dict[str, list[dict[str, Any]]]
    home: PageDocument | None = None
    pages: list[PageDocument] = field(default_factory=list)
    translations: "list[Translation]" = field(default_factory=list)

    def all_pages(self) -> Iterator[PageDocument]:
        """Every page, parents first, in order; the home page, where there is one, before the others."""
        for top in [self.home] if self.home else self.pages:
            yield from top.walk()

    def items(self, file: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The items of a list with their positions, without those that were no objects."""
        lists = {"taxonomy.json": self.taxonomy, "questions.json": self.questions, "media.json": self.media}
        return ((at, item) for at, item in enumerate(lists[file][name]) if item is not None)


def read_bundle(source: Source, problems: Problems) -> Bundle:
    """Read every document of the bundle, collecting what is wrong with each.

    Raises `BundleError` at once where this is no bundle, or one of a version that is not known here: what
    else is said about it would be wrong.
    """
    about = schema.check("bundle", "bundle.json", _known_version(source), problems)
    lists = {
        kind: schema.check(
            kind, f"{kind}.json", read_document(source, f"{kind}.json", problems, {}), problems
        )
        for kind in ("taxonomy", "questions", "media")
    }
    bundle = Bundle(source, about, **lists)
    if HOME_FILE in source.names:
        bundle.home = _PageReader(source, problems).read("home", HOME_FILE, "")
        reached = {page.file for page in bundle.home.walk()}
    else:
        bundle.pages = _PageReader(source, problems).read_series()
        reached = {page.file for top in bundle.pages for page in top.walk()}
    for name in sorted(source.names - reached):
        if name.startswith("pages/") and name.endswith(".json"):
            problems.add(
                name, (), _("No other page lists this one: add its slug to the page above it, or remove it.")
            )
    return bundle


def page_file(kind: str, parent_file: str, slug: str) -> str:
    """Where a page's document is: beside home.json, or in the folder named as the page above it."""
    if parent_file == HOME_FILE:
        folder = "pages"
    else:
        folder = parent_file.removesuffix("/series.json").removesuffix(".json").removesuffix(".text")
    if kind == "series":
        return f"{folder}/{slug}/series.json"
    return f"{folder}/{slug}.{kind}.json" if slug in TAKEN_NAMES else f"{folder}/{slug}.json"


def _known_version(source: Source) -> Any:
    if "bundle.json" not in source.names:
        raise bundle_error(
            _(
                "There is no bundle.json here. Give the folder (or the ZIP of the folder) that has it at "
                "its top."
            )
        )
    problems = Problems()
    about = read_document(source, "bundle.json", problems, None)
    problems.raise_if_any()
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise BundleError(
            [
                Problem(
                    "bundle.json",
                    ("format",),
                    _("This is not the bundle of a showcase: its format is not “%(format)s”.")
                    % {"format": FORMAT},
                )
            ]
        )
    version = about.get("version")
    if version != schema.VERSION or isinstance(version, bool):
        raise BundleError(
            [
                Problem(
                    "bundle.json",
                    ("version",),
                    _(
                        "The bundle says that its version is %(version)s; this showcase reads version "
                        "%(known)s. "
                        "Upgrade the showcase, or export the bundle again from one of the same age."
                    )
                    % {"version": json.dumps(version), "known": schema.VERSION},
                )
            ]
        )
    return about


class _PageReader:
    """Reads pages from the top down: a page's children are those it lists."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self._source = source
        self._problems = problems

    def read(self, kind: str, file: str, address: str) -> PageDocument:
        data = schema.check(kind, file, read_document(self._source, file, self._problems, {}), self._problems)
        page = PageDocument(kind, file, address, data)
        slug = address.rsplit("/", 1)[-1]
        if slug and data["slug"] != slug:
            self._problems.add(
                file, ("slug",), _("The slug must be as the file is named, “%(slug)s”.") % {"slug": slug}
            )
        name = "profiles" if kind == "series" else "children"
        for at, child in enumerate(data.get(name, ())):
            if child is None or self._problems.has(file, (name, at)):
                continue
            if address.count("/") >= MAX_DEPTH:
                self._problems.add(file, (name, at), _("Pages are nested too deeply here. Move this one up."))
                continue
            found = self._child(page, child)
            if found is None:
                self._problems.add(
                    file,
                    (name, at),
                    _("“%(slug)s” is listed, but its file is not in the bundle.") % {"slug": child},
                )
            else:
                page.children.append(self.read(*found, f"{address}/{child}".removeprefix("/")))
        return page

    def read_series(self) -> list[PageDocument]:
        """Every series of a bundle that has no home page, by slug."""
        found = [re.fullmatch(r"pages/([^/]+)/series\.json", name) for name in sorted(self._source.names)]
        return [self.read("series", match[0], match[1]) for match in found if match]

    def _child(self, page: PageDocument, slug: str) -> tuple[str, str] | None:
        """The kind and the file of a listed page; None where the bundle has no such file."""
        kinds = {"home": ("series", "text", "accessibility"), "series": ("profile",), "text": ("text",)}[
            page.kind
        ]
        for kind in kinds:
            file = page_file(kind, page.file, slug)
            if file in self._source.names:
                return self._own_kind(kind, file), file
        return None

    def _own_kind(self, kind: str, file: str) -> str:
        """A statement stands where a text page would: the file itself tells which of them it is."""
        document = read_document(self._source, file, Problems(), {}) if kind == "text" else {}
        says = document.get("type") if isinstance(document, dict) else None
        return "accessibility" if says == "accessibility" else kind


def read_document(source: Source, name: str, problems: Problems, instead: Any) -> Any:
    """The JSON document of that name; `instead` where it is not there or cannot be read."""
    if name not in source.names:
        return instead
    if source.size(name) > MAX_DOCUMENT_SIZE:
        limit = filesizeformat(MAX_DOCUMENT_SIZE)
        problems.add(
            name, (), _("This document is larger than %(limit)s: it is not read.") % {"limit": limit}
        )
        return instead
    with source.open(name) as file:
        content = file.read()
    try:
        return _parsed(content.decode("utf-8-sig"), name, problems)
    except UnicodeDecodeError:
        problems.add(name, (), _("This is not text in UTF-8. Save it as UTF-8."))
    except json.JSONDecodeError as error:
        problems.add(
            name,
            (),
            _("This is not JSON: line %(line)s, column %(column)s: %(reason)s.")
            % {"line": error.lineno, "column": error.colno, "reason": error.msg},
        )
    except (RecursionError, ValueError):
        problems.add(
            name,
            (),
            _("This is not a document of a bundle: it is nested too deeply, or has a strange number."),
        )
    return instead


def _parsed(text: str, name: str, problems: Problems) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _value in pairs]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            problems.add(
                name, (), _("“%(key)s” is written twice in the same object. Keep one.") % {"key": key}
            )
        return dict(pairs)

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    document = json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
    return _without_unwritable(document, name, (), problems)


def _without_unwritable(value: Any, name: str, where: tuple[str | int, ...], problems: Problems) -> Any:
    """The document without characters that cannot be stored, each reported at its place."""
    if isinstance(value, str) and _UNWRITABLE.search(value):
        problems.add(
            name, where, _("There is a control character in this text that cannot be kept. Remove it.")
        )
        return _UNWRITABLE.sub("", value)
    if isinstance(value, list):
        return [_without_unwritable(item, name, (*where, at), problems) for at, item in enumerate(value)]
    if isinstance(value, dict):
        return {
            _UNWRITABLE.sub("", key): _without_unwritable(item, name, (*where, key), problems)
            for key, item in value.items()
        }
    return value
