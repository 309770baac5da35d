"""Withdrawals in the admin: one question before each, and the way to it from a profile's menu."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .models import ProfilePage, Withdrawal
from .withdrawals import lift, withdraw

NAME = "withdrawal"


def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to withdraw somebody, or to lift the withdrawal, and do it. For those who publish."""
    profile = get_object_or_404(ProfilePage, pk=pk)
    if not profile.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    recorded = Withdrawal.of(profile)
    if request.method != "POST":
        title = _("Lift the withdrawal") if recorded else _("Withdraw")
        context = {"page_title": title, "profile": profile, "withdrawal": recorded}
        return render(request, "wagtailadmin/profiles/withdrawal.html", context)
    # What was asked, and not what would be the opposite by now: two people may have answered the same question.
    if "lift" in request.POST:
        lift(profile, request.user)
        messages.success(request, _("%(name)s may be published again.") % {"name": profile.name})
    else:
        withdraw(profile, request.user)
        messages.success(request, _("%(name)s is not shown any more.") % {"name": profile.name})
    return redirect("wagtailadmin_pages:edit", profile.pk)


def button(page: Page, user: AbstractBaseUser) -> Button | None:
    """The way to the question; None for a page that is no profile, and for those who may not publish it."""
    if page.specific_class is not ProfilePage or not page.permissions_for_user(user).can_publish():
        return None
    recorded = Withdrawal.of(page)
    return Button(
        _("Lift the withdrawal") if recorded else _("Withdraw"),
        url=reverse(NAME, args=[page.pk]),
        icon_name="view" if recorded else "no-view",
        priority=62,
    )


urlpatterns = [path("withdrawals/<int:pk>/", withdrawal, name=NAME)]
