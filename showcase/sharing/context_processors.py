"""What every public template may ask of a site's settings."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import Branding


def branding(request: HttpRequest) -> dict[str, Branding]:
    """`branding` of the site that the request is for: read when a template first asks for it."""
    return {"branding": SimpleLazyObject(lambda: Branding.for_request(request))}
