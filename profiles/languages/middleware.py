"""Which language a request is for: its address says so, and nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from wagtail.models import Site
from wagtail.views import serve

from ..models import HomePage
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

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        """Begin at the language's home page.

        Raises `Http404`, said in a language that there is, under the addresses of one that the site is not published
        in; the bare address of a site leads to its home page all the same. To a page of the tree Wagtail would find
        the way by itself, with two queries more, and would show another language's where there is none.
        """
        prefixed = translation.get_language() != settings.LANGUAGE_CODE
        site = Site.find_for_request(request) if prefixed or view is serve else None
        if site is None:
            return None
        homes = homes_of(site)
        home = homes.get(translation.get_language())
        if home is None:
            language, first = next(iter(homes.items()))
            if request.path_info == "/" and isinstance(first, HomePage):
                return HttpResponseRedirect(first.get_url(request, site))
            translation.activate(language)
            raise Http404
        if view is serve:
            # Where `Page.route_for_request()` keeps what it found.
            request._wagtail_route_for_request = _route(home, request, *args, **kwargs)
        return None


def _route(home, request: HttpRequest, path: str):
    try:
        return home.specific.route(request, [component for component in path.split("/") if component])
    except Http404:
        return None
