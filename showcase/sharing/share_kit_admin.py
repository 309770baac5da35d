"""The share kit in the admin: its page, and the way to it from a published profile."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.querysets import published_profiles

from .addresses import address_of
from .models import Branding
from .share_kit import card_sets, posts


def share_kit(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything to post about a person. There is nothing to share of one whom visitors cannot meet."""
    profile = get_object_or_404(ProfilePage, pk=pk)
    if not profile.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    site = profile.get_site()
    person = published_profiles(site).with_facts().filter(pk=pk).first() if site else None
    context = {"page_title": _("Share kit"), "profile": profile}
    if person:
        address = address_of(person, request)
        context |= {
            "address": address,
            "card_sets": card_sets(person, request, Branding.of(site)),
            "posts": posts(person, address),
            "social_links": person.social_links.all(),
        }
    return render(request, "wagtailadmin/sharing/share_kit.html", context)


def urlpatterns() -> list[URLPattern]:
    return [path("share-kit/<int:pk>/", share_kit, name="share_kit")]


def button(page: Page) -> Button | None:
    """The way to a profile's share kit; None for a page that has none."""
    if not page.live or page.specific_class is not ProfilePage:
        return None
    return Button(_("Share kit"), url=reverse("share_kit", args=[page.pk]), icon_name="link", priority=70)
