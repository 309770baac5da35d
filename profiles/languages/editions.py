"""One page in every language of the site: where it is, or what is nearest to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, Site

from .homes import homes_of
from .names import OWN_NAMES

if TYPE_CHECKING:
    from ..models import ShowcasePage


@dataclass(frozen=True)
class Edition:
    """A page in one language. `exact` says that it is this very page at `path`, and not what is nearest to it."""

    language: str
    path: str
    exact: bool

    @property
    def name(self) -> str:
        """The language, as its readers call it."""
        return OWN_NAMES[self.language]

    def below(self, part: str) -> Edition:
        """Of a page that has this part below it, in each language in which it is there itself."""
        return replace(self, path=f"{self.path}{part}") if self.exact else self

    @property
    def is_current(self) -> bool:
        return self.language == translation.get_language()


def editions_of(site: Site, request: HttpRequest, page: ShowcasePage | None = None) -> list[Edition]:
    """A page of the tree in every language of the site; without `page`, one beside the tree, as `request` asks for it.

    Empty where the site has one language. For a page of the tree one query, and none for the home page.
    """
    homes = homes_of(site)
    if len(homes) < 2:
        return []
    if page is None:
        return [Edition(code, _in_language(request, code), exact=True) for code in homes]
    paths = _nearest(site, request, page)
    return [Edition(code, *paths[code]) for code in homes]


def homes_instead(site: Site, request: HttpRequest) -> list[Edition]:
    """For an address where there is nothing: the home page in every language of the site."""
    homes = homes_of(site)
    return (
        [Edition(code, homes[code].get_url(request, site), exact=False) for code in homes]
        if len(homes) > 1
        else []
    )


def _in_language(request: HttpRequest, code: str) -> str:
    """The address asked for, under the prefix of another language: slugs are the same in all."""
    path, active = request.get_full_path(), translation.get_language()
    if active != settings.LANGUAGE_CODE:
        path = path.replace(f"/{active}/", "/", 1)
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def _nearest(site: Site, request: HttpRequest, page: ShowcasePage) -> dict[str, tuple[str, bool]]:
    """By language, where a page of the tree is, or else its series, or else the home page; and whether it is itself."""
    from ..models import ProfilePage
    from ..querysets import ShowcaseQuerySet

    homes = homes_of(site)
    is_home = any(home.translation_key == page.translation_key for home in homes.values())
    found = {code: (home.get_url(request, site), is_home) for code, home in homes.items()}
    if is_home:
        return found
    series = page.series if isinstance(page, ProfilePage) else None
    keys = [each.translation_key for each in (series, page) if each]
    versions: dict[tuple, Page] = {
        (version.translation_key, version.locale.language_code): version
        for version in ShowcaseQuerySet(Page)
        .in_every_language_of(site)
        .published()
        .filter(translation_key__in=keys)
        .select_related("locale")
    }
    for code in homes:
        for key in keys:
            version = versions.get((key, code))
            if version is None:
                # Somebody whose series is not there yet is not there either.
                break
            found[code] = version.get_url(request, site), key == page.translation_key
    return found
