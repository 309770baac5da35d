"""What a password has to be: long, and not one that is tried first (NIST SP 800-63B-4 §3.1.1.2). Nothing else.

No rules about kinds of characters, and no date after which it must be another.
"""

from unicodedata import normalize

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Where it may be the only thing that is asked for; whether somebody has a second factor changes later.
LEAST = 15
# Far above the 64 that must be allowed. What is longer is a mistake, or costs the server more than it should.
MOST = 1000
# Characters in the order of a keyboard or of the alphabet: who types along them gets one of the first that are tried.
RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiopåasdfghjkløæzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
)
# The demo's, which everybody can read.
PUBLIC = frozenset({"demo-wheels-turning"})


class LengthValidator:
    def validate(self, password: str, user=None) -> None:
        length = len(normalize("NFKC", password))
        if length < LEAST:
            raise ValidationError(
                _(
                    "This password is too short. Take at least %(least)d characters: a sentence is easy to remember."
                )
                % {"least": LEAST},
                code="password_too_short",
            )
        if length > MOST:
            raise ValidationError(
                _("This password is too long. Take at most %(most)d characters.") % {"most": MOST},
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        return _(
            "At least %(least)d characters. A sentence with spaces is fine, and nothing else is asked of it."
        ) % {"least": LEAST}


class GuessableValidator(CommonPasswordValidator):
    """Refuses what is common, and what is long only because something common or short is repeated."""

    def validate(self, password: str, user=None) -> None:
        plain = normalize("NFKC", password).casefold()
        letters = "".join(plain.split())
        unit = _repeated(letters)
        if (
            plain in PUBLIC
            or len(set(letters)) < 5
            or unit in self.passwords
            or any(letters in run * 3 or letters in run[::-1] * 3 for run in RUNS)
            or (len(unit) < len(letters) and len(unit) < 8)
        ):
            raise ValidationError(
                _(
                    "This password is among the first that are tried. Take words that only you would put together."
                ),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _("Not one that many people use, and not the same few characters again and again.")


def _repeated(text: str) -> str:
    """The piece that the text repeats from its beginning to its end; the text itself if it repeats none."""
    at = (text + text).find(text, 1)
    return text[:at] if 0 < at else text
