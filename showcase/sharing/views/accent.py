"""The style sheet of a region's own colour."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..accent import stylesheet


@require_safe
@cache_control(public=True, max_age=86_400)
def accent(request: HttpRequest, digits: str) -> HttpResponse:
    """How the site looks in the colour that the address names. Nothing is asked: the address says everything."""
    return HttpResponse(stylesheet(f"#{digits}"), content_type="text/css; charset=utf-8")
