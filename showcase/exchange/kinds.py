"""The things of a bundle and the models that keep them: which property is which column, which is the key."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, TranslatableMixin

from media.models import Film, Image
from profiles.models import (
    Answer,
    HomePage,
    Occupation,
    Place,
    ProfilePage,
    Question,
    QuestionSet,
    Sector,
    SeriesPage,
    TextPage,
    Theme,
    Topic,
    Workplace,
)

from . import richtext, schema


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of thing: its definition in the schema, its list in a document, its model, its key.

    `columns` are the properties that are kept as they are, in a column of the same name unless another is
    given. `relations` are the properties that hold the key of another kind.
    """

    name: str
    label: Any
    model: type[Model]
    file: str = ""
    list: str = ""
    key: str = "slug"
    columns: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)

    @property
    def key_column(self) -> str:
        return {"key": "slug"}.get(self.key, self.key)

    def rows(self, locale: Locale) -> QuerySet:
        """Every row of the kind that a bundle in this language can name."""
        found = self.model._default_manager.all()
        return found.filter(locale=locale) if issubclass(self.model, TranslatableMixin) else found


def _same(*names: str, **others: str) -> dict[str, str]:
    return {name: name for name in names} | others


TAXONOMY, QUESTIONS, MEDIA = "taxonomy.json", "questions.json", "media.json"
# In the order in which they can be made: what refers comes after what it refers to.
LISTS = (
    Kind("sector", _("sectors"), Sector, TAXONOMY, "sectors", columns=_same("slug", "name", "description")),
    Kind(
        "place",
        _("places"),
        Place,
        TAXONOMY,
        "places",
        key="code",
        columns=_same(
            "code", "name", "county", "valid_from", "valid_to", "description", "map_column", "map_row"
        ),
    ),
    Kind(
        "workplace",
        _("workplaces"),
        Workplace,
        TAXONOMY,
        "workplaces",
        columns=_same("slug", "name", "website"),
        relations={"place": "place", "sector": "sector"},
    ),
    Kind(
        "occupation",
        _("occupations"),
        Occupation,
        TAXONOMY,
        "occupations",
        columns=_same("slug", "name", "styrk08", "description"),
    ),
    Kind("topic", _("topics"), Topic, TAXONOMY, "topics", columns=_same("slug", "name", "description")),
    Kind("theme", _("themes"), Theme, QUESTIONS, "themes", key="name", columns=_same("name")),
    Kind(
        "question",
        _("questions"),
        Question,
        QUESTIONS,
        "questions",
        columns=_same("slug", "text", "note", "retired"),
        relations={"theme": "theme"},
    ),
    Kind(
        "questionSet",
        _("question sets"),
        QuestionSet,
        QUESTIONS,
        "question_sets",
        columns=_same("slug", "name"),
    ),
    Kind(
        "image",
        _("pictures"),
        Image,
        MEDIA,
        "images",
        key="key",
        columns=_same("title", "description", "credit", "licence", key="slug"),
    ),
    Kind(
        "film",
        _("films"),
        Film,
        MEDIA,
        "films",
        columns=_same(
            "slug",
            "title",
            "address",
            "duration",
            "published_on",
            "credit",
            "transcript",
            "silent",
            "captioned_already",
            "described_address",
            "description_not_needed",
            "signed_address",
            "captions_waiver",
            "alternative_waiver",
            "description_waiver",
        ),
        relations={"poster": "image"},
    ),
)
_ON_EVERY_PAGE = _same(
    "slug",
    "summary",
    "first_published_at",
    "last_published_at",
    "expire_at",
    "show_in_menus",
    "seo_title",
    "search_description",
)
_LEAD = {"lead_image": "image"}
PAGES = (
    Kind(
        "home",
        _("home pages"),
        HomePage,
        columns=_ON_EVERY_PAGE | _same("title", "headline", "lead_image_alt"),
        relations=_LEAD,
    ),
    Kind(
        "text",
        _("text pages"),
        TextPage,
        columns=_ON_EVERY_PAGE | _same("title", "lead_image_alt", "body"),
        relations=_LEAD,
    ),
    Kind(
        "series",
        _("series"),
        SeriesPage,
        columns=_ON_EVERY_PAGE
        | _same("title", "lead_image_alt", "region", "goal", "closing", "questions_heading"),
        relations=_LEAD | {"question_set": "questionSet"},
    ),
    Kind(
        "profile",
        _("profiles"),
        ProfilePage,
        columns=_ON_EVERY_PAGE
        | _same(
            "headline",
            "portrait_alt",
            "job_title",
            "questions_heading",
            "author",
            "photographer",
            "interviewed_on",
            name="title",
        ),
        relations={"portrait": "image", "workplace": "workplace", "place": "place"},
    ),
)
ANSWER = Kind("answer", "", Answer, columns=_same("wording", "body"), relations={"question": "question"})
# The properties of a film that name a file, each with what stands before the suffix of an exported file.
FILM_FILES = {"file": "", "described_file": ".described", "signed_file": ".signed"}
BY_NAME = {kind.name: kind for kind in (*LISTS, *PAGES, ANSWER)}
KIND_OF_PAGE = {kind.model: kind.name for kind in PAGES}
RICH_TEXT = {
    ("text", "body"),
    ("series", "goal"),
    ("series", "closing"),
    ("film", "transcript"),
    ("answer", "body"),
}
# Lists in which the order says nothing: an export sorts them.
UNORDERED = {("profile", "topics")}


@cache
def allowed_tags(kind: str, name: str) -> frozenset[str]:
    """The tags that this rich text property may hold: those that the editor offers for its column."""
    return richtext.allowed_tags(BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[name]).features)


def max_text_length(kind: str, name: str) -> int:
    """How many characters this rich text property may have, tags not counted."""
    return BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[name]).max_length


def to_column(kind: str, name: str, value: Any, page_ids: Mapping[str, int]) -> Any:
    """A property's value as its column keeps it."""
    if (kind, name) in RICH_TEXT:
        return richtext.to_database(value, allowed_tags(kind, name), page_ids)
    rule = schema.definition(schema.definitions()[kind]["properties"][name])
    if value and rule.get("format") == "date":
        return datetime.date.fromisoformat(value)
    if value and rule.get("format") == "date-time":
        return parse_datetime(value)
    return value


def from_column(kind: str, name: str, value: Any, addresses: Mapping[int, str]) -> Any:
    """A column's value as a bundle writes it."""
    if (kind, name) in RICH_TEXT:
        return richtext.from_database(value, allowed_tags(kind, name), addresses)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def normal(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """A completed item of a bundle as an export would write it, so that the two can be compared."""
    result = dict(item)
    for name in BY_NAME[kind].columns:
        value = item[name]
        if (kind, name) in RICH_TEXT:
            result[name] = richtext.canonical(value, allowed_tags(kind, name))
        elif value:
            result[name] = from_column(kind, name, to_column(kind, name, value, {}), {})
    for name in item:
        if (kind, name) in UNORDERED:
            result[name] = sorted(item[name])
    if kind == "profile":
        result["answers"] = [normal("answer", answer) for answer in item["answers"]]
    return result


def references(item: dict[str, Any], kind: str) -> Iterable[tuple[tuple[str | int, ...], str, str]]:
    """Where a completed item names things of the bundle: the place, the kind named, and the key."""
    lists = {
        ("profile", "occupations"): "occupation",
        ("profile", "films"): "film",
        ("profile", "topics"): "topic",
        ("questionSet", "questions"): "question",
    }
    for name, other in BY_NAME[kind].relations.items():
        if item[name] is not None:
            yield (name,), other, item[name]
    for (owner, name), other in lists.items():
        if owner == kind:
            yield from (((name, at), other, key) for at, key in enumerate(item[name]) if key is not None)
    for at, answer in enumerate(item.get("answers", ())):
        if answer is not None:
            yield from (
                (("answers", at, *where), other, key) for where, other, key in references(answer, "answer")
            )
