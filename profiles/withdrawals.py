"""Taking somebody down for good, in every language at once."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from .models import ProfilePage, Withdrawal
from .usage import roles_of

WITHDRAW, LIFT = "profiles.withdraw", "profiles.lift_withdrawal"


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
    Withdrawal.objects.filter(profile__translation_key=profile.translation_key).delete()
    for page in profile.get_translations(inclusive=True):
        log(instance=page, action=LIFT, user=user)


@transaction.atomic
def keep_in_copy(page: Page, copy: Page, user: AbstractBaseUser | None) -> None:
    """Whoever is withdrawn on a page, or below it, is so in a copy of it: a copy belongs to no original any more."""
    wishes = Withdrawal.objects.values("profile__translation_key")
    for profile in ProfilePage.objects.descendant_of(page, inclusive=True).filter(translation_key__in=wishes):
        path = copy.url_path + profile.url_path.removeprefix(page.url_path)
        if copied := ProfilePage.objects.descendant_of(copy, inclusive=True).filter(url_path=path).first():
            Withdrawal.objects.create(profile=copied, withdrawn_by=user, was_shown=False)
            log(instance=copied, action=WITHDRAW, user=user)
