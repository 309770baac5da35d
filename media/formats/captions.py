"""What the readers of captions files share: the text of a file, the times in a line, and faults told by their line.

No package serves: webvtt-py drops a faulty caption in silence, or stops at the first in its strict mode; pysubs2 takes
its times for text of the caption before. Neither tells the line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, NoReturn

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

MAX_SIZE = 2 * 1024 * 1024
MAX_FAULTS = 10
MAX_QUOTE = 40
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
EXAMPLE = "00:00:01.500 --> 00:00:03.000"

# What people and programs write for times; what WebVTT §4.1 allows is among it, up to 9999 hours.
TIME = r"(?:([0-9]{1,4}):)?([0-5]?[0-9]):([0-5]?[0-9])(?:[.,]([0-9]{1,9}))?"
TIMINGS = re.compile(rf"\s*{TIME}\s*[-–—][-–— ]{{0,2}}>\s*{TIME}(?:\s(.*))?")

NOT_TEXT = gettext_lazy(
    "This file is not text. Captions are a .vtt or .srt file, as film editors and YouTube export them."
)
# Faults are made by the thousand, and the first few are told: only those are translated.
NO_TIMES_IN_LINE = gettext_lazy(
    "Line %(number)s: “%(line)s” is not a time. Write it like %(example)s; if it is text, write → for the arrow."
)
NO_TIMES_ABOVE = gettext_lazy(
    "Line %(number)s: “%(line)s” has no times above it. Write them on the line above, like %(example)s, or take out "
    "the empty line that parts it from its caption."
)
ENDS_TOO_EARLY = gettext_lazy(
    "Line %(number)s: “%(line)s” ends before it starts, or at the same moment. The time after the arrow must be the "
    "later one."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line: its number (from 1), the line itself, and words that name both.

    `example` is what the words tell to write instead, where they do.
    """

    number: int
    line: str
    message: str | Promise
    example: str = EXAMPLE

    def as_error(self) -> ValidationError:
        quote = "".join(char if char.isprintable() else " " for char in self.line[: MAX_QUOTE + 1])
        if len(quote) > MAX_QUOTE:
            quote = quote[: MAX_QUOTE - 1] + "…"
        params = {"number": self.number, "line": quote, "example": self.example}
        return ValidationError(self.message, code="captions_line", params=params)


class Timings(NamedTuple):
    """When a caption is shown, in milliseconds, and what follows the times on their line."""

    start: int
    end: int
    settings: str = ""

    @classmethod
    def read(cls, line: str) -> "Timings | None":
        """The times of a line, also with a comma, without hours, or with a thin arrow; None where there are none."""
        match = TIMINGS.fullmatch(line)
        if match is None:
            return None
        parts = match.groups(default="")
        return cls(_milliseconds(*parts[:4]), _milliseconds(*parts[4:8]), parts[8])

    def __str__(self) -> str:
        return f"{timestamp(self.start)} --> {timestamp(self.end)}"


def timestamp(milliseconds: int) -> str:
    """A time as WebVTT writes it (§4.1), with hours."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _milliseconds(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(f"{fraction:0<3.3}")


def decode(content: bytes, *, srt: bool = False) -> str:
    """The text of a captions file, without a byte order mark.

    WebVTT is UTF-8 (§4.1). SRT has no rule: UTF-8, UTF-16 with its mark, or else Windows-1252. Raises
    `ValidationError` for anything else, and for more than `MAX_SIZE` bytes.
    """
    if len(content) > MAX_SIZE:
        raise ValidationError(
            _(
                "This file is too large for captions: the most is %(limit)s. "
                "Look whether it is the file that you meant."
            ),
            code="captions_size",
            params={"limit": filesizeformat(MAX_SIZE)},
        )
    is_utf16 = content.startswith(UTF16_MARKS)
    if not is_utf16 and b"\0" in content:
        raise ValidationError(NOT_TEXT, code="captions_not_text")
    if not srt:
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if srt:
        raise ValidationError(NOT_TEXT, code="captions_not_text")
    raise ValidationError(
        _("WebVTT must be in UTF-8. Open this file in a text editor, and save it with the encoding UTF-8."),
        code="captions_encoding",
    )


def split_lines(text: str) -> list[str]:
    """The lines of a text, ended by CR, LF or both (WebVTT §4.1), and by nothing else that Python splits at."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def has_arrow(line: str) -> bool:
    """Whether a line has the arrow that stands between times, or times with an arrow that is nearly one."""
    return "-->" in line or TIMINGS.fullmatch(line) is not None


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `ValidationError` with the first faults and the number of the others, if there are any."""
    rest = iter(faults)
    errors = [fault.as_error() for fault in islice(rest, MAX_FAULTS)]
    if more := sum(1 for _fault in rest):
        message = ngettext(
            "%(count)s more line is at fault. Mend these first, then upload the file again.",
            "%(count)s more lines are at fault. Mend these first, then upload the file again.",
            more,
        )
        errors.append(ValidationError(message, code="captions_more", params={"count": more}))
    if errors:
        raise ValidationError(errors)


def refuse_without_captions() -> NoReturn:
    """Raise `ValidationError` for a file without captions."""
    raise ValidationError(
        _(
            "There are no captions in this file: they are times, like %(example)s, with text below them. Look whether "
            "it is the file that you meant, or export the captions again."
        ),
        code="captions_none",
        params={"example": EXAMPLE},
    )
