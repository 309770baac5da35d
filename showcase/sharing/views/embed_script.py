"""The script of embed codes, at an address that stays: a code that somebody has pasted is not changed any more."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..conditional import conditional_response

SOURCE = "js/embed-host.js"


@require_safe
def embed_script(request: HttpRequest) -> HttpResponse:
    """`js/embed-host.js` under its own name. The address of a static file names a version of it, and goes with it."""
    script = Path(finders.find(SOURCE)).read_text()
    response = conditional_response(request, script, "text/javascript; charset=utf-8", changed=None)
    # An hour is soon enough for a mended script, and spares other people's pages a question each time.
    response["Cache-Control"] = "public, max-age=3600"
    # It is there for pages of other sites (Fetch Standard §3.7).
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
