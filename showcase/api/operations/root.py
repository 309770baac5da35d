"""Where to begin."""

from django.http import HttpRequest
from ninja import Router

from profiles.languages.homes import home_of
from profiles.site_names import site_name

from ..addresses import Addresses
from ..resources import resource
from ..schemas.root import Root

router = Router(tags=["Root"])
LISTS = ("series", "profiles", "questions", "sectors", "places", "occupations", "topics")


@resource(router, "", Root, "What there is")
def root(request: HttpRequest) -> Root:
    """The addresses of everything else."""
    at = Addresses.of(request)
    return Root(
        site=site_name(at.site),
        language=home_of(at.site).locale.language_code,
        address=at.page(home_of(at.site)),
        openapi=at.api("openapi-json"),
        **{name: at.api(name) for name in LISTS},
    )
