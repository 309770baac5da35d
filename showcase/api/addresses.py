"""Whole addresses, with scheme and host, of what the API names."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, Site

NAMESPACE = "api-v1"


@dataclass(frozen=True)
class Addresses:
    """The addresses of one site, seen from one request."""

    request: HttpRequest
    site: Site

    @classmethod
    def of(cls, request: HttpRequest) -> "Addresses":
        """Of the site that the request asks. Raises `Http404` where none answers to its host."""
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        return cls(request, site)

    def page(self, page: Page) -> str:
        """Where people read a page of the tree."""
        return self.whole(page.get_url(self.request, self.site))

    def view(self, name: str, *args: str) -> str:
        """Where people read a page that is not in the tree, by the name of its address."""
        return self.whole(reverse(f"profiles:{name}", args=args))

    def api(self, name: str, *args: str, query: Iterable[tuple[str, str]] = ()) -> str:
        """Where programs read, by the name of the operation; in the language that was asked for."""
        parameters = QueryDict(mutable=True)
        if language := self.request.GET.get("language"):
            parameters["language"] = language
        for key, value in query:
            parameters.appendlist(key, value)
        path = reverse(f"{NAMESPACE}:{name}", args=args)
        return self.whole(f"{path}?{parameters.urlencode()}" if parameters else path)

    def whole(self, address: str) -> str:
        """An address of this site, or of another as an editor wrote it, as a URI (RFC 3986)."""
        return iri_to_uri(self.request.build_absolute_uri(address))
