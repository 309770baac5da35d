"""A reader of WebVTT (W3C WebVTT §4: what an author may write), line by line."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .captions import (
    ENDS_TOO_EARLY,
    NO_TIMES_ABOVE,
    NO_TIMES_IN_LINE,
    Fault,
    Timings,
    has_arrow,
    refuse,
    refuse_without_captions,
    split_lines,
)

Row = tuple[int, str]

TIME = r"(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
TIMINGS = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t].*)?")
SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?")
SETTING = re.compile(r"[^ \t]+")
COMMENT = re.compile(r"NOTE(?:[ \t].*)?")

PERCENTAGE = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)%"
# What each setting of a caption (§4.4) and of a region (§4.3) may be, and one that is right.
CUE_SETTINGS = {
    "vertical": (re.compile(r"rl|lr"), "vertical:rl"),
    "line": (re.compile(rf"(?:-?[0-9]+|{PERCENTAGE})(?:,(?:start|center|end))?"), "line:85%"),
    "position": (re.compile(rf"{PERCENTAGE}(?:,(?:line-left|center|line-right))?"), "position:50%"),
    "size": (re.compile(PERCENTAGE), "size:80%"),
    "align": (re.compile(r"start|center|end|left|right"), "align:center"),
    "region": (re.compile(r".+"), "region:speaker"),
}
REGION_SETTINGS = {
    "id": (re.compile(r".+"), "id:speaker"),
    "width": (re.compile(PERCENTAGE), "width:40%"),
    "lines": (re.compile(r"[0-9]+"), "lines:3"),
    "regionanchor": (re.compile(rf"{PERCENTAGE},{PERCENTAGE}"), "regionanchor:0%,100%"),
    "viewportanchor": (re.compile(rf"{PERCENTAGE},{PERCENTAGE}"), "viewportanchor:10%,90%"),
    "scroll": (re.compile(r"up"), "scroll:up"),
}
Settings = dict[str, tuple[re.Pattern[str], str]]

NO_SIGNATURE = gettext_lazy(
    "Line %(number)s: “%(line)s” stands where WEBVTT must stand. Write WEBVTT as the first line of the file, and leave "
    "the second line empty."
)
FAULTY_SIGNATURE = gettext_lazy(
    "Line %(number)s: for “%(line)s” write WEBVTT, in capitals, as the very first line of the file, without an empty "
    "line above it."
)
TOO_LATE = gettext_lazy(
    "Line %(number)s: “%(line)s” must stand above the first caption. Move it there with its lines."
)
NO_EMPTY_LINE = gettext_lazy(
    "Line %(number)s: at “%(line)s” a caption begins without an empty line above it. Put one there (above its number, "
    "if it has one); a line with only a space in it is not empty."
)
GOES_BACK = gettext_lazy(
    "Line %(number)s: “%(line)s” starts before the caption above it. Put the captions in the order of their times, or "
    "mend the time."
)
COMMA = gettext_lazy(
    "Line %(number)s: “%(line)s” has a comma where WebVTT has a point. Write it like %(example)s."
)
FAULTY_TIMES = gettext_lazy("Line %(number)s: “%(line)s” is not a time. Write it like %(example)s.")
UNKNOWN_SETTING = gettext_lazy(
    "Line %(number)s: “%(line)s” is no setting. Take it out; there are only %(example)s."
)
FAULTY_SETTING = gettext_lazy(
    "Line %(number)s: “%(line)s” cannot be read. Write it like %(example)s, or take it out."
)
SECOND_SETTING = gettext_lazy(
    "Line %(number)s: “%(line)s” stands beside another “%(example)s”. Take one of the two out."
)


def check_webvtt(text: str) -> None:
    """Accept WebVTT with at least one caption. Raises `ValidationError` with the faults, each with its line.

    Lines between WEBVTT and the first empty line pass, though §4.1 has none: YouTube writes them, and players skip
    them. Marks in the text of a caption (§4.2.2) are not judged: players take them as they come.
    """
    lines = split_lines(text)
    first_arrow = next((line for line in lines if has_arrow(line)), None)
    if first_arrow is None:
        refuse_without_captions()
    blocks = _blocks(lines)
    header = next(blocks)
    times = first_arrow.partition(">")[0]
    if "," in times and Timings.read(first_arrow) and not header[0][1].startswith("WEBVTT"):
        raise ValidationError(
            _(
                "This is a SubRip file under another name. Let its name end in “.srt”, then it is converted on upload."
            ),
            code="captions_subrip",
        )
    refuse(_Reader().read(header, blocks))


def _blocks(lines: list[str]) -> Iterator[list[Row]]:
    """The lines that stand together, with their numbers. Only a line with nothing in it, not even a space, parts."""
    for together, rows in groupby(enumerate(lines, 1), key=lambda row: row[1] != ""):
        if together:
            yield list(rows)


class _Reader:
    """Reads one file. It knows when the caption above started, or None before the first."""

    def __init__(self) -> None:
        self.above: int | None = None

    def read(self, header: list[Row], blocks: Iterable[list[Row]]) -> Iterator[Fault]:
        number, line = header[0]
        if not line.upper().startswith("WEBVTT"):
            yield Fault(number, line, NO_SIGNATURE)
            yield from self._block(header)
        else:
            if number > 1 or not SIGNATURE.fullmatch(line):
                yield Fault(number, line, FAULTY_SIGNATURE)
            yield from self._text(header[1:])
        for rows in blocks:
            yield from self._block(rows)

    def _block(self, rows: list[Row]) -> Iterator[Fault]:
        word = rows[0][1].rstrip(" \t")
        if COMMENT.fullmatch(rows[0][1]):
            yield from self._text(rows)
        elif word in {"STYLE", "REGION"}:
            if self.above is not None:
                yield Fault(*rows[0], TOO_LATE)
            if word == "REGION":
                yield from _setting_faults(
                    [(number, line) for number, line in rows[1:] if not has_arrow(line)], REGION_SETTINGS
                )
            yield from self._text(rows[1:])
        else:
            yield from self._cue(rows)

    def _cue(self, rows: list[Row]) -> Iterator[Fault]:
        at = next((index for index, (_number, line) in enumerate(rows) if has_arrow(line)), None)
        # One line may stand above the times, as the caption's name.
        if at is None or at > 1:
            yield Fault(*rows[0], NO_TIMES_ABOVE)
        if at is not None:
            yield from self._timings(*rows[at])
            yield from self._text(rows[at + 1 :])

    def _text(self, rows: list[Row]) -> Iterator[Fault]:
        """What stands in a caption, a comment or a style: no arrow, and no caption that runs into it."""
        for number, line in rows:
            if Timings.read(line):
                yield Fault(number, line, NO_EMPTY_LINE)
                yield from self._timings(number, line)
            elif "-->" in line:
                yield Fault(number, line, NO_TIMES_IN_LINE)

    def _timings(self, number: int, line: str) -> Iterator[Fault]:
        timings = Timings.read(line)
        if timings is None:
            yield Fault(number, line, NO_TIMES_IN_LINE)
            return
        if not TIMINGS.fullmatch(line):
            comma = "," in line.removesuffix(timings.settings)
            yield Fault(number, line, COMMA if comma else FAULTY_TIMES, str(timings))
        if timings.end <= timings.start:
            yield Fault(number, line, ENDS_TOO_EARLY)
        if self.above is not None and timings.start < self.above:
            yield Fault(number, line, GOES_BACK)
        self.above = timings.start
        yield from _setting_faults([(number, timings.settings)], CUE_SETTINGS)


def _setting_faults(rows: list[Row], known: Settings) -> Iterator[Fault]:
    """The faults of settings like “align:left”, each of which may be given once in these lines."""
    given: set[str] = set()
    for number, line in rows:
        for setting in SETTING.findall(line):
            name, _colon, value = setting.partition(":")
            if name not in known:
                yield Fault(number, setting, UNKNOWN_SETTING, ", ".join(known))
            elif not known[name][0].fullmatch(value):
                yield Fault(number, setting, FAULTY_SETTING, known[name][1])
            elif name in given:
                yield Fault(number, setting, SECOND_SETTING, name)
            given.add(name)
