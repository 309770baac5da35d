"""A mail to whoever's way of signing in has changed: the first that they hear of it if it was not them."""

import logging

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_lazy, override
from wagtail.users.models import UserProfile

logger = logging.getLogger(__name__)

# By the names that allauth gives its mails.
WHAT = {
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was set up."),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was taken off."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was taken off."),
    "mfa/email/recovery_codes_generated": gettext_lazy(
        "New recovery codes were made. The old ones no longer work."
    ),
    "removed": gettext_lazy("Your second factor was taken off by the person who runs the site."),
}


def notify(user: User, what: str, address: str = "") -> None:
    """Send it in the user's language. A mail that cannot be sent keeps nobody from signing in: the log says so."""
    if not user.email or what not in WHAT:
        return
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        context = {
            "name": user.get_full_name() or user.get_username(),
            "what": WHAT[what],
            "address": address,
            "site": settings.WAGTAILADMIN_BASE_URL,
        }
        subject = gettext("How you sign in to %(site)s has changed") % {"site": settings.WAGTAIL_SITE_NAME}
        text = render_to_string("wagtailadmin/signin/notice.txt", context)
    try:
        send_mail(subject, text, None, [user.email])
    except OSError:
        # SMTP's own errors are among these.
        logger.exception("The notice that a way of signing in has changed could not be sent.")
