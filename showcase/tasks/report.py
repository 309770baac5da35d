"""The report on tasks that failed, in Wagtail's menu of reports; the panel that tells of them; and trying again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import Media, UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from . import health, queue, words

LOOK = Media(css={"all": ["css/admin/tasks.css"]})
PERMISSION = "tasks.manage_tasks"


def may_manage(user: AbstractBaseUser) -> bool:
    return user.has_perm(PERMISSION)


class WhatColumn(Column):
    cell_template_name = "wagtailadmin/tasks/what_cell.html"


class ErrorColumn(Column):
    cell_template_name = "wagtailadmin/tasks/error_cell.html"


class StateColumn(Column):
    cell_template_name = "wagtailadmin/tasks/state_cell.html"


class TaskReportView(ReportView):
    """What failed, and what will be tried again, the latest first."""

    model = DBTaskResult
    verbose_name_plural = _("tasks")
    page_title = _("Failed tasks")
    header_icon = "warning"
    index_url_name = "task_report"
    index_results_url_name = "task_report_results"
    results_template_name = "wagtailadmin/tasks/report_results.html"
    any_permission_required = None
    default_ordering = "-started_at"
    no_results_message = _("No task has failed.")
    columns = [
        WhatColumn("what", label=_("Task")),
        ErrorColumn("error", label=_("What went wrong")),
        DateColumn("started_at", label=_("Last tried"), sort_key="started_at"),
        StateColumn("state", label=_("What happens now")),
    ]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_manage(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[DBTaskResult]:
        return queue.troubled()

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["media"] += LOOK
        return context

    def decorate_paginated_queryset(self, object_list):
        subjects = words.subjects_of(object_list)
        for row in object_list:
            row.what, row.subject = words.name_of(row), subjects.get(row.pk, "")
            row.error, row.tries = words.error_of(row), len(row.worker_ids)
            row.has_failed = row.status == TaskResultStatus.FAILED
            row.is_running = row.status == TaskResultStatus.RUNNING
        return object_list


@require_POST
def try_again(request: HttpRequest) -> HttpResponse:
    """Have one task done anew, or all of them."""
    if not may_manage(request.user):
        raise PermissionDenied
    chosen = queue.troubled()
    if "all" not in request.POST:
        chosen = chosen.filter(pk=_key(request.POST.get("task", "")))
    number = queue.try_again(chosen)
    if number:
        text = ngettext("%(count)s task is tried again now.", "%(count)s tasks are tried again now.", number)
        messages.success(request, text % {"count": number})
    else:
        messages.warning(request, _("Nothing is left to try again: it has been done, or is being done."))
    return redirect("task_report")


def _key(text: str):
    """The key that a form sent; None for what is none."""
    try:
        return UUIDField(required=False).clean(text)
    except ValidationError:
        return None


class TaskReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage(request.user)


def menu_item() -> TaskReportMenuItem:
    return TaskReportMenuItem(
        _("Failed tasks"), reverse("task_report"), name="failed-tasks", icon_name="warning", order=1200
    )


class TroublePanel(Component):
    """At the top of the admin's home page, for those who may do something about it; nothing where all is well."""

    name = "task_trouble"
    template_name = "wagtailadmin/tasks/trouble.html"
    order = 50
    media = LOOK

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"health": health.ask()}


urlpatterns = [
    path("reports/tasks/", TaskReportView.as_view(), name="task_report"),
    path("reports/tasks/results/", TaskReportView.as_view(results_only=True), name="task_report_results"),
    path("reports/tasks/again/", try_again, name="try_tasks_again"),
]
