"""For whom an address is, and what may be kept of it: the URLconf says so, in `POLICIES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import quote_etag

# Browsers ask again each time, and are told "as before" in a few bytes. A shared cache that nobody can purge may show
# an answer for a second without asking, and for a day where the site does not answer (RFC 9111 §5.2.2.10, RFC 5861).
KEPT_BY_ANYONE = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
OWN = "private, no-cache"


@dataclass(frozen=True)
class Public:
    """The same for everyone, and kept until something that it shows has changed.

    `query` names the parameters that the answer depends on, and any other changes nothing; None where the view itself
    leads from every query string to the one that it means. `lists` says that people stand beside each other there, so
    that a word of anyone's may change it.
    """

    query: frozenset[str] | None = frozenset()
    lists: bool = True


def policy_of(path: str) -> Public | None:
    """The policy of an address; None for what is somebody's own, is answered anew each time, or leads nowhere."""
    policies: Mapping[str, Public] = import_module(settings.ROOT_URLCONF).POLICIES
    # Which addresses there are depends on the language, and that on the address.
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    return policies.get(match.view_name) or policies.get(f"{match.namespace}:*")


def known_query(query: str, policy: Public) -> str:
    """The query string less what the address does not ask for."""
    if policy.query is None:
        return query
    given = QueryDict(query, mutable=True)
    for name in set(given) - policy.query:
        del given[name]
    return given.urlencode()


def is_visitor(request: HttpRequest) -> bool:
    """Nobody who is, or may be, known: a session may also hold the password to a private page."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and "HTTP_AUTHORIZATION" not in request.META


class CachePolicyMiddleware:
    """Says of every public page what caches may do with it, and names its content by a tag.

    Stands inside of what compresses, which makes the tag a weak one. A view that says more of its own is not
    contradicted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method not in {"GET", "HEAD"} or policy_of(request.path_info) is None:
            return response
        if not is_visitor(request):
            response.headers.setdefault("Cache-Control", OWN)
        elif response.status_code == 200 and not response.streaming:
            response.headers.setdefault("Cache-Control", KEPT_BY_ANYONE)
            response.headers.setdefault("ETag", quote_etag(sha256(response.content).hexdigest()[:32]))
        else:
            # A page that is not there may be, in a moment.
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
