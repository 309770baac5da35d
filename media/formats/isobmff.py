"""A reader of MP4 files (ISO base media file format, ISO/IEC 14496-12). It reads the boxes that describe the film,
never the pictures and sound themselves, so that a film of any size costs little time and memory.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .film_contents import OTHER, SOUND, VIDEO, Blank, Contents, Track, UnreadableFilmError

# An hour in fragments of one second has some 7,000 boxes.
MAX_BOXES = 100_000
# A camera that notes its place 30 times a second fills half of this in eight hours.
MAX_SAMPLES = 2_000_000

KINDS = {b"vide": VIDEO, b"soun": SOUND}
# What a player needs, by the box around it. Everything else may tell where, when and with what a film was made:
# `udta` (©xyz, loci), `meta` (Apple's location keys), `uuid` (XMP), and whatever a maker adds next.
# `tref` goes too: the tracks that it refers to (chapters, time codes, telemetry) are blanked.
NEEDED = {
    b"": {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"styp"},
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods"},
    b"trak": {b"tkhd", b"edts", b"mdia", b"trgr", b"tapt"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
}
FREE = {b"free", b"skip", b"wide"}


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its type, where its header starts, where its content starts, where it ends."""

    type: bytes
    start: int
    body: int
    end: int


class _Reader:
    """Reads boxes, up to `MAX_BOXES` of them in all."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file = file
        self.size = size
        self._left = MAX_BOXES

    def read(self, start: int, length: int) -> bytes:
        self.file.seek(start)
        content = self.file.read(length)
        if len(content) != length:
            raise UnreadableFilmError("The file ends inside a box.")
        return content

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """The boxes that stand one after the other between two places (§4.2: 32 and 64 bits, or "to the end")."""
        while end - start >= 8:
            self._left -= 1
            if self._left < 0:
                raise UnreadableFilmError("There are too many boxes.")
            header = self.read(start, 8)
            length, body = int.from_bytes(header[:4]), start + 8
            if length == 1:
                length, body = int.from_bytes(self.read(body, 8)), body + 8
            box = Box(header[4:], start, body, start + length if length else end)
            if not box.body <= box.end <= end:
                raise UnreadableFilmError("A box does not fit into the one around it.")
            yield box
            start = box.end

    def inside(self, box: Box) -> Iterator[Box]:
        return self.boxes(box.body, box.end)

    def find(self, box: Box, *path: bytes) -> Box:
        """The first box at this path of types below `box`."""
        for name in path:
            box = next((child for child in self.inside(box) if child.type == name), None)
            if box is None:
                raise UnreadableFilmError("A box that every track has is missing.")
        return box

    def table(self, box: Box, at: int, count: int, width: int) -> array:
        """`count` unsigned numbers of 4 or 8 bytes, from `at` bytes into the box's content."""
        if count > MAX_SAMPLES or box.body + at + count * width > box.end:
            raise UnreadableFilmError("A table does not fit into its box.")
        numbers = array({4: "I", 8: "Q"}[width], self.read(box.body + at, count * width))
        if sys.byteorder == "little":
            numbers.byteswap()
        return numbers

    def blank(self, box: Box) -> Blank:
        """Makes the box a free one of the same size (§8.1.2), so that nothing behind it moves."""
        header = self.read(box.start, box.body - box.start)
        name = box.type if box.type in FREE else b"free"
        return Blank(box.start, header[:4] + name + header[8:], box.end)


def brand_of(head: bytes) -> str:
    """The major brand (§4.3) in the first 12 bytes of a file that starts with an `ftyp` box."""
    return head[8:12].decode("latin-1").rstrip()


def read_contents(file: BinaryIO, size: int) -> Contents:
    """Read a file of `size` bytes. Raises `UnreadableFilmError`, also where there is no `moov` box."""
    reader = _Reader(file, size)
    tracks: list[Track] = []
    blanks: list[Blank] = []
    found: set[bytes] = set()
    sealed = False
    for box in reader.boxes(0, size):
        found.add(box.type)
        if box.type not in NEEDED[b""]:
            blanks.append(reader.blank(box))
        elif box.type == b"moov":
            for child in reader.inside(box):
                if child.type == b"trak":
                    track, track_blanks, findable = _read_track(reader, child)
                    tracks.append(track)
                    blanks += track_blanks
                    sealed = sealed or not findable
                elif child.type not in NEEDED[b"moov"]:
                    blanks.append(reader.blank(child))
    if b"moov" not in found:
        raise UnreadableFilmError("There is no moov box.")
    # The samples of a film in fragments stand elsewhere than the track says.
    sealed = sealed or (b"moof" in found and any(track.kind == OTHER for track in tracks))
    return Contents(tuple(tracks), tuple(blanks), sealed)


def _read_track(reader: _Reader, trak: Box) -> tuple[Track, list[Blank], bool]:
    """The track, what is to be blanked of it, and whether all of that was found."""
    media = reader.find(trak, b"mdia")
    handler = reader.find(media, b"hdlr")
    kind = KINDS.get(reader.read(handler.body + 8, 4), OTHER)
    tables = {child.type: child for child in reader.inside(reader.find(media, b"minf", b"stbl"))}
    if kind == OTHER:
        # The compact form of the sizes (`stz2`) is written by no known camera.
        if b"stsz" not in tables:
            return Track(OTHER, ()), [], False
        return (
            Track(OTHER, ()),
            [*_united(_sample_spans(reader, tables), reader.size), reader.blank(trak)],
            True,
        )
    blanks = [
        reader.blank(child)
        for parent in (trak, media)
        for child in reader.inside(parent)
        if child.type not in NEEDED[parent.type]
    ]
    entries = _table_box(tables, b"stsd")
    codecs = tuple(
        entry.type.decode("latin-1")
        for entry in reader.boxes(min(entries.body + 8, entries.end), entries.end)
    )
    return Track(kind, codecs), blanks, True


def _sample_spans(reader: _Reader, tables: dict[bytes, Box]) -> Iterator[tuple[int, int]]:
    """Where the samples of a track stand in the file (§8.7): first byte and the one after the last, by chunk."""
    size, count = reader.table(tables[b"stsz"], 4, 2, 4)
    sizes = None if size else reader.table(tables[b"stsz"], 12, count, 4)
    name, width = (b"co64", 8) if b"co64" in tables else (b"stco", 4)
    offsets = _counted_table(reader, _table_box(tables, name), 1, width)
    rows = _counted_table(reader, _table_box(tables, b"stsc"), 3, 4)
    first = 0
    for offset, samples in zip(offsets, _samples_per_chunk(rows, len(offsets)), strict=True):
        after = min(first + samples, count)
        yield offset, offset + ((after - first) * size if sizes is None else sum(sizes[first:after]))
        first = after


def _table_box(tables: dict[bytes, Box], name: bytes) -> Box:
    if name not in tables:
        raise UnreadableFilmError("A box that every track has is missing.")
    return tables[name]


def _counted_table(reader: _Reader, box: Box, columns: int, width: int) -> array:
    (count,) = reader.table(box, 4, 1, 4)
    return reader.table(box, 8, columns * count, width)


def _samples_per_chunk(rows: array, chunks: int) -> Iterator[int]:
    """How many samples each chunk holds, from rows of (first chunk, samples in each, description), §8.7.4."""
    row = 0
    for chunk in range(1, chunks + 1):
        while row + 3 < len(rows) and rows[row + 3] <= chunk:
            row += 3
        yield rows[row + 1] if rows else 0


def _united(spans: Iterable[tuple[int, int]], size: int) -> Iterator[Blank]:
    """The spans without their overlaps and inside the file: a forged table cannot ask for more than one pass."""
    reached = 0
    for start, end in sorted(spans):
        start, end = max(start, reached), min(end, size)
        if start < end:
            yield Blank(start, b"", end)
            reached = end
