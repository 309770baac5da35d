"""The parts of a picture file: those that draw it, and its EXIF record. No picture is decoded here.

JPEG (ITU-T T.81 annex B), PNG (W3C PNG §5), WebP (RFC 9649), AVIF (ISO/IEC 14496-12 and 23008-12).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_END = b"\x00\x00\x00\x00IEND\xae\x42\x60\x82"
# The critical chunks (PNG §11.2), and of the others (§11.3) transparency and colour space.
PNG_DRAWING = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"cHRM", b"cICP", b"gAMA", b"iCCP", b"sRGB"}
WEBP_DRAWING = {b"ICCP", b"ALPH", b"VP8 ", b"VP8L"}
# The flags of a VP8X chunk (RFC 9649 §2.7.1) that speak of parts which stay: a profile, transparency.
WEBP_FLAGS = 0x20 | 0x10
AVIF_BOXES = {b"ftyp", b"meta", b"mdat"}
AVIF_META_BOXES = {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat"}
AVIF_ITEMS = {b"av01", b"grid"}

# Frames, tables, scans and restarts (T.81 table B.1) of the three processes that browsers know.
JPEG_DRAWING = {0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD}
JPEG_STANDALONE = {0x00, 0x01, *range(0xD0, 0xD9)}
JPEG_END = 0xD9
# A marker ends the coded data of a scan; a stuffed zero, a restart or a fill byte does not.
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


@dataclass(frozen=True, slots=True)
class Parts:
    """`drawing` is a whole file in the same format, with nothing but what draws the picture.

    Where `bare` is False it could not be cut out, and is the file as it came: the picture must be drawn anew.
    `exif` is the EXIF record with or without its identifier, or b"". `lossless` is only known for WebP.
    """

    drawing: bytes
    exif: bytes = b""
    bare: bool = True
    lossless: bool = False


def read_jpeg(data: bytes) -> Parts:
    """Raises `ValueError` where the file ends before its end marker."""
    start, kept, exif = b"\xff\xd8", [], b""
    at = data.find(b"\xff", 2)
    while 0 <= at < len(data) - 1 and (marker := data[at + 1]) != JPEG_END:
        if marker == 0xFF:
            at += 1
            continue
        after = at + 2
        if marker not in JPEG_STANDALONE:
            after += _number(data, after, 2)
            body = data[at + 4 : after]
            if marker == 0xDA:
                end = _END_OF_SCAN.search(data, after)
                after = end.start() if end else len(data)
            if after > len(data) or after < at + 4:
                raise ValueError("A segment is longer than the file.")
            if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14 and len(start) == 2:
                # Without the thumbnail that may follow.
                start += b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"
            elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
                exif = exif or body
            elif marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
                kept.append(b"\xff\xee\x00\x0e" + body[:12])
            elif marker in JPEG_DRAWING or (marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")):
                kept.append(data[at:after])
        at = data.find(b"\xff", after)
    if not 0 <= at < len(data) - 1:
        raise ValueError("There is no end marker.")
    return Parts(start + b"".join(kept) + b"\xff\xd9", exif)


def with_exif(jpeg: bytes, exif: bytes) -> bytes:
    """A `drawing` of `read_jpeg` with an EXIF record, which starts with its identifier "Exif"."""
    at = 20 if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:at] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + jpeg[at:]


def read_png(data: bytes) -> Parts:
    """An animated PNG loses its frames and keeps its still picture. Raises `ValueError` where the end is missing."""
    kept, exif, at = [PNG_SIGNATURE], b"", len(PNG_SIGNATURE)
    while (name := data[at + 4 : at + 8]) != b"IEND":
        end = at + 12 + _number(data, at, 4)
        if end > len(data):
            raise ValueError("A chunk is longer than the file.")
        if name in PNG_DRAWING:
            kept.append(data[at:end])
        elif name == b"eXIf":
            exif = exif or data[at + 8 : end - 4]
        at = end
    return Parts(b"".join(kept) + PNG_END, exif)


def read_webp(data: bytes) -> Parts:
    """Raises `ValueError` where the file is shorter than it says."""
    kept, exif, at, animated, lossless = b"", b"", 12, False, False
    end = 8 + _number(data, 4, 4, "little")
    while at + 8 <= end:
        name, length = data[at : at + 4], _number(data, at + 4, 4, "little")
        body = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if at > min(end, len(data)):
            raise ValueError("A chunk is longer than the file.")
        if name == b"VP8X":
            body = bytes([body[0] & WEBP_FLAGS, 0, 0, 0]) + body[4:10]
        elif name == b"EXIF":
            exif = exif or body
        elif name == b"ANMF":
            # A frame's own chunks follow 16 bytes that say where it stands and for how long (RFC 9649 §2.7.1.1).
            animated, lossless = True, lossless or body[16:20] == b"VP8L"
        if name in WEBP_DRAWING | {b"VP8X"}:
            lossless = lossless or name == b"VP8L"
            kept += name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
    drawing = b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept
    return Parts(data if animated else drawing, exif, not animated, lossless)


def is_bare_avif(data: bytes) -> bool:
    """Whether the file holds one still picture and no EXIF, XMP or other records. Raises `ValueError` if broken."""
    top = list(boxes(data, 0, len(data)))
    if not {name for name, _body, _end in top} <= AVIF_BOXES:
        return False
    for name, body, end in top:
        if name != b"meta":
            continue
        inside = list(boxes(data, body + 4, end))
        if not {name for name, _body, _end in inside} <= AVIF_META_BOXES:
            return False
        for name, body, end in inside:
            if name == b"iinf" and not _items(data, body, end) <= AVIF_ITEMS:
                return False
    return True


def brands(data: bytes) -> set[bytes]:
    """The brands (ISO/IEC 14496-12 §4.3) that a file claims, or none where it does not start with an `ftyp` box."""
    if data[4:8] != b"ftyp":
        return set()
    end = min(_number(data, 0, 4), len(data))
    return {data[8:12], *(data[at : at + 4] for at in range(16, end - 3, 4))}


def boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: type, where the content starts, where it ends (ISO/IEC 14496-12 §4.2)."""
    while start < end:
        length, body = _number(data, start, 4), start + 8
        if length == 1:
            length, body = _number(data, body, 8), body + 8
        after = start + length if length else end
        if not body <= after <= end:
            raise ValueError("A box does not fit into the one around it.")
        yield data[start + 4 : start + 8], body, after
        start = after


def _items(data: bytes, start: int, end: int) -> set[bytes]:
    """The types of the items that an `iinf` box lists (ISO/IEC 14496-12 §8.11.6)."""
    types = set()
    for _name, body, _end in boxes(data, start + (8 if data[start] else 6), end):
        # The type follows the version and flags, a number of 2 or (version 3) 4 bytes, and 2 bytes of protection.
        at = body + (10 if data[body] == 3 else 8)
        types.add(data[at : at + 4])
    return types


def _number(data: bytes, at: int, width: int, order: str = "big") -> int:
    if at + width > len(data):
        raise ValueError("The file ends in the middle of a part.")
    return int.from_bytes(data[at : at + width], order)
