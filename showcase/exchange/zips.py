"""ZIP files: read without trusting them, written so that the same content gives the same bytes."""

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .problems import Problems, bundle_error

MAX_FILES = 20_000
DEFAULT_MAX_SIZE = 4 * 1024**3
# The earliest moment that a ZIP can hold: an archive says nothing about when it was written.
EPOCH = (1980, 1, 1, 0, 0, 0)


class ZipSource:
    """A bundle in a ZIP, at its top or in a single folder. Use as a context manager.

    Refuses, with every reason at once, an archive with names that lead out of it, links, encrypted or
    repeated files, more than `MAX_FILES` files or more than `SHOWCASE_BUNDLE_MAX_SIZE` bytes (what a ZIP bomb
    unpacks to).
    """

    def __init__(self, path: Path, is_ignored: Callable[[str], bool]) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise bundle_error(
                _("“%(path)s” is neither a folder nor a ZIP file that can be read (%(reason)s).")
                % {"path": path, "reason": error}
            ) from error
        try:
            members = _checked_members(self._zip)
        except BaseException:
            self._zip.close()
            raise
        kept = {
            name: info
            for name, info in members.items()
            if not any(is_ignored(part) for part in PurePosixPath(name).parts)
        }
        top = _top_folder(kept)
        self._members = {name.removeprefix(top): info for name, info in kept.items() if name.startswith(top)}
        self.names = frozenset(self._members)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._zip.close()

    def size(self, name: str) -> int:
        return self._members[name].file_size

    def open(self, name: str) -> BinaryIO:
        # A copy, because what reads pictures seeks back and forth; it vanishes when it is closed.
        copy = tempfile.TemporaryFile()
        try:
            # zipfile itself reads no more than the size that the archive declares, which has been counted.
            with self._zip.open(self._members[name]) as member:
                shutil.copyfileobj(member, copy)
        except (
            zipfile.BadZipFile,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            copy.close()
            raise bundle_error(_("The ZIP is damaged here: make it again."), name) from error
        except BaseException as error:
            copy.close()
            if type(error).__module__ in {"zlib", "lzma", "_lzma"}:
                raise bundle_error(_("The ZIP is damaged here: make it again."), name) from error
            raise
        copy.seek(0)
        return copy


def _checked_members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members = archive.infolist()
    limit = getattr(settings, "SHOWCASE_BUNDLE_MAX_SIZE", DEFAULT_MAX_SIZE)
    problems = Problems()
    if len(members) > MAX_FILES:
        raise bundle_error(
            _("The ZIP has %(count)s files; a bundle has at most %(limit)s.")
            % {"count": len(members), "limit": MAX_FILES}
        )
    total = sum(info.file_size for info in members)
    if total > limit:
        raise bundle_error(
            _("Unpacked, the ZIP would be %(size)s; at most %(limit)s is read (SHOWCASE_BUNDLE_MAX_SIZE).")
            % {"size": filesizeformat(total), "limit": filesizeformat(limit)}
        )
    found: dict[str, zipfile.ZipInfo] = {}
    for info in members:
        # The name as it stands in the archive: zipfile cuts `filename` at a NUL.
        name = info.orig_filename
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or {"\\", ":", "\0"} & set(name):
            problems.add(
                name.replace("\0", "\\0"), (), _("This name leads out of the bundle, or is no name.")
            )
        elif stat.S_ISLNK(info.external_attr >> 16):
            problems.add(
                name, (), _("This is a symbolic link, or no ordinary file. Put the file itself in its place.")
            )
        elif info.flag_bits & 0x1:
            problems.add(name, (), _("This file is encrypted. Make the ZIP without a password."))
        elif not info.is_dir():
            name = PurePosixPath(name).as_posix()
            if name in found:
                problems.add(name, (), _("The ZIP has this file twice."))
            found[name] = info
    problems.raise_if_any()
    return found


def _top_folder(members: dict[str, zipfile.ZipInfo]) -> str:
    """The prefix of the bundle's files: "", or the one folder that the whole bundle was zipped in."""
    if "bundle.json" in members:
        return ""
    tops = {name.split("/", 1)[0] for name in members}
    top = f"{tops.pop()}/" if len(tops) == 1 else ""
    return top if f"{top}bundle.json" in members else ""


def write_zip(folder: Path, target: Path) -> None:
    """Put every file of `folder` into a ZIP: in order of names, undated, uncompressed.

    Compression is left out because its bytes depend on the zlib of the machine, and pictures and films do not
    shrink.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.file_size = path.stat().st_size
            with path.open("rb") as file, archive.open(info, "w") as member:
                shutil.copyfileobj(file, member)
