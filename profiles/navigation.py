"""What the head and foot of every public page show: the site, its series and its text pages."""

from django.db.models import F, Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from .querysets import ShowcaseQuerySet

SERIES, TEXTS = "seriespage", ("textpage", "accessibilitypage")


def navigation(request: HttpRequest) -> dict[str, Site | list[Page] | None]:
    """`site`, `menu_series` (every published series, in order) and `menu_pages` (texts and statements in menus).

    One query besides the look-up of the site; the pages are plain `Page`s. All are empty where no site answers to the
    request's host.
    """
    site = Site.find_for_request(request)
    if site is None:
        return {"site": None, "menu_series": [], "menu_pages": []}
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
        "menu_series": [entry for entry in entries if entry.kind == SERIES],
        "menu_pages": [entry for entry in entries if entry.kind in TEXTS],
    }
