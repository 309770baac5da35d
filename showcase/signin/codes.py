"""The codes that a person types: of their app, or from their list of recovery codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import constant_time_compare

# In an authenticator's data: the last step of the clock that a code was used for.
LAST_STEP = "last_step"


@transaction.atomic
def use_code(user: User, code: str) -> Authenticator | None:
    """The authenticator that the code is right for; the same code is not right again.

    That an app's code was used is kept with its secret, and not in the cache as allauth does: it must hold for all
    processes, and nobody should be kept out because a cache is gone (RFC 6238 §5.2).
    """
    code = "".join(code.split())
    typed = (
        Authenticator.objects.select_for_update().filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
    )
    for authenticator in typed:
        if authenticator.type == Authenticator.Type.TOTP:
            right = _use_step(authenticator, code)
        else:
            right = authenticator.wrap().validate_code(code)
        if right:
            return authenticator
    return None


def _use_step(authenticator: Authenticator, code: str) -> bool:
    secret = decrypt(authenticator.data["secret"])
    for step in yield_hotp_counters_from_time():
        if constant_time_compare(code, format_hotp_value(hotp_value(secret, step))):
            if step <= authenticator.data.get(LAST_STEP, 0):
                return False
            authenticator.data[LAST_STEP] = step
            authenticator.save(update_fields=["data"])
            return True
    return False
