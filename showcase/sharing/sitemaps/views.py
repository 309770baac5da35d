"""The sitemap: Django's views, with the parts of the site that the request is for."""

from django.contrib.sitemaps import views
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .films import Films
from .pages import Pages, People
from .sections import Occupations, Places, Questions, Section, Sectors, Topics

SECTIONS: dict[str, type[Section]] = {
    section.name: section
    for section in (Pages, People, Questions, Topics, Films, Sectors, Places, Occupations)
}


@require_safe
@cache_control(no_cache=True)
def index(request: HttpRequest) -> HttpResponse:
    """The parts that have any address, each with when its newest was published."""
    site = _site(request)
    sections = {name: section(request, site) for name, section in SECTIONS.items()}
    return views.index(
        request,
        {name: section for name, section in sections.items() if section.totals["number"]},
        template_name="sharing/sitemap_index.xml",
        sitemap_url_name="machine:sitemap_section",
    )


@require_safe
@cache_control(no_cache=True)
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One part; a long one in parts of its own (`?p=2`)."""
    if section not in SECTIONS:
        raise Http404
    sections = {section: SECTIONS[section](request, _site(request))}
    return views.sitemap(request, sections, section, template_name="sharing/sitemap.xml")


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
