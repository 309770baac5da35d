"""Whole addresses, with scheme and host, of what can be shared."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from profiles.models import Answer, ProfilePage, SeriesPage

from .things import Shareable, kind_of


def address_of(thing: Shareable | Page, request: HttpRequest) -> str:
    """Where a thing is read: the address that a visitor shares."""
    return request.build_absolute_uri(path_of(thing, request))


def path_of(thing: Shareable | Page, request: HttpRequest) -> str:
    """As `address_of()`, without scheme and host. An answer's needs `page`."""
    if isinstance(thing, Answer):
        return f"{thing.page.get_url(request)}answers/{thing.pk}/"
    if isinstance(thing, Page):
        return thing.get_url(request)
    return reverse(f"profiles:{kind_of(thing)}", args=[thing.slug])


def embed_address(thing: ProfilePage | Answer | SeriesPage, request: HttpRequest) -> str:
    """Where the embeddable card of a profile, an answer or a series is."""
    return f"{address_of(thing, request)}embed/"
