"""The things of a bundle and the models that keep them: which property is which column, which is the key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, TranslatableMixin

from media.models import Film, Image
from profiles.models import (
    AccessibilityPage,
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
# Those whose words stand in several languages.
TRANSLATED_LISTS = tuple(kind for kind in LISTS if issubclass(kind.model, TranslatableMixin))
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
        "accessibility",
        _("statements"),
        AccessibilityPage,
        columns=_ON_EVERY_PAGE
        | _same(
            "title",
            "lead_image_alt",
            "organisation",
            "status",
            "failures",
            "method",
            "assessor",
            "made_on",
            "reviewed_on",
            "feedback_email",
            "feedback_telephone",
            "register_address",
            "body",
        ),
        relations=_LEAD,
    ),
    Kind(
        "series",
        pgettext_lazy("several", "series"),
        SeriesPage,
        columns=_ON_EVERY_PAGE
        | _same(
            "title", "lead_image_alt", "region", "planned_people", "goal", "closing", "questions_heading"
        ),
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
ANSWER = Kind(
    "answer", "", Answer, columns=_same("wording", "body", "pull_quote"), relations={"question": "question"}
)
# The properties of a film that name a file, each with what stands before the suffix of an exported file.
FILM_FILES = {"file": "", "described_file": ".described", "signed_file": ".signed"}
BY_NAME = {kind.name: kind for kind in (*LISTS, *PAGES, ANSWER)}
KIND_OF_PAGE = {kind.model: kind.name for kind in PAGES}
RICH_TEXT = {
    ("accessibility", "body"),
    ("text", "body"),
    ("series", "goal"),
    ("series", "closing"),
    ("film", "transcript"),
    ("answer", "body"),
}
# Lists that are kept as a StreamField with blocks of one type, each a thing of the kind beside it.
STREAMS = {("accessibility", "failures"): "failure"}
# Lists in which the order says nothing: an export sorts them.
UNORDERED = {("profile", "topics")}
