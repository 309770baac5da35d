"""A reader of SubRip (SRT), which no standard describes: it takes what players take, and turns it into WebVTT."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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

NUMBER = re.compile(r"[0-9]+")
# Marks of position ({\an8}) and tags of fonts have no like in WebVTT.
DROPPED = re.compile(r"\{\\[^{}]*\}|</?font\b[^<>]*>", re.IGNORECASE)
KEPT_TAG = re.compile(r"&lt;(/?[biu])&gt;", re.IGNORECASE)


@dataclass(slots=True)
class Cue:
    """A line of times and its number in the file, and the lines below it, down to the next times."""

    number: int
    line: str
    text: list[str] = field(default_factory=list)


def srt_to_webvtt(text: str) -> str:
    """The captions of an SRT file as WebVTT, in the order of their times.

    Missing and wrong numbers, a point for the comma, and empty lines too many are forgiven; captions without text,
    marks of position and fonts are left out. Raises `ValidationError` with every line whose times cannot be read, or
    whose text has no times.
    """
    if text.startswith("WEBVTT"):
        raise ValidationError(
            _("This is a WebVTT file under another name. Let its name end in “.vtt”, then upload it again."),
            code="captions_webvtt",
        )
    preamble, *cues = _split([line.strip() for line in split_lines(text)])
    if not cues:
        refuse_without_captions()
    refuse(_faults(preamble, cues))
    shown = [(Timings.read(cue.line), payload) for cue in cues if (payload := _payload(cue.text))]
    if not shown:
        refuse_without_captions()
    shown.sort(key=lambda caption: caption[0].start)
    return "\n\n".join(["WEBVTT", *(f"{timings}\n{payload}" for timings, payload in shown)]) + "\n"


def _split(lines: list[str]) -> list[Cue]:
    """What stands above the first times, as a cue without times, and then the cues."""
    cues = [Cue(0, "")]
    for number, line in enumerate(lines, 1):
        if has_arrow(line):
            cues[-1].text = _without_number(cues[-1].text)
            cues.append(Cue(number, line))
        else:
            cues[-1].text.append(line)
    return cues


def _without_number(text: list[str]) -> list[str]:
    """The text above a line of times without the number that belongs to those times.

    A number touches the times, or stands between empty lines below some text. Any other is text, such as a year.
    """
    rest = text[:]
    while rest and not rest[-1]:
        rest.pop()
    if rest and NUMBER.fullmatch(rest[-1]):
        above = rest[:-1]
        if len(rest) == len(text) or (any(above) and not above[-1]):
            return above
    return rest


def _faults(preamble: Cue, cues: list[Cue]) -> Iterator[Fault]:
    for number, line in enumerate(preamble.text, 1):
        if line and not NUMBER.fullmatch(line):
            yield Fault(number, line, NO_TIMES_ABOVE)
    for cue in cues:
        timings = Timings.read(cue.line)
        if timings is None:
            yield Fault(cue.number, cue.line, NO_TIMES_IN_LINE)
        elif timings.end <= timings.start:
            yield Fault(cue.number, cue.line, ENDS_TOO_EARLY)


def _payload(text: list[str]) -> str:
    """The text of a caption as WebVTT §4.2.2 has it: in bold, italics and underlined at most, without empty lines."""
    lines = (escape(DROPPED.sub("", line).strip(), quote=False) for line in text)
    return "\n".join(KEPT_TAG.sub(lambda tag: f"<{tag[1].lower()}>", line) for line in lines if line)
