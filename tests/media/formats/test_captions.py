"""Captions files of every kind of bytes: known encodings are read, hostile content is judged like any other."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from media.fields import CaptionsFormField
from media.formats.captions import MAX_SIZE, decode
from media.formats.subrip import srt_to_webvtt
from media.formats.webvtt import check_webvtt
from tests.media.captions import SRT, WEBVTT, faults


@pytest.mark.parametrize(
    "content",
    [
        SRT.encode(),
        b"\xef\xbb\xbf" + SRT.encode(),
        SRT.encode("utf-16"),
        b"\xfe\xff" + SRT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 big-endian"],
)
def test_subrip_is_read_in_the_encodings_that_programs_write(content):
    assert decode(content, srt=True) == SRT


def test_subrip_in_the_encoding_of_old_windows_programs_keeps_its_letters():
    assert decode("Blåbær på øya – “ja”".encode("cp1252"), srt=True) == "Blåbær på øya – “ja”"


@pytest.mark.parametrize("content", ["Blåbær".encode("cp1252"), WEBVTT.encode("utf-16")])
def test_webvtt_in_another_encoding_is_refused_with_what_to_do(content):
    assert "save it with the encoding UTF-8" in faults(decode, content)[0]


@pytest.mark.parametrize("srt", [True, False])
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"WEBVTT\n\n\x00"])
def test_a_file_that_is_not_text_is_refused(content, srt):
    with pytest.raises(ValidationError, match="not text"):
        decode(content, srt=srt)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\xff\xfea\x00\x00\x00", b"\x81\x8d"])
def test_subrip_that_is_text_in_no_encoding_is_refused(content):
    with pytest.raises(ValidationError, match="not text"):
        decode(content, srt=True)


def test_a_file_that_is_too_large_is_refused_with_the_limit():
    assert "the most is 2.0\xa0MB" in faults(decode, b"x" * (MAX_SIZE + 1))[0]


FRAGMENTS = st.sampled_from(
    [
        *(*WEBVTT.splitlines(), *SRT.splitlines()),
        *(
            "\n\n",
            "\r",
            "\ufeff",
            "-->",
            "->",
            "NOTE",
            "STYLE",
            "REGION",
            "00:",
            "9" * 50,
            "{\\",
            "<font",
            "<b>",
        ),
    ]
)


@st.composite
def mutations(draw, valid: str) -> str:
    """A valid file in which pieces are cut out, doubled or put in."""
    for _round in range(draw(st.integers(1, 6))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(valid))] * 2)))
        piece = draw(st.sampled_from(["", valid[start:end] * 2]) | FRAGMENTS | st.text(max_size=5))
        valid = valid[:start] + piece + valid[draw(st.sampled_from([start, end])) :]
    return valid


ANY_TEXT = st.text() | st.lists(FRAGMENTS, max_size=20).map("\n".join) | mutations(WEBVTT) | mutations(SRT)


@pytest.mark.timeout(60)
@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_no_text_breaks_the_reader_of_webvtt(text):
    try:
        check_webvtt(text)
    except ValidationError as error:
        assert 1 <= len(error.messages) <= 11


@pytest.mark.timeout(60)
@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_whatever_subrip_becomes_is_webvtt(text):
    try:
        converted = srt_to_webvtt(text)
    except ValidationError as error:
        assert 1 <= len(error.messages) <= 11
    else:
        assert check_webvtt(converted) is None


@pytest.mark.timeout(60)
@settings(max_examples=200, deadline=None)
@given(
    st.binary() | ANY_TEXT.map(str.encode) | ANY_TEXT.map(lambda text: text.encode("utf-16")), st.booleans()
)
def test_no_bytes_break_the_form_field(content, as_srt):
    file = SimpleUploadedFile("film.srt" if as_srt else "film.vtt", content)
    try:
        CaptionsFormField().clean(file)
    except ValidationError as error:
        assert error.messages


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        *[("film.vtt", piece) for piece in ("-->\n", "1\n\n", "00:", " ", "9")],
        *[("film.srt", piece) for piece in ("-->\n", "1\n\n", "<font ", "{\\", " ", "\r", "00:00:00,0 -")],
    ],
)
def test_a_long_file_of_one_piece_is_judged(name, piece):
    head = ("WEBVTT\n\n" if name.endswith(".vtt") else "") + "00:01.000 --> 00:02.000\n"
    content = (head + piece * (MAX_SIZE // 4 // len(piece))).encode()
    try:
        CaptionsFormField().clean(SimpleUploadedFile(name, content))
    except ValidationError as error:
        assert len(error.messages) <= 11
