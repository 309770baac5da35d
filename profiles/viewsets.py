"""The showcase's place in the admin's menu: the question library, the films and the managed lists."""

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, LocaleColumn, NumberColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from media.alphabet import Alphabetical

from .choosers import (
    OccupationChooserViewSet,
    PlaceChooserViewSet,
    QuestionChooserViewSet,
    WorkplaceChooserViewSet,
)
from .explorer import AllProfilesViewSet
from .film_admin import FilmViewSet
from .models import Occupation, Place, Question, QuestionSet, Sector, Theme, Topic, Workplace
from .snippets import NoCopyViewSet

# Rows of all languages stand in one list; where there is one language, it goes without saying.
LANGUAGE = [LocaleColumn(label=_("Language"))] if len(settings.WAGTAIL_CONTENT_LANGUAGES) > 1 else []


def retired_or_nothing(question: Question) -> str:
    return gettext("Retired") if question.retired else ""


class QuestionViewSet(NoCopyViewSet):
    model = Question
    icon = "help"
    chooser_viewset_class = QuestionChooserViewSet
    chooser_per_page = 50
    list_display = [
        "text",
        *LANGUAGE,
        NumberColumn("answer_count", label=_("Asked"), sort_key="answer_count"),
        "theme",
        Column("state", label=_("State"), accessor=retired_or_nothing, sort_key="retired"),
    ]
    list_filter = ["theme", "retired"]
    ordering = ["locale_id", Alphabetical("text")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.annotate(answer_count=Count("answers")).select_related("theme")


class ThemeViewSet(NoCopyViewSet):
    model = Theme
    icon = "folder-open-inverse"
    sort_order_field = "sort_order"
    list_display = ["name", NumberColumn("question_count", label=_("Questions"))]
    panels = [FieldPanel("name")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        return Theme.objects.annotate(question_count=Count("questions"))


class QuestionSetViewSet(NoCopyViewSet):
    model = QuestionSet
    icon = "list-ol"
    list_display = ["name", NumberColumn("question_count", label=_("Questions"))]

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionSet]:
        return QuestionSet.objects.annotate(question_count=Count("items"))


class TopicViewSet(NoCopyViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", NumberColumn("people_count", label=_("People"), sort_key="people_count")]
    panels = [FieldPanel("name"), FieldPanel("description")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return Topic.objects.annotate(people_count=Count("profile_items"))


class SectorViewSet(NoCopyViewSet):
    model = Sector
    icon = "folder-open-inverse"
    sort_order_field = "sort_order"
    list_display = ["name", *LANGUAGE]
    panels = [FieldPanel("name"), FieldPanel("description")]


class WorkplaceViewSet(NoCopyViewSet):
    model = Workplace
    icon = "home"
    chooser_viewset_class = WorkplaceChooserViewSet
    list_display = ["name", "place", "sector"]
    list_filter = ["place", "sector"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("sector")]),
        FieldPanel("website"),
    ]


class OccupationViewSet(NoCopyViewSet):
    model = Occupation
    icon = "user"
    chooser_viewset_class = OccupationChooserViewSet
    list_display = ["name", *LANGUAGE, "styrk08"]
    ordering = ["locale_id", Alphabetical("name")]
    panels = [FieldPanel("name"), FieldPanel("styrk08"), FieldPanel("description")]


class PlaceViewSet(NoCopyViewSet):
    model = Place
    icon = "site"
    chooser_viewset_class = PlaceChooserViewSet
    list_display = ["name", "code", "county", "valid_from", "valid_to"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("county"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("map_column"), FieldPanel("map_row")]),
    ]


class ShowcaseViewSetGroup(SnippetViewSetGroup):
    """The menu group: what the interviews are made of, in the order in which an office needs it."""

    menu_label = _("Showcase")
    menu_icon = "group"
    menu_order = 150
    items = (
        AllProfilesViewSet,
        QuestionViewSet,
        QuestionSetViewSet,
        ThemeViewSet,
        FilmViewSet,
        TopicViewSet,
        WorkplaceViewSet,
        OccupationViewSet,
        SectorViewSet,
        PlaceViewSet,
    )
