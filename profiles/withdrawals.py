"""Taking somebody down for good, in every language at once, and saying so at their address instead of “not found”."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import Http404
from wagtail.log_actions import log
from wagtail.models import Site

from .models import ProfilePage, Withdrawal
from .querysets import withdrawn_profiles
from .usage import roles_of

WITHDRAW, LIFT = "profiles.withdraw", "profiles.lift_withdrawal"


class WithdrawnError(Http404):
    """There was somebody at this address who asked not to be shown any more: 410 (RFC 9110 §15.5.11)."""


def absence(site: Site | None, **who: object) -> Http404:
    """What to raise where a visitor looks for a profile, given by look-ups, whom they may not meet.

    Only an address that visitors knew says that somebody was there: not one of a draft, or in a hidden series.
    """
    if site and withdrawn_profiles(site).filter(**who).exists():
        return WithdrawnError()
    return Http404()


def status_of(error: Http404) -> int:
    """The HTTP status that tells an absence."""
    return 410 if isinstance(error, WithdrawnError) else 404


@transaction.atomic
def withdraw(profile: ProfilePage, user: AbstractBaseUser | None) -> None:
    """Take somebody down in every language, for good: what was scheduled or in review is called off too.

    The pictures that visitors have seen are deleted with it, except where other pages show them. The draft, the
    original of the portrait and the films stay in the admin.
    """
    for page in profile.get_translations(inclusive=True):
        was_shown = page.live or page.first_published_at is not None
        Withdrawal.objects.get_or_create(
            profile=page, defaults={"withdrawn_by": user, "was_shown": was_shown}
        )
        if review := page.current_workflow_state:
            review.cancel(user=user)
        page.revisions.update(approved_go_live_at=None)
        if page.live:
            page.unpublish(user=user)
        if page.portrait and not roles_of(page.portrait):
            page.portrait.renditions.all().delete()
        log(instance=page, action=WITHDRAW, user=user)


@transaction.atomic
def lift(profile: ProfilePage, user: AbstractBaseUser | None) -> None:
    """The person wants to be shown again: the page may be published again. Does not publish it."""
    for page in profile.get_translations(inclusive=True):
        Withdrawal.objects.filter(profile=page).delete()
        log(instance=page, action=LIFT, user=user)
