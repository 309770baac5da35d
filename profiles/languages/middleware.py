"""Which language a request is for: its address says so, and nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Site
from wagtail.views import serve

from .homes import homes_of


class LanguageMiddleware:
    """The language of the address: `/nn/…` is Nynorsk, an address without a prefix is in the site's first language.

    Not Django's `LocaleMiddleware`: with that one the answer to an address varies with `Accept-Language` and a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        """Begin at the language's home page.

        Raises `Http404`, said in the first language, under the prefix of one that the site is not published in. To
        a page of the tree Wagtail would find the way by itself, with two queries more, and would show the site in its
        first language where there is none.
        """
        first = translation.get_language() == settings.LANGUAGE_CODE
        site = None if first and view is not serve else Site.find_for_request(request)
        if site is None:
            return
        home = homes_of(site).get(translation.get_language())
        if home is None and not first:
            translation.activate(settings.LANGUAGE_CODE)
            raise Http404
        if home is not None and view is serve:
            # Where `Page.route_for_request()` keeps what it found.
            request._wagtail_route_for_request = _route(home, request, *args, **kwargs)


def _route(home, request: HttpRequest, path: str):
    try:
        return home.specific.route(request, [component for component in path.split("/") if component])
    except Http404:
        return None
