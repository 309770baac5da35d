"""Cards to stand in a frame in somebody else's page: the only pages of the site that let themselves be framed."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from profiles.absence import status_of
from profiles.languages.homes import home_of
from profiles.models import Answer
from profiles.querysets import published_profiles

from ..addresses import address_of
from ..embedding import Embeddable
from ..finding import find_answer, find_profile, find_series
from ..naming import title_of
from ..oembed import oembed_links

# How many people of a series show their faces.
FACES = 6

View = Callable[..., HttpResponse]


def framable(view: View) -> View:
    """An address that any page may show in a frame: without X-Frame-Options, and in the frame's own style if not found.

    A Content-Security-Policy must not name `frame-ancestors` where `response.xframe_options_exempt` is true. Whoever
    is not shown any more leaves a sentence and a 404 in other people's pages, and not the browser's own error.
    """

    @require_safe
    @xframe_options_exempt
    @wraps(view)
    def framed(request: HttpRequest, **parts: str | int) -> HttpResponse:
        site = Site.find_for_request(request)
        try:
            response = view(request, site, **parts)
        except Http404 as error:
            if site is None:
                raise
            context = {"site": site, "url": home_of(site).get_url(request)}
            response = render(request, "sharing/embed_missing.html", context, status=status_of(error))
        response["X-Robots-Tag"] = "noindex"
        return response

    return framed


@framable
def profile_embed(request: HttpRequest, site: Site, series: str, profile: str) -> HttpResponse:
    """The card of one person."""
    person = find_profile(site, series, profile)
    return render(request, "sharing/embed_profile.html", card(person, request) | {"person": person})


@framable
def answer_embed(request: HttpRequest, site: Site, series: str, profile: str, pk: int) -> HttpResponse:
    """The card of one answer; it leads to the answer's place in the interview."""
    answer = find_answer(site, series, profile, pk)
    context = card(answer, request, anchor=answer.anchor)
    return render(request, "sharing/embed_answer.html", context | {"answer": answer, "person": answer.page})


@framable
def series_embed(request: HttpRequest, site: Site, series: str) -> HttpResponse:
    """The card of a series: its wheel and a few of its people."""
    page = find_series(site, series)
    people = published_profiles(site).in_series(page)
    context = card(page, request) | {"series": page, "people_count": people.count()}
    return render(request, "sharing/embed_series.html", context | {"people": people.for_cards()[:FACES]})


def card(thing: Embeddable, request: HttpRequest, anchor: str = "") -> dict:
    """What every card shows: its `title`, the page that it stands for (`canonical`) and where in it."""
    canonical = address_of(thing.page if isinstance(thing, Answer) else thing, request)
    return {
        "title": title_of(thing),
        "canonical": canonical,
        "url": f"{canonical}#{anchor}" if anchor else canonical,
        "oembed_links": oembed_links(thing, request),
    }
