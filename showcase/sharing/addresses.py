"""Whole addresses, with scheme and host, of what can be shared."""

from django.http import HttpRequest
from django.urls import reverse

from media.models import Film
from profiles.models import Answer, ProfilePage, Question, ShowcasePage

Shareable = ShowcasePage | Answer | Question | Film


def address_of(thing: Shareable, request: HttpRequest) -> str:
    """Where a thing is read: the address that a visitor shares."""
    return request.build_absolute_uri(path_of(thing, request))


def path_of(thing: Shareable, request: HttpRequest) -> str:
    """As `address_of()`, without scheme and host. An answer's needs `page`."""
    if isinstance(thing, Answer):
        return f"{thing.page.get_url(request)}answers/{thing.pk}/"
    if isinstance(thing, Question):
        return reverse("profiles:question", args=[thing.slug])
    if isinstance(thing, Film):
        return reverse("profiles:film", args=[thing.slug])
    return thing.get_url(request)


def embed_address(thing: ProfilePage | Answer | ShowcasePage, request: HttpRequest) -> str:
    """Where the embeddable card of a profile, an answer or a series is."""
    return f"{address_of(thing, request)}embed/"
