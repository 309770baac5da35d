"""From the parts of an address to what a visitor of a site may see there. What is hidden is not there."""

import re

from django.http import Http404
from wagtail.models import Site

from profiles.absence import absence
from profiles.languages.homes import home_of
from profiles.models import Answer, ProfilePage, SeriesPage
from profiles.querysets import published_profiles

# As Wagtail makes them. What else may stand in an address (a NUL, say) never reaches the database.
SLUG = re.compile(r"[A-Za-z0-9_-]+")


def find_series(site: Site | None, slug: str) -> SeriesPage:
    """A published series of the site by its slug, in one query. Raises `Http404`, also where there is no site."""
    found = SeriesPage.objects.published().filter(url_path=_path(site, slug)).first()
    if found is None:
        raise Http404
    return found


def find_profile(site: Site | None, series_slug: str, slug: str) -> ProfilePage:
    """Someone whom a visitor may meet, with series, portrait, workplace and place, in one query. Raises `absence()`."""
    path = _path(site, series_slug, slug)
    found = published_profiles(site).with_facts().filter(url_path=path).first()
    if found is None:
        raise absence(site, url_path=path)
    return found


def find_answer(site: Site | None, series_slug: str, slug: str, pk: int) -> Answer:
    """An answer of this very person, its `page` as of `find_profile()`, in two queries. Raises `Http404`."""
    profile = find_profile(site, series_slug, slug)
    answer = Answer.objects.filter(page=profile, pk=pk).first()
    if answer is None:
        raise Http404
    answer.page = profile
    return answer


def _path(site: Site | None, *slugs: str) -> str:
    """Where a page below a site's home stands in the tree. Raises `Http404` for what can be no page's address."""
    home = home_of(site) if site else None
    if home is None or not all(map(SLUG.fullmatch, slugs)):
        raise Http404
    return f"{home.url_path}{'/'.join(slugs)}/"
