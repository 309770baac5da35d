"""A site has a home page for each language that it is published in: the tree below it is that language's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from media.reading import LANGUAGES

if TYPE_CHECKING:
    from wagtail.models import Site

    from ..models import HomePage


def homes_of(site: Site) -> dict[str, HomePage]:
    """The home pages of a site by language: the site's own, whatever its state, and its translations that are live.

    The site's own language comes first, the others in the order of the settings. One query, once for each `site` in
    memory (a request has one).
    """
    from ..models import HomePage

    if not hasattr(site, "_homes"):
        key = HomePage.objects.filter(pk=site.root_page_id).values("translation_key")
        found = {
            home.locale.language_code: home
            for home in HomePage.objects.filter(translation_key__in=key).select_related("locale")
            if home.pk == site.root_page_id or home.is_public
        }
        order = [code for code, home in found.items() if home.pk == site.root_page_id]
        order += [code for code in LANGUAGES if code in found and code not in order]
        # Before a site has its home page, it has Wagtail's.
        site._homes = {code: found[code] for code in order} or {
            site.root_page.locale.language_code: site.root_page
        }
    return site._homes


def home_of(site: Site) -> HomePage:
    """The home page in the language that is active; the site's own where there is none in it."""
    homes = homes_of(site)
    return homes.get(translation.get_language() or "") or next(iter(homes.values()))
