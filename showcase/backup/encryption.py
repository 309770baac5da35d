"""Encryption in the format of age (age-encryption.org/v1), by pyrage: whoever has the key opens a backup without us.

pyrage pulls from a reader and pushes into a writer, both to the end; a pipe and a thread turn that into a file to write
to, or to read from, so that memory stays flat.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Self

from django.utils.translation import gettext as _

from .problems import BackupError, damaged
from .tar import Source, Target

MAGIC = b"age-encryption.org/v1"


@dataclass(frozen=True)
class Key:
    """`recipient` encrypts; `identity`, the secret half, decrypts. A server may do without the second."""

    recipient: object
    identity: object | None


def read_key(text: str) -> Key | None:
    """The key in a setting or in a file of `age-keygen`, where "#" begins a comment. None where there is none."""
    from pyrage import IdentityError, RecipientError, x25519

    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if not lines:
        return None
    try:
        if lines[0].upper().startswith("AGE-SECRET-KEY-"):
            identity = x25519.Identity.from_str(lines[0])
            return Key(identity.to_public(), identity)
        return Key(x25519.Recipient.from_str(lines[0]), None)
    except (IdentityError, RecipientError) as error:
        raise BackupError(
            _(
                "SHOWCASE_BACKUP_KEY is no key: it begins with “AGE-SECRET-KEY-1” (encrypts and decrypts) or “age1” "
                "(encrypts only). “manage.py backup --new-key” makes one."
            )
        ) from error


def new_key() -> tuple[str, str]:
    """A new secret key, and its public half."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


class Encrypting:
    """A file to write to; what is written arrives encrypted in `target`. Must be closed, or given up."""

    def __init__(self, target: Target, key: Key) -> None:
        from pyrage import encrypt_io

        self._target = _Remembering(target)
        read_end, write_end = os.pipe()
        self._pipe = os.fdopen(write_end, "wb")
        self._pump = _Pump(
            os.fdopen(read_end, "rb"), lambda pipe: encrypt_io(pipe, self._target, [key.recipient])
        )

    def write(self, data: bytes) -> None:
        try:
            self._pipe.write(data)
        except BrokenPipeError:
            self._finish()
            raise

    def close(self) -> None:
        try:
            self._pipe.close()
        except BrokenPipeError:
            pass
        self._finish()

    def give_up(self) -> None:
        self._target.closed = True
        try:
            self._pipe.close()
        except BrokenPipeError:
            pass
        self._pump.join()

    def _finish(self) -> None:
        error = self._pump.join()
        if self._target.error:
            raise self._target.error
        if error:
            raise error


class Decrypting:
    """A file to read from, to the end or until it is closed: what `source` holds, decrypted and authenticated."""

    def __init__(self, source: Source, key: Key) -> None:
        from pyrage import decrypt_io

        self._source = _Remembering(source)
        read_end, write_end = os.pipe()
        self._pipe = os.fdopen(read_end, "rb", buffering=0)
        self._pump = _Pump(
            os.fdopen(write_end, "wb"), lambda pipe: decrypt_io(self._source, pipe, [key.identity])
        )

    def read(self, size: int) -> bytes:
        data = self._pipe.read(size)
        if not data and size:
            error = self._pump.join()
            if self._source.error:
                raise self._source.error
            if error:
                raise _why(error) from error
        return data

    def close(self) -> None:
        self._pipe.close()
        self._pump.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _why(error: BaseException) -> BackupError:
    from pyrage import DecryptError

    if isinstance(error, DecryptError) and "No matching keys" in str(error):
        return BackupError(
            _(
                "This backup was encrypted with another key. Give the one that it was made with, in "
                "SHOWCASE_BACKUP_KEY or with --key-file."
            )
        )
    return damaged()


class _Pump:
    """Runs `work` on one end of a pipe in a thread, and keeps what it raised."""

    def __init__(self, end: BinaryIO, work: Callable[[BinaryIO], None]) -> None:
        self._end, self._work = end, work
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def join(self) -> BaseException | None:
        self._thread.join()
        return self._error

    def _run(self) -> None:
        # pyrage is Rust: on bytes that it did not expect it may panic, which is no Exception.
        try:
            self._work(self._end)
        except BaseException as error:
            self._error = error
        try:
            self._end.close()
        except OSError as error:
            self._error = self._error or error


class _Remembering:
    """A file that keeps what it raised: pyrage gives only the words of an error on."""

    def __init__(self, file) -> None:
        self._file = file
        self.error: Exception | None = None
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        return self._kept(self._file.read, size)

    def write(self, data: bytes) -> int:
        if self.closed:
            raise BrokenPipeError
        self._kept(self._file.write, data)
        return len(data)

    def flush(self) -> None:
        """Whoever opened the file flushes it."""

    def _kept(self, work, argument):
        try:
            return work(argument)
        except Exception as error:
            self.error = error
            raise
