"""Addresses of a site that was here before, which editors lead on from (Settings › Redirects)."""

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware

# Where a request's META has the query string that was asked for, where the page cache has left out a part of it.
ASKED_QUERY = "showcase.asked_query"


class OldAddressesMiddleware(RedirectMiddleware):
    """Wagtail's, by all that was asked for: an older site may have told its pages apart by `?id=12` alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if ASKED_QUERY in request.META:
            request.META["QUERY_STRING"] = request.META[ASKED_QUERY]
        return super().process_response(request, response)
