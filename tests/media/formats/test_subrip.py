"""SubRip as people and programs write it becomes WebVTT, or is refused by its line; nothing is lost in silence."""

import pytest

from media.formats.subrip import srt_to_webvtt
from tests.media.captions import SRT, faults

A = "00:00:01,000 --> 00:00:02,000"
B = "00:00:03,000 --> 00:00:04,000"
AB = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na\n\n00:00:03.000 --> 00:00:04.000\nb\n"


def test_subrip_becomes_webvtt():
    assert srt_to_webvtt(SRT) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nThe wheel turns.\n\n"
        "00:00:03.000 --> 00:00:04.000\n<i>Slowly</i>,\nbut it turns.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"1\r\n{A}\r\na\r\n\r\n2\r\n{B}\r\nb\r\n",
        f"1\r{A}\ra\r\r2\r{B}\rb",
        f"1\r\r\n{A}\r\r\na\r\r\n\r\r\n2\r\r\n{B}\r\r\nb",
        f"{A}\na\n\n{B}\nb",
        f"7\n{A}\na\n\n7\n{B}\nb",
        f"1\n{A}\na\n2\n{B}\nb",
        f"{A}\na\n{B}\nb",
        f"\n\n1\n\n{A}\n\na\n\n\n2\n\n{B}\n\nb\n\n\n",
        f"1 \n {A} \n a \n \n2\t\n{B}\n\tb",
        f"1\n{A.replace(',', '.')}\na\n\n2\n0:0:3 -> 0:0:4\nb",
        f"1\n{A} X1:40 X2:600 Y1:20 Y2:50\na\n\n2\n{B}\nb",
        f"2\n{B}\nb\n\n1\n{A}\na",
        f"1\n{A}\n{{\\an8}}a\n\n2\n{B}\n{{\\pos(10,20)}}b{{\\i1}}",
        f'1\n{A}\n<font color="#ffffff">a</font>\n\n2\n{B}\n<FONT face="x">b</FONT>',
        f"1\n{A}\na\n\n2\n00:00:02,000 --> 00:00:02,500\n\n3\n{B}\nb",
    ],
    ids=[
        "CRLF", "CR", "lines ended twice", "no numbers", "wrong numbers", "no empty lines", "neither",
        "too many empty lines", "spaces", "points and short times", "coordinates", "out of order", "positions",
        "fonts", "a caption without text",
    ],
)  # fmt: skip
def test_subrip_is_forgiven_what_players_forgive(text):
    assert srt_to_webvtt(text) == AB


def test_an_empty_line_inside_a_caption_does_not_lose_what_follows():
    assert "first\nsecond" in srt_to_webvtt(f"1\n{A}\nfirst\n\nsecond\n\n2\n{B}\nb")


@pytest.mark.parametrize(
    "text",
    [f"1\n{A}\n1984\n\n2\n{B}\nb", f"{A}\n1984\n\n{B}\nb", f"1\n{B}\nb\n1984\n"],
    ids=["with numbers", "without numbers", "at the end"],
)
def test_a_year_that_stands_alone_stays_text(text):
    assert "1984" in srt_to_webvtt(text)


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("<b>a</b> <I>b</I> <u>c</u>", "<b>a</b> <i>b</i> <u>c</u>"),
        ("3 < 4 & 5 > 4", "3 &lt; 4 &amp; 5 &gt; 4"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<b onclick=x>a", "&lt;b onclick=x&gt;a"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("{sic}", "{sic}"),
        ("NOTE", "NOTE"),
    ],
)
def test_the_text_of_subrip_reads_the_same_in_webvtt(text, converted):
    assert srt_to_webvtt(f"1\n{A}\n{text}") == f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{converted}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"1\n{A}\na\n\n2\n00:00:O3,000 --> 00:00:04,000\nb", "Line 6: “00:00:O3,000 --> 00:00:04,000” is not a time"),
        (f"1\n{A}\nfrom --> to", "Line 3: “from --> to” is not a time"),
        ("1\n00:00:02,000 --> 00:00:01,000\na", "Line 2: “00:00:02,000 --> 00:00:01,000” ends before it starts"),
        (f"WEBVTT\n\n{A}\na", "Let its name end in “.vtt”"),
        (f"A title\n\n1\n{A}\na", "Line 1: “A title” has no times above it"),
        ("Dear Kari,\n\nOla", "no captions in this file"),
        (f"1\n{A}\n\n2\n{B}\n", "no captions in this file"),
        ("", "no captions in this file"),
    ],
)  # fmt: skip
def test_subrip_that_cannot_be_read_is_refused_by_its_line(text, words):
    assert words in faults(srt_to_webvtt, text)[0]
