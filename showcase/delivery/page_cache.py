"""Pages that this process keeps, answered before sessions, redirects and the database are touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, has_vary_header
from django.utils.http import parse_http_date_safe

from profiles.models import HomePage, SeriesPage

from . import stored, tags
from .changes import kept_anywhere
from .compression import encoding_for
from .made_by import made_by
from .policy import Public, is_visitor, known_query, policy_of
from .purging import SURROGATE_KEY
from .reads import tags_read
from .redirects import ASKED_QUERY
from .requests_seen import PAGE_CACHE
from .store import Kept, Key, Store
from .watch import watch

# Where the query string is in a key.
QUERY = 4
MEGABYTE = 1024 * 1024
# What a cache in front is told, and tells nobody: how long it may keep an answer (Edge Architecture Specification 1.0).
SURROGATE_CONTROL = "Surrogate-Control"
KEPT_IN_FRONT, NOT_KEPT_IN_FRONT = "max-age=3000", "max-age=0"
# Asked of this site, and answered here: what is kept is the whole answer.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# Where `PageCacheFront` and the middleware find the same store: in the request's META, which is WSGI's environ.
STORE = "showcase.page_store"
# What an answer that is kept says to some alone.
DEPENDS_ON_WHO_ASKS = (*CONDITIONS, "HTTP_X_VARNISH")
# What an answer may vary with: the first is in the key, the last is kept with it (feeds), and htmx keeps to itself.
KNOWN_TO_VARY = {"accept-encoding", "hx-request", "hx-current-url", "accept"}


class PageCacheFront:
    """A WSGI application around Django: answers what is kept and is fresh, with nothing else between.

    The simple case of what the middleware does, which is half as long without Django's own handling of requests.
    Whenever it is time to look what has changed, and for all that is not simple, Django is asked.
    """

    def __init__(self, application: Callable) -> None:
        self._application = application
        self._store = Store(settings.SHOWCASE_PAGE_CACHE * MEGABYTE)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        kept = (
            None
            if watch.is_due() or any(name in environ for name in DEPENDS_ON_WHO_ASKS)
            else self._kept(environ)
        )
        if kept is None:
            environ[STORE] = self._store
            return self._application(environ, start_response)
        environ[PAGE_CACHE] = "hit"
        start_response(f"{kept.status} {HTTPStatus(kept.status).phrase}", list(kept.headers))
        return [kept.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _kept(self, environ: dict) -> Kept | None:
        # Without a request, which takes longer to make than all the rest. Django decides whose cookies hold a session.
        if settings.SHOWCASE_MAINTENANCE or not _may_be_kept(environ) or "HTTP_AUTHORIZATION" in environ:
            return None
        if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
            return None
        return _fresh(self._store, _key(environ, get_path_info(environ) or "/"), environ)


class PageCacheMiddleware:
    """The first of all: answers a visitor with what was answered before, as long as nothing in it has changed.

    Never for whoever has a session, and never with what says that it is somebody's own. `SHOWCASE_PAGE_CACHE` is the
    memory for it in megabytes; without any, pages are still answered by "as before" where the visitor has them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._keeps = settings.SHOWCASE_PAGE_CACHE > 0
        self._stores = stored.are_on()
        if self._stores:
            made_by()
        self._store = Store(settings.SHOWCASE_PAGE_CACHE * MEGABYTE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SHOWCASE_MAINTENANCE or not _may_be_kept(request.META) or not is_visitor(request):
            return self.get_response(request)
        key = _key(request.META, request.path_info)
        known = watch.now() if kept_anywhere() else 0
        if (kept := _fresh(self._store_for(request), key, request.META)) is not None:
            request.META[PAGE_CACHE] = "hit"
            return self._answer(kept, request)
        policy = policy_of(request.path_info)
        if policy is None:
            return self.get_response(request)
        if key[QUERY] and (query := known_query(key[QUERY], policy)) != key[QUERY]:
            # What is not asked for shows nowhere in what is kept, and no cache in front keeps an answer for it.
            request.META[ASKED_QUERY] = key[QUERY]
            request.META["QUERY_STRING"] = query
            request.META.pop("HTTP_X_VARNISH", None)
            return self(request)
        # Searches and choices are as many as people think of: they are not stored.
        is_stored = self._stores and not key[QUERY]
        if is_stored and (kept := stored.find(key, known)) is not None:
            request.META[PAGE_CACHE] = "stored"
            self._keep(request, key, kept)
            return self._answer(kept, request)
        return self._make(request, policy, key, known, is_stored)

    def _store_for(self, request: HttpRequest) -> Store:
        return request.META.get(STORE, self._store)

    def _make(
        self, request: HttpRequest, policy: Public, key: Key, known: int, is_stored: bool
    ) -> HttpResponseBase:
        request.META[PAGE_CACHE] = "miss"
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        with tags_read() as read:
            response = self.get_response(request)
        request.META |= conditions
        if not _is_for_everyone(response):
            return response if response.streaming else _conditional(request, response)
        lists = policy.lists and _has_lists(response)
        depends = frozenset({tags.ALL, tags.LISTS, *read} if lists else {tags.ALL, *read})
        accept = _accept(request.META) if has_vary_header(response, "Accept") else None
        kept = Kept(response.status_code, tuple(response.items()), response.content, known, depends, accept)
        self._keep(request, key, kept)
        if is_stored and request.method == "GET" and stored.may_be_stored(response, kept):
            stored.put(key, kept)
        return self._answer(kept, request, response)

    def _keep(self, request: HttpRequest, key: Key, kept: Kept) -> None:
        if request.method == "GET" and self._keeps:
            self._store_for(request).put(key, kept)

    def _answer(
        self, kept: Kept, request: HttpRequest, response: HttpResponseBase | None = None
    ) -> HttpResponseBase:
        if response is None:
            response = HttpResponse(kept.body, status=kept.status, headers=dict(kept.headers))
        if "HTTP_X_VARNISH" in request.META and settings.WAGTAILFRONTENDCACHE:
            response[SURROGATE_CONTROL] = KEPT_IN_FRONT if _is_fresh_this_moment(kept) else NOT_KEPT_IN_FRONT
            response[SURROGATE_KEY] = " ".join(sorted(kept.tags))
        return _conditional(request, response)


def _fresh(store: Store, key: Key, meta: Mapping[str, str]) -> Kept | None:
    kept = store.get(key)
    if kept is None or not watch.is_fresh(kept.known, kept.tags):
        return None
    return kept if kept.accept is None or kept.accept == _accept(meta) else None


def _accept(meta: Mapping[str, str]) -> str:
    # A browser names a page; to all that read feeds alone a feed is the same.
    accept = meta.get("HTTP_ACCEPT", "")
    return accept if "text/" in accept else ""


def _may_be_kept(meta: Mapping[str, str]) -> bool:
    # Of a search while somebody types, one part is answered.
    return meta["REQUEST_METHOD"] in {"GET", "HEAD"} and "HTTP_HX_REQUEST" not in meta


def _key(meta: Mapping[str, str], path: str) -> Key:
    """All that an answer to a visitor depends on, of a request's META, which is WSGI's environ, and its path."""
    host = meta.get("HTTP_HOST") or f"{meta['SERVER_NAME']}:{meta['SERVER_PORT']}"
    scheme = (meta.get("wsgi.url_scheme", ""), meta.get("HTTP_X_FORWARDED_PROTO", ""))
    return (*scheme, host, path, meta.get("QUERY_STRING", ""), encoding_for(meta))


def _is_for_everyone(response: HttpResponseBase) -> bool:
    if response.streaming or response.status_code != 200 or response.cookies:
        return False
    if _words(response, "Cache-Control") & {"private", "no-store"}:
        return False
    return _words(response, "Vary") <= KNOWN_TO_VARY


def _words(response: HttpResponseBase, header: str) -> set[str]:
    return {word.strip().lower() for word in response.get(header, "").split(",")} - {""}


def _has_lists(response: HttpResponseBase) -> bool:
    """Of the pages of the tree, whether people stand beside each other on this one."""
    page = (getattr(response, "context_data", None) or {}).get("page")
    return page is None or isinstance(page, HomePage | SeriesPage)


def _is_fresh_this_moment(kept: Kept) -> bool:
    """Nothing has changed while the answer was made: the news of it is out already, and would not come again."""
    try:
        watch.look_now()
    except (DatabaseError, InterfaceError):
        return False
    return watch.is_fresh(kept.known, kept.tags)


def _conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if not any(name in request.META for name in CONDITIONS):
        return response
    modified = parse_http_date_safe(response.get("Last-Modified", ""))
    return get_conditional_response(request, response.get("ETag"), modified, response)
