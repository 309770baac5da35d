"""What tasks add to the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.ui.components import Component

from . import report


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return report.urlpatterns


@hooks.register("register_reports_menu_item")
def failed_tasks() -> report.TaskReportMenuItem:
    return report.menu_item()


@hooks.register("register_permissions")
def permission_in_the_form_of_groups() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="tasks", codename="manage_tasks")


# Before the dashboard is arranged, which leaves in what others add.
@hooks.register("construct_homepage_panels")
def tell_of_trouble(request: HttpRequest, panels: list[Component]) -> None:
    if report.may_manage(request.user):
        panels.append(report.TroublePanel())
