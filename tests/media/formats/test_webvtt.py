"""WebVTT as people and programs write it: what is right passes, and every fault is told by its line."""

from pathlib import Path

import pytest
from django.conf import settings

from media.formats.captions import decode
from media.formats.webvtt import check_webvtt
from tests.media.captions import CUE, SRT, WEBVTT, faults


def faults_of(*lines: str) -> list[str]:
    """What is wrong with these lines, of which the first is line 3 of its file."""
    return faults(check_webvtt, "\n".join(["WEBVTT", "", *lines]))


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_webvtt_is_accepted_with_every_end_of_line(end_of_line, mark):
    assert check_webvtt(decode(mark + WEBVTT.replace("\n", end_of_line).encode())) is None


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\nKind: captions\nLanguage: nb\n\n{CUE}\n\n{CUE}",
        f"WEBVTT\t\n\n\n\n{CUE}\n\n\n\n",
        f"WEBVTT\n\n{CUE}\u2028with a separator that is no end of a line\x85either",
        "WEBVTT\n\n00:01.000 --> 00:02.000   \n10:30 til 12:00\n->",
        "WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nAfter four days",
        f"WEBVTT\n\nNOTES are a name here\n{CUE}",
    ],
    ids=["YouTube", "many empty lines", "separators", "spaces and times in the text", "hours", "name"],
)
def test_webvtt_as_programs_write_it_is_accepted(text):
    assert check_webvtt(text) is None


@pytest.mark.parametrize(
    "path", sorted(Path(settings.BASE_DIR).glob("showcase/demo/skogelva/films/*.vtt")), ids=str
)
def test_the_captions_of_the_demo_are_accepted(path):
    assert check_webvtt(decode(path.read_bytes())) is None


@pytest.mark.parametrize(
    ("lines", "number", "words"),
    [
        (["00:01,5 --> 00:03", "x"], 3, "“00:01,5 --> 00:03” has a comma where WebVTT has a point. Write it like "
         "00:00:01.500 --> 00:00:03.000."),
        (["0:01.5 --> 0:03", "x"], 3, "is not a time. Write it like 00:00:01.500 --> 00:00:03.000."),
        (["00:01.000-->00:02.000", "x"], 3, "Write it like 00:00:01.000 --> 00:00:02.000."),
        (["00:01.000 -> 00:02.000", "x"], 3, "Write it like 00:00:01.000 --> 00:00:02.000."),
        (["00:01.000 –> 00:02.000", "x"], 3, "Write it like 00:00:01.000 --> 00:00:02.000."),
        ([" 00:01.000 --> 00:02.000", "x"], 3, "Write it like 00:00:01.000 --> 00:00:02.000."),
        (["00:61.000 --> 01:02.000", "x"], 3, "is not a time. Write it like 00:00:01.500 --> 00:00:03.000"),
        (["00:00:01:12 --> 00:00:02:00", "x"], 3, "is not a time"),
        (["one --> two", "x"], 3, "is not a time"),
        (["--> 00:02.000", "x"], 3, "is not a time"),
        (["9" * 5_000 + ":00:01.000 --> 00:02.000", "x"], 3, "is not a time"),
        (["٠٠:٠١.٠٠٠ --> 00:02.000", "x"], 3, "is not a time"),
        ([CUE, "00:02.000 --> 00:03.000", "x"], 5, "without an empty line above it"),
        ([CUE, " ", "2", "00:02.000 --> 00:03.000", "x"], 7, "a line with only a space in it is not empty"),
        ([CUE, "from here --> to there"], 5, "if it is text, write → for the arrow"),
        (["NOTE from --> to", "", CUE], 3, "write → for the arrow"),
        (["NOTE", CUE], 4, "without an empty line above it"),
        (["STYLE", CUE], 4, "without an empty line above it"),
        (["00:02.000 --> 00:01.000", "x"], 3, "ends before it starts"),
        (["00:02.000 --> 00:02.000", "x"], 3, "or at the same moment"),
        (["00:05.000 --> 00:06.000", "x", "", "00:04.999 --> 00:06.000", "x"], 6, "before the caption above it"),
        ([CUE, "", "The text below an empty line"], 6, "has no times above it"),
        (["Some text", "that lost its times", CUE], 3, "“Some text” has no times above it"),
        ([CUE, "", "STYLE", "::cue {}"], 6, "above the first caption"),
        ([CUE, "", "REGION", "id:kari"], 6, "above the first caption"),
        (["REGION", "id:kari width:200%", "", CUE], 4, "“width:200%” cannot be read. Write it like width:40%"),
        (["REGION", "id:kari", "id:ola", "", CUE], 5, "beside another “id”"),
        (["00:01.000 --> 00:02.000 align:middle", "x"], 3, "Write it like align:center"),
        (["00:01.000 --> 00:02.000 position:101%", "x"], 3, "Write it like position:50%"),
        (["00:01.000 --> 00:02.000 size", "x"], 3, "Write it like size:80%"),
        (["00:01.000 --> 00:02.000 color:red", "x"], 3, "“color:red” is no setting"),
        (["00:01.000 --> 00:02.000 X1:40 X2:600", "x"], 3, "there are only vertical, line, position"),
        (["00:01.000 --> 00:02.000 line:1 line:2", "x"], 3, "beside another “line”"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_its_line_with_what_to_write_instead(lines, number, words):
    first = faults_of(*lines)[0]
    assert first.startswith(f"Line {number}: ") and words in first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CUE, "Line 1: “00:00:01.000 --> 00:00:02.000” stands where WEBVTT must stand"),
        (f"Captions\n\n{CUE}", "Line 1: “Captions” stands where WEBVTT must stand"),
        (f"webvtt\n\n{CUE}", "Line 1: for “webvtt” write WEBVTT, in capitals"),
        (f"WEBVTT: Kari\n\n{CUE}", "Line 1: for “WEBVTT: Kari” write WEBVTT"),
        (f"\n\nWEBVTT\n\n{CUE}", "Line 3: for “WEBVTT” write WEBVTT, in capitals, as the very first line"),
        (
            f"WEBVTT\n{CUE}",
            "Line 2: at “00:00:01.000 --> 00:00:02.000” a caption begins without an empty line",
        ),
        (SRT, "SubRip file under another name. Let its name end in “.srt”"),
        ("", "no captions in this file"),
        ("WEBVTT", "no captions in this file"),
        ("Dear Kari,\n\nhere are the captions.\n\nOla", "no captions in this file"),
    ],
)
def test_a_file_that_does_not_begin_as_webvtt_or_has_no_captions_is_refused_with_words(text, words):
    assert words in faults(check_webvtt, text)[0]


def test_every_fault_is_told_at_once():
    told = faults_of("0:01 --> 0:02", "x", "", "Stray", "", "00:05.000 --> 00:04.000 align:middle")
    assert [message.partition(":")[0] for message in told] == ["Line 3", "Line 6", "Line 8", "Line 8"]


def test_an_early_time_that_is_wrong_is_not_held_against_all_that_follow():
    told = faults_of("50:01.000 --> 50:02.000", "x", *["", CUE] * 5)
    assert len(told) == 1


def test_the_first_ten_faults_are_told_and_the_others_counted():
    told = faults_of(*["Stray", ""] * 12)  # no times at all
    assert len(told) == 1
    told = faults_of(CUE, "", *["Stray", ""] * 12)
    assert (len(told), told[-1]) == (
        11,
        "2 more lines are at fault. Mend these first, then upload the file again.",
    )


def test_a_long_line_is_quoted_by_its_beginning():
    assert f"“{'x' * 39}…”" in faults_of(CUE, "", "x" * 10_000)[0]


def test_a_line_is_quoted_without_what_could_turn_the_message_round():
    assert "“a b”" in faults_of(CUE, "", "a\u202eb")[0]
