"""What the head and foot of every public page show: the site, its series and its text pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from .languages.editions import editions_of, homes_instead
from .languages.homes import home_of
from .querysets import ShowcaseQuerySet

if TYPE_CHECKING:
    from .models import ShowcasePage

SERIES, TEXTS = "seriespage", ("textpage", "accessibilitypage")


def navigation(request: HttpRequest, page: ShowcasePage | None = None, *, found: bool = True) -> dict:
    """`site`, `menu_series` (every published series, in order), `menu_pages` (texts and statements in menus), and
    `editions` (the page in every language of the site).

    `page` is the page of the tree that is shown, if it is one; `found=False` says that there is nothing at the address.
    Two queries besides the look-up of the site, and one where it has several languages; the pages are plain `Page`s.
    All are empty where no site answers to the request's host.
    """
    site = Site.find_for_request(request)
    if site is None:
        return {"site": None, "home": None, "menu_series": [], "menu_pages": [], "editions": []}
    entries = (
        ShowcaseQuerySet(Page)
        .in_site(site)
        .published()
        .filter(Q(content_type__model=SERIES) | Q(content_type__model__in=TEXTS, show_in_menus=True))
        .annotate(kind=F("content_type__model"))
        .order_by("path")
    )
    return {
        "site": site,
        "home": home_of(site),
        "menu_series": [entry for entry in entries if entry.kind == SERIES],
        "menu_pages": [entry for entry in entries if entry.kind in TEXTS],
        "editions": editions_of(site, request, page) if found else homes_instead(site, request),
    }
