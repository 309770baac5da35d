"""Why there is nobody at an address: nobody was, or somebody asked not to be shown any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from wagtail.models import Site


class WithdrawnError(Http404):
    """There was somebody at this address who asked not to be shown any more: 410 (RFC 9110 §15.5.11)."""


def absence(site: Site | None, **who: object) -> Http404:
    """What to raise where a visitor looks for a profile, given by look-ups, whom they may not meet.

    Only an address that visitors knew says that somebody was there: not one of a draft, or in a hidden series.
    """
    from .querysets import withdrawn_profiles

    if site and withdrawn_profiles(site).filter(**who).exists():
        return WithdrawnError()
    return Http404()


def status_of(error: Http404) -> int:
    """The HTTP status that tells an absence."""
    return 410 if isinstance(error, WithdrawnError) else 404
