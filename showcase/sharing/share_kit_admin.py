"""The share kit in the admin: its page, and the ways to it from a published profile or series."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.admin.widgets import Button, HeaderButton
from wagtail.models import Page, Site

from profiles.models import ProfilePage, SeriesPage

from .addresses import address_of
from .models import Branding
from .share_kit import CARD, answers_card_sets, card_set, posts
from .things import find, kind_of, language_of
from .views.cards import card_now

NAME = "share_kit"
WITH_KIT = (ProfilePage, SeriesPage)


def share_kit(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything to post about a person or a series. There is nothing to share of what visitors cannot see."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, WITH_KIT):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    shown = _as_visitors_see(page)
    context = {
        "page": page,
        "is_person": isinstance(page, ProfilePage),
        "header_title": f"{_('Share kit')}: {page.title}",
        "breadcrumbs_items": [
            *get_breadcrumbs_items_for_page(page, request.user),
            {"url": reverse(NAME, args=[pk]), "label": _("Share kit")},
        ],
        "header_buttons": _ways_back(page, shown, request),
        "shown": shown,
    }
    if shown:
        # What is posted of it is in its language, whichever an editor works in.
        with override(shown.locale.language_code):
            context |= _kit(shown, request)
    return render(request, "wagtailadmin/sharing/share_kit.html", context)


def card(request: HttpRequest, site: int, kind: str, key: int, shape: str) -> FileResponse:
    """A card of any of the sites, where the admin is: a browser shows and saves there what comes from there."""
    with override(language_of(kind, key)):
        stored = card_now(kind, key, shape, get_object_or_404(Site, pk=site))
    return FileResponse(stored.file.open(), filename=f"{kind}-{key}-{shape}.jpg", content_type="image/jpeg")


def urlpatterns() -> list[URLPattern]:
    return [
        path("share-kit/<int:pk>/", share_kit, name=NAME),
        path("share-kit/cards/<int:site>/<slug:kind>/<int:key>/<slug:shape>.jpg", card, name=CARD),
    ]


def button(page: Page, user: AbstractBaseUser) -> Button | None:
    """The way to a page's share kit; None for a page that has none, and for those who may not edit it."""
    has_kit = page.live and page.specific_class in WITH_KIT
    if not has_kit or not page.permissions_for_user(user).can_edit():
        return None
    return Button(_("Share kit"), url=reverse(NAME, args=[page.pk]), icon_name="link", priority=70)


def offer(request: HttpRequest, page: Page) -> None:
    """Tell whoever has just published a page that its share kit is there, if visitors see the page."""
    if isinstance(page, WITH_KIT) and _as_visitors_see(page):
        kit = messages.button(reverse(NAME, args=[page.pk]), _("Share kit"))
        messages.info(request, _("Cards and ready-made posts are waiting."), buttons=[kit])


def tell_of_approval(request: HttpRequest, page: Page) -> None:
    """Say that what has been approved is published, where it is: Wagtail says that it “has been updated”."""
    if Page.objects.filter(pk=page.pk, live=True, has_unpublished_changes=False).exists():
        messages.success(request, _("“%(page)s” is published.") % {"page": page.get_admin_display_title()})
        offer(request, page)


def _as_visitors_see(page: ProfilePage | SeriesPage) -> ProfilePage | SeriesPage | None:
    site = page.get_site()
    with override(page.locale.language_code):
        return find(kind_of(page), page.pk, site) if site else None


def _kit(page: ProfilePage | SeriesPage, request: HttpRequest) -> dict:
    address, branding = address_of(page, request), Branding.of(page.get_site())
    person = isinstance(page, ProfilePage)
    return {
        "own_cards": card_set(page, request, branding),
        "answers_cards": answers_card_sets(page, request, branding) if person else [],
        "posts": posts(page, address),
        "social_links": page.social_links.all() if person else [],
    }


def _ways_back(page: Page, shown: Page | None, request: HttpRequest) -> list[HeaderButton]:
    edit = HeaderButton(_("Edit"), url=reverse("wagtailadmin_pages:edit", args=[page.pk]), icon_name="edit")
    if not shown:
        return [edit]
    live = HeaderButton(
        _("View live"), url=page.get_url(request), icon_name="link-external", attrs={"target": "_blank"}
    )
    return [edit, live]
