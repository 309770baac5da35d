"""A reader of WebM files (Matroska, RFC 9559; EBML, RFC 8794). It reads what describes the film, never the pictures
and sound themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .film_contents import OTHER, SOUND, VIDEO, Blank, Contents, Track, UnreadableFilmError

EBML = 0x1A45DFA3
DOC_TYPE = 0x4282
SEGMENT = 0x18538067
CLUSTER = 0x1F43B675
TRACKS = 0x1654AE6B
TRACK_ENTRY = 0xAE
TRACK_TYPE = 0x83
CODEC_ID = 0x86
VOID = 0xEC
# Tags hold the place, when a tool has copied it there from a phone's film; WebM has no attachments.
TAGS = 0x1254C367
ATTACHMENTS = 0x1941A469
NOT_NEEDED = {TAGS, ATTACHMENTS, VOID}

KINDS = {1: VIDEO, 2: SOUND}
MAGIC = EBML.to_bytes(4)
# A browser's recording of two hours, which is one element for each picture and each piece of sound.
MAX_ELEMENTS = 1_000_000
# The EBML header and the tracks are a few hundred bytes; a track may bring its codec's own headers.
MAX_DESCRIPTION = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its id, where its header starts, where its content starts and ends (None: not known)."""

    id: int
    start: int
    body: int
    end: int | None


def doc_type(file: BinaryIO, size: int) -> str:
    """What the EBML header calls the file: "webm", "matroska" (RFC 8794 §11.2.4). Raises `UnreadableFilmError`."""
    header = _element(file, 0, size)
    if header.id != EBML:
        raise UnreadableFilmError("There is no EBML header.")
    for element in _inside(file, header):
        if element.id == DOC_TYPE:
            return _read(file, element).rstrip(b"\0").decode("ascii", "replace")
    return "matroska"


def read_contents(file: BinaryIO, size: int) -> Contents:
    """Read a file of `size` bytes. Raises `UnreadableFilmError`, also where there are no tracks."""
    tracks: list[Track] = []
    blanks: list[Blank] = []
    for element in _walk(file, size):
        if element.id == TRACKS:
            tracks += [
                _read_track(file, entry) for entry in _inside(file, element) if entry.id == TRACK_ENTRY
            ]
        elif element.id in NOT_NEEDED:
            blanks.append(_void(element))
    if not tracks:
        raise UnreadableFilmError("There are no tracks.")
    return Contents(tuple(tracks), tuple(blanks))


def _walk(file: BinaryIO, size: int) -> Iterator[Element]:
    """The elements of the segment, in one flat row.

    A segment or cluster whose size was not known when it was written (RFC 8794 §6.2) is entered instead of skipped:
    the elements in it have other ids than those that stand beside it.
    """
    position = 0
    for _count in range(MAX_ELEMENTS):
        if position >= size:
            return
        element = _element(file, position, size)
        if element.end is None and element.id not in {SEGMENT, CLUSTER}:
            raise UnreadableFilmError("An element of unknown size stands where none may be.")
        yield element
        position = element.body if element.id == SEGMENT or element.end is None else element.end
    raise UnreadableFilmError("There are too many elements.")


def _read_track(file: BinaryIO, entry: Element) -> Track:
    values = {element.id: _read(file, element) for element in _inside(file, entry)}
    kind = KINDS.get(int.from_bytes(values.get(TRACK_TYPE, b"")), OTHER)
    return Track(kind, (values.get(CODEC_ID, b"").rstrip(b"\0").decode("ascii", "replace"),))


def _inside(file: BinaryIO, parent: Element) -> Iterator[Element]:
    if parent.end is None or parent.end - parent.body > MAX_DESCRIPTION:
        raise UnreadableFilmError("A description is too long.")
    position = parent.body
    while position < parent.end:
        element = _element(file, position, parent.end)
        if element.end is None:
            raise UnreadableFilmError("An element of unknown size stands where none may be.")
        yield element
        position = element.end


def _read(file: BinaryIO, element: Element) -> bytes:
    file.seek(element.body)
    return file.read(element.end - element.body)


def _element(file: BinaryIO, start: int, limit: int) -> Element:
    """The element at a place; it must end at `limit` or before."""
    file.seek(start)
    head = file.read(12)
    id_length = _length(head, 0, most=4)
    size_length = _length(head, id_length, most=8)
    body = start + id_length + size_length
    marker = 1 << (7 * size_length)
    length = int.from_bytes(head[id_length : id_length + size_length]) ^ marker
    end = None if length == marker - 1 else body + length
    if (end or body) > limit:
        raise UnreadableFilmError("An element does not fit into the one around it.")
    return Element(int.from_bytes(head[:id_length]), start, body, end)


def _length(head: bytes, at: int, most: int) -> int:
    """How many bytes the number at a place has: one more than the zero bits that it starts with (RFC 8794 §4)."""
    length = 9 - head[at].bit_length() if at < len(head) else 9
    if length > most or at + length > len(head):
        raise UnreadableFilmError("The file ends inside an element, or this is none.")
    return length


def _void(element: Element) -> Blank:
    """Makes the element a Void of the same size (RFC 8794 §11.3.2), so that nothing behind it moves."""
    total = element.end - element.start
    length_bytes = 8 if total >= 9 else 1
    length = (1 << (7 * length_bytes)) | (total - 1 - length_bytes)
    return Blank(element.start, VOID.to_bytes(1) + length.to_bytes(length_bytes), element.end)
