"""The container: a tar in GNU format that any `tar` lists and unpacks, with a seal at its end.

The seal is a last file with the SHA-256 of every byte before it, so that no bit of the archive can change unseen, those
between its files included. The reader trusts nothing: it holds no more than a block in memory, and knows no links, no
folders and no other formats.
"""

import hashlib
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from .problems import BackupError, damaged

BLOCK = 512
CHUNK = 1024 * 1024
SEAL = "seal.sha256"
MAX_NAME = 4096
ENCODING, ERRORS = "utf-8", "surrogateescape"


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Target(Protocol):
    def write(self, data: bytes, /) -> object: ...


class TornError(BackupError):
    """A file changed its size while it was read."""


class TarWriter:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._digest = hashlib.sha256()

    def add(self, name: str, size: int, source: Source) -> str:
        """Write `size` bytes of `source` as the file `name`. Returns their SHA-256; raises `TornError`."""
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o644
        self._write(info.tobuf(tarfile.GNU_FORMAT, ENCODING, ERRORS))
        digest, left = hashlib.sha256(), size
        while left:
            data = source.read(min(CHUNK, left))
            if not data:
                raise TornError(name)
            digest.update(data)
            self._write(data)
            left -= len(data)
        if source.read(1):
            raise TornError(name)
        self._write(bytes(-size % BLOCK))
        return digest.hexdigest()

    def finish(self) -> None:
        info = tarfile.TarInfo(SEAL)
        seal = f"{self._digest.hexdigest()}\n".encode()
        info.size, info.mode = len(seal), 0o644
        self._write(info.tobuf(tarfile.GNU_FORMAT, ENCODING, ERRORS) + seal + bytes(-len(seal) % BLOCK))
        self._write(bytes(2 * BLOCK))

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._target.write(data)


class Member:
    """One file of the archive; reading it is possible until the next is asked for."""

    def __init__(self, name: str, size: int, archive: "TarReader") -> None:
        self.name, self.size = name, size
        self._left, self._archive = size, archive

    def read(self, size: int) -> bytes:
        data = self._archive.take(min(size, self._left, CHUNK))
        self._left -= len(data)
        return data

    def drain(self) -> None:
        while self._left:
            self.read(CHUNK)


class TarReader:
    """The files of an archive, in its order. Raises `BackupError` where anything is not as `TarWriter` wrote it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[Member]:
        while True:
            seal = self._digest.hexdigest()
            info = self._header()
            member = Member(info.name, info.size, self)
            if info.name == SEAL:
                self._end(member, seal)
                return
            yield member
            member.drain()
            self.take(-info.size % BLOCK)

    def take(self, size: int) -> bytes:
        """Exactly so many bytes."""
        data = read_exactly(self._source, size)
        if len(data) < size:
            raise damaged()
        self._digest.update(data)
        return data

    def _header(self) -> tarfile.TarInfo:
        info = self._plain_header()
        if info.type == tarfile.GNUTYPE_LONGNAME:
            if not 0 < info.size <= MAX_NAME:
                raise damaged()
            name = self.take(info.size).rstrip(b"\0").decode(ENCODING, ERRORS)
            self.take(-info.size % BLOCK)
            info = self._plain_header()
            info.name = name
        # Links, folders and devices: nothing that this showcase has written.
        if info.type != tarfile.REGTYPE or info.size < 0:
            raise damaged()
        return info

    def _plain_header(self) -> tarfile.TarInfo:
        try:
            return tarfile.TarInfo.frombuf(self.take(BLOCK), ENCODING, ERRORS)
        except (tarfile.HeaderError, ValueError, OverflowError) as error:
            raise damaged() from error

    def _end(self, member: Member, seal: str) -> None:
        if member.size != len(seal) + 1 or member.read(member.size) != f"{seal}\n".encode():
            raise damaged()
        rest = self.take(-member.size % BLOCK) + self.take(2 * BLOCK)
        if any(rest) or self._source.read(1):
            raise damaged()


def read_exactly(source: Source, size: int) -> bytes:
    """So many bytes, or fewer at the end of the source."""
    data = source.read(size)
    if len(data) == size or not data:
        return data
    pieces = [data]
    missing = size - len(data)
    while missing and (data := source.read(missing)):
        pieces.append(data)
        missing -= len(data)
    return b"".join(pieces)


def copy(source: Source, *targets: BinaryIO) -> None:
    while data := source.read(CHUNK):
        for target in targets:
            target.write(data)
