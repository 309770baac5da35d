"""The ways in which somebody is no longer shown to visitors."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from profiles.models import ProfilePage


def expire(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


HIDING: dict[str, Callable[[ProfilePage], None]] = {
    "unpublished": lambda person: person.unpublish(),
    "expired": expire,
    "private": make_private,
    "deleted": lambda person: person.delete(),
    "in an unpublished series": lambda person: person.series.unpublish(),
    "in an expired series": lambda person: expire(person.series),
    "in a private series": lambda person: make_private(person.series),
}
