"""The dashboard's panels: each asks one question of `work` and says it in its own words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from . import work

# What ours take the place of.
REPLACED = (RecentEditsPanel, UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
SERIES_SHOWN = 6


class StartPanel(Component):
    """A way into each series in which one may begin an interview."""

    name = "start"
    template_name = "wagtailadmin/profiles/dashboard/start.html"
    order = 100
    media = Media(css={"all": ["css/admin/dashboard.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        series = work.series_to_add_to(parent_context["request"].user)[:SERIES_SHOWN]
        return {
            "ways": [
                (one.title, reverse("wagtailadmin_pages:add", args=["profiles", "profilepage", one.pk]))
                for one in series
            ]
        }


class WorkPanel(Component):
    """A list of pages with something in common."""

    name: str
    order: int
    heading: str
    # What is said where there is nothing; without it the panel stays away.
    empty: str = ""
    ask: Callable[[AbstractBaseUser], work.Work]

    @property
    def template_name(self) -> str:
        return f"wagtailadmin/profiles/dashboard/{self.name}.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "name": self.name,
            "heading": self.heading,
            "empty": self.empty,
            "work": type(self).ask(user),
            "all_url": self.all_url(user),
        }

    def all_url(self, user: AbstractBaseUser) -> str:
        """Where the rest of the list is."""
        return reverse("all_profiles:index")


class ReviewPanel(WorkPanel):
    name, order = "review", 90
    heading = _("Awaiting your review")
    empty = _("Nothing waits for you.")
    ask = work.to_review

    def all_url(self, user: AbstractBaseUser) -> str:
        return reverse("wagtailadmin_reports:workflow_tasks")


class UnfinishedPanel(WorkPanel):
    name, order = "unfinished", 120
    heading = _("Your drafts")
    empty = _("No draft lies around. Whom would you like to ask next?")
    ask = work.unfinished

    def all_url(self, user: AbstractBaseUser) -> str:
        return f"{reverse('all_profiles:index')}?state=draft&owner={user.pk}"


class SubmittedPanel(WorkPanel):
    name, order = "submitted", 130
    heading = _("Sent in, not yet read")
    empty = _("Nothing of yours waits to be read.")
    ask = work.submitted

    def all_url(self, user: AbstractBaseUser) -> str:
        return reverse("wagtailadmin_reports:workflow")


class ScheduledPanel(WorkPanel):
    name, order = "scheduled", 140
    heading = _("Scheduled")
    ask = work.scheduled

    def all_url(self, user: AbstractBaseUser) -> str:
        return f"{reverse('all_profiles:index')}?state=scheduled"


class PublishedPanel(WorkPanel):
    name, order = "published", 150
    heading = _("Just published")
    ask = work.just_published

    def all_url(self, user: AbstractBaseUser) -> str:
        return f"{reverse('all_profiles:index')}?state=live"


def arrange(request: HttpRequest, panels: list[Component]) -> None:
    """Put ours in the place of Wagtail's: what waits for those who approve first, then one's own work."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels += [StartPanel(), UnfinishedPanel(), SubmittedPanel(), ScheduledPanel(), PublishedPanel()]
    if work.may_publish(request.user):
        panels.append(ReviewPanel())
