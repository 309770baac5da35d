"""What the head and foot of every public page show: the site, its series and its text pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Site

if TYPE_CHECKING:
    from .models import SeriesPage, TextPage


def navigation(request: HttpRequest) -> dict[str, Site | list[SeriesPage] | list[TextPage] | None]:
    """`site`, `menu_series` (every published series in the editor's order) and `menu_pages` (text pages in menus).

    Two queries besides the look-up of the site. All are empty where no site answers to the request's host.
    """
    from .models import SeriesPage, TextPage

    site = Site.find_for_request(request)
    if site is None:
        return {"site": None, "menu_series": [], "menu_pages": []}
    return {
        "site": site,
        "menu_series": list(SeriesPage.objects.in_site(site).published().order_by("path")),
        "menu_pages": list(TextPage.objects.in_site(site).published().in_menu()),
    }
