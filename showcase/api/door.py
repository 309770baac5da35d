"""What every address of the API has in common as HTTP: methods, cross-origin requests, ETags, unknown addresses."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from .problems import ProblemError

ALLOWED = "GET, HEAD, OPTIONS"
# Stored by anyone, but asked again each time: a withdrawn profile is gone at once, and an ETag makes asking cheap.
CACHE_CONTROL = "public, no-cache"
# Seconds for which a browser may remember the answer to a preflight.
PREFLIGHT_LASTS = 86_400

View = Callable[..., HttpResponse]


def door(view: View) -> View:
    """The view, read-only and open to every origin.

    GET and HEAD get an `ETag`, and 304 where the visitor has that already (RFC 9110 §13.1.2). OPTIONS answers a
    preflight (Fetch Standard §3.3). Every other method gets 405 with `Allow`. Nothing depends on who asks: no cookie
    is read and none is set.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            response = _preflight()
        elif request.method in {"GET", "HEAD"}:
            response = _conditional(request, _read(view, request, *args, **kwargs))
        else:
            response = ProblemError(
                405, _("This API is read-only. Ask with GET, HEAD or OPTIONS.")
            ).response()
            response["Allow"] = ALLOWED
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Allow"
        return response

    return answer


def unknown(request: HttpRequest, **kwargs) -> HttpResponse:
    """404 for an address under the API that it does not have; one without its last slash leads to the one with it."""
    if not request.path.endswith("/"):
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return ProblemError(
        404, _("There is nothing at this address. The first address of the API lists what there is.")
    ).response()


def _read(view: View, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """The answer to GET; HEAD is answered by the same, and the server leaves the body away (RFC 9110 §9.3.2)."""
    method, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = CACHE_CONTROL
    if response.status_code != 200:
        return response
    set_response_etag(response)
    if "If-None-Match" not in request.headers:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = ALLOWED
    response["Access-Control-Allow-Methods"] = ALLOWED
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = str(PREFLIGHT_LASTS)
    return response
