"""How people are listed in the admin, series by series and all together."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageFilterSet, PageListingMixin
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from . import gates
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
        label=_("Workplace"), queryset=Workplace.objects.all()
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"),
        field_name="topic_items__tag",
        queryset=Topic.objects.all(),
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
            "review": queryset.filter(_specific_workflow_states__status="in_progress").distinct(),
            "scheduled": queryset.filter(_revisions__approved_go_live_at__isnull=False).distinct(),
            "expired": queryset.filter(expired=True),
        }[value]


class ForExplorerMixin:
    """Fetches what the columns below show together with the pages."""

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return super().annotate_queryset(pages).for_explorer()


class ProfileIndexView(ForExplorerMixin, ExplorableIndexView):
    """The people of one series, in the editor's order."""

    add_item_label = _("Add profile")

    @cached_property
    def show_ordering_column(self) -> bool:
        """Offer the handles only to those whose new order will be kept."""
        return super().show_ordering_column and self.permissions.can_reorder_children()


class ProfileListingView(ForExplorerMixin, IndexView):
    """The people of all series, the last edited first."""


class ProfileWorkflowActionView(WorkflowActionView):
    """Approving outside the form, as from a preview, meets the same gates as publishing from it."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        problems = gates.missing_in_draft(self.object) if self.action_name == "approve" else []
        if problems:
            for problem in problems:
                messages.error(request, problem)
            edit = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
            if self.action_modal and request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": edit})
            return redirect(edit)
        return super().post(request, *args, **kwargs)


COLUMNS = {column.name: column for column in PageListingMixin.base_columns}
PORTRAIT = PortraitColumn("portrait", label=_("Portrait"), width="72px")
NAME = PageTitleColumn("title", label=_("Name"), sort_key="title", classname="title")
FACTS = [
    Column("workplace", label=_("Workplace"), sort_key="workplace__name"),
    Column("answer_count", label=_("Answers"), sort_key="answer_count", width="8%"),
    COLUMNS["latest_revision_created_at"],
    COLUMNS["status"],
]


class ProfileViewSet(PageViewSet):
    """Explorer columns and filters for a series."""

    model = ProfilePage
    icon = "user"
    index_view_class = ProfileIndexView
    workflow_action_view_class = ProfileWorkflowActionView
    filterset_class = ProfileFilterSet
    columns = [COLUMNS["bulk_actions"], PORTRAIT, NAME, *FACTS]


class AllProfilesViewSet(PageListingViewSet):
    """Everyone, in the showcase's own menu."""

    model = ProfilePage
    icon = "user"
    menu_label = _("Profiles")
    name = "all_profiles"
    index_view_class = ProfileListingView
    filterset_class = ProfileFilterSet
    columns = [PORTRAIT, NAME, COLUMNS["parent"], *FACTS]
