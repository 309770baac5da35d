"""What a site is called: by whoever knows better, or else as Wagtail has it.

A part of the showcase that names sites registers a function for the hook `name_site`; it gets the site.
"""

from wagtail import hooks
from wagtail.models import Site


def site_name(site: Site) -> str:
    """The site's name as its visitors read it; what a registered function costs, and no query of its own."""
    for name in hooks.get_hooks("name_site"):
        return name(site)
    return site.site_name
