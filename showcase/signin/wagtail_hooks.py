"""Signing in, in Wagtail's admin."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .account_urls import urlpatterns
from .panels import CompulsoryPanel, PasswordPanel, WaysPanel


@hooks.register("register_admin_urls")
def account_addresses():
    return urlpatterns


@hooks.register("register_account_settings_panel")
def account_panel(request, user, profile):
    return WaysPanel(request, user, profile)


@hooks.register("register_account_settings_panel")
def password_panel(request, user, profile):
    return PasswordPanel(request, user, profile)


@hooks.register("register_group_permission_panel")
def group_panel():
    return CompulsoryPanel


@hooks.register("register_user_listing_buttons")
def lost_phone(user: User, request_user: User):
    if request_user.is_superuser:
        yield Button(
            _("Second factor"), reverse("signin_remove_from", args=[user.pk]), icon_name="key", priority=30
        )


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "showcase.remove_second_factor", _("Take a second factor off"), _("Second factor taken off")
    )
