"""How the people of a series are listed in the admin."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet, PageListingMixin
from wagtail.admin.viewsets.pages import PageViewSet

from .models import ProfilePage, Topic, Workplace

STATES = [
    ("live", _("Published")),
    ("changed", _("Published, with changes not yet published")),
    ("draft", _("Draft")),
    ("review", _("Waiting for review")),
    ("scheduled", _("Scheduled")),
    ("expired", _("Expired")),
]


class PortraitColumn(Column):
    """A thumbnail of the portrait."""

    cell_template_name = "wagtailadmin/profiles/portrait_cell.html"


class ProfileFilterSet(PageFilterSet):
    """Narrows a series' people by workplace, topic and state."""

    workplace = django_filters.ModelMultipleChoiceFilter(
        label=_("Workplace"), queryset=Workplace.objects.order_by("name")
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"),
        field_name="topic_items__tag",
        queryset=Topic.objects.order_by("name"),
        distinct=True,
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="filter_state")

    class Meta(PageFilterSet.Meta):
        model = ProfilePage

    def filter_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return {
            "live": queryset.filter(live=True, has_unpublished_changes=False),
            "changed": queryset.filter(live=True, has_unpublished_changes=True),
            "draft": queryset.filter(live=False, expired=False),
            "review": queryset.filter(_workflow_states__status="in_progress"),
            "scheduled": queryset.filter(_revisions__approved_go_live_at__isnull=False).distinct(),
            "expired": queryset.filter(expired=True),
        }[value]


class ProfileIndexView(ExplorableIndexView):
    """The explorer's listing of a series, with what an editor looks for."""

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return super().annotate_queryset(pages).for_explorer()


class ProfileViewSet(PageViewSet):
    """Explorer columns and filters for a series."""

    model = ProfilePage
    icon = "user"
    index_view_class = ProfileIndexView
    filterset_class = ProfileFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PortraitColumn("portrait", label=_("Portrait"), width="72px"),
        PageTitleColumn("title", label=_("Name"), sort_key="title", classname="title"),
        Column("workplace", label=_("Workplace"), sort_key="workplace__name"),
        Column("answer_count", label=_("Answers"), sort_key="answer_count", width="8%"),
        *[column for column in PageListingMixin.base_columns if column.name == "latest_revision_created_at"],
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]
