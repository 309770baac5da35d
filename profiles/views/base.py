"""What the pages that are no page of the tree have in common."""

from urllib.parse import urlsplit

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.utils.cache import patch_cache_control

from ..navigation import navigation
from ..querysets import ProfileQuerySet, published_profiles

PER_PAGE = 24


def visit(request: HttpRequest) -> tuple[dict, ProfileQuerySet]:
    """What every page shows around its content, and everyone whom this visitor may meet.

    Raises `Http404` where no site answers to the request's host.
    """
    context = navigation(request)
    if context["site"] is None:
        raise Http404
    return context, published_profiles(context["site"])


def redirect_to_canonical(request: HttpRequest, address: str) -> HttpResponse | None:
    """A redirect to the one address of what was asked for; None where it was asked for by that."""
    if request.GET.urlencode() == QueryDict(urlsplit(address).query).urlencode():
        return None
    # For good, but asked again: a topic that nobody has today may be somebody's tomorrow.
    response = HttpResponsePermanentRedirect(address)
    patch_cache_control(response, no_cache=True)
    return response


def part(request: HttpRequest, things: QuerySet) -> Page:
    """The part of a long list that `?page=` names; the nearest where there is none of that number."""
    return Paginator(things, PER_PAGE).get_page(request.GET.get("page"))
