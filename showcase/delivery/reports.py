"""What is left out of error reports and logs: whatever opens a door."""

import logging
import re
from typing import Any

from django.http import HttpRequest, QueryDict
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

# Django's own, and the names that installations use: DATABASE_URL, SENTRY_DSN, any cookie, the codes of a sign-in.
SECRET_NAMES = re.compile(
    "API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|COOKIE|CREDENTIAL|DSN|CSRF|SESSION|OTP|^code$"
    "|^(?:DATABASE|CACHE|EMAIL|REDIS|BROKER|PROXY)_URL$|LOCATION|OPTIONS",
    re.IGNORECASE,
)
# The name and the password in an address (RFC 3986 §3.2.1): "redis://:password@cache:6379/1".
USERINFO = re.compile(r"(?<=://)[^/\s@'\"]*:[^/\s'\"]*@")
HIDDEN = SafeExceptionReporterFilter.cleansed_substitute


def mask(text: str) -> str:
    """The text without passwords in addresses."""
    return USERINFO.sub(f"{HIDDEN}@", text)


class ReportFilter(SafeExceptionReporterFilter):
    """Django's filter of error reports, which knows more names, looks into addresses, and hides what forms send."""

    hidden_settings = SECRET_NAMES

    def cleanse_setting(self, key: str, value: Any) -> Any:
        cleansed = super().cleanse_setting(key, value)
        # A text that is made when it is read is one too.
        return mask(str(cleansed)) if isinstance(cleansed, str) else cleansed

    def get_post_parameters(self, request: HttpRequest | None) -> QueryDict | dict:
        """The names of what was sent. The values are passwords, or words that nobody has approved yet."""
        if request is None or not self.is_active(request):
            return super().get_post_parameters(request)
        return dict.fromkeys(request.POST, HIDDEN)


class MaskingReporter(ExceptionReporter):
    """Django's report, in which an error's own words have no password of an address."""

    def get_traceback_text(self) -> str:
        return mask(super().get_traceback_text())

    def get_traceback_html(self) -> str:
        return mask(super().get_traceback_html())


class MaskingFormatter(logging.Formatter):
    """Lines of a log without passwords in addresses: those of a traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
