"""Second factors: who has one, who has to have one, and whether it was asked for."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from .models import CompulsoryGroup

# Recovery codes stand in for one of these; alone they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def must_have_factor(user: User) -> bool:
    """By a tick in one of their groups, or by `SHOWCASE_SECOND_FACTOR`."""
    if settings.SHOWCASE_SECOND_FACTOR == "everyone":
        return True
    if settings.SHOWCASE_SECOND_FACTOR == "superusers" and user.is_superuser:
        return True
    return CompulsoryGroup.objects.filter(group__user=user).exists()


def was_asked(request: HttpRequest) -> bool:
    """Whether this session began, or went on, with a second factor."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def remove_factors(user: User) -> int:
    """Take off every factor and the recovery codes; how many there were."""
    return Authenticator.objects.filter(user=user).delete()[0]
