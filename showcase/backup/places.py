"""Where backups are kept: a folder of this machine, or a bucket of an S3-compatible storage (s3://bucket/key).

Buckets are reached by boto3, which reads its keys, region and endpoint from the usual variables (AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL_S3).
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from .problems import BackupError, of_system
from .tar import Source

WORK_PREFIX = ".showcase-backup-"


class Place(Protocol):
    """One backup, or where one will be."""

    def __str__(self) -> str: ...

    def refuse_existing(self) -> None: ...

    def work_folder(self) -> contextlib.AbstractContextManager[Path]:
        """A folder of our own, for what is under way; it goes at the end."""

    def keep(self, finished: Path) -> None:
        """Put the finished file here: all of it, or nothing."""

    def open(self) -> contextlib.AbstractContextManager[Source]: ...


class FilePlace:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __str__(self) -> str:
        return str(self._path)

    def refuse_existing(self) -> None:
        if self._path.exists():
            raise BackupError(
                _("“%(place)s” exists already, and is not overwritten. Give another name, or remove it.")
                % {"place": self}
            )

    @contextlib.contextmanager
    def work_folder(self) -> Iterator[Path]:
        with work_folder(self._path.absolute().parent) as folder:
            yield folder

    def keep(self, finished: Path) -> None:
        # A link, not a rename: it never takes the place of a file that has come meanwhile.
        try:
            os.link(finished, self._path)
        except FileExistsError:
            self.refuse_existing()
        except OSError:  # a file system without links
            os.replace(finished, self._path)
        _to_disk(self._path.absolute().parent)

    @contextlib.contextmanager
    def open(self) -> Iterator[Source]:
        try:
            file = self._path.open("rb")
        except FileNotFoundError as error:
            raise BackupError(_("There is no backup at “%(place)s”.") % {"place": self}) from error
        except IsADirectoryError as error:
            raise BackupError(
                _("“%(place)s” is a folder. Name the backup in it.") % {"place": self}
            ) from error
        except OSError as error:
            raise of_system(error, self) from error
        with file:
            yield file


class BucketPlace:
    def __init__(self, bucket: str, key: str) -> None:
        self._bucket, self._key = bucket, key

    def __str__(self) -> str:
        return f"s3://{self._bucket}/{self._key}"

    def refuse_existing(self) -> None:
        with _reaching(self):
            found = (
                client().list_objects_v2(Bucket=self._bucket, Prefix=self._key, MaxKeys=1).get("Contents", [])
            )
        if any(entry["Key"] == self._key for entry in found):
            raise BackupError(
                _("“%(place)s” exists already, and is not overwritten. Give another name, or remove it.")
                % {"place": self}
            )

    @contextlib.contextmanager
    def work_folder(self) -> Iterator[Path]:
        with work_folder(settings.VAR_DIR) as folder:
            yield folder

    def keep(self, finished: Path) -> None:
        with _reaching(self):
            client().upload_file(str(finished), self._bucket, self._key)

    @contextlib.contextmanager
    def open(self) -> Iterator[Source]:
        with _reaching(self):
            body = client().get_object(Bucket=self._bucket, Key=self._key)["Body"]
            with contextlib.closing(body):
                yield body


class Folder:
    """A folder on this machine that scheduled backups are kept in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def place(self, name: str) -> Place:
        return FilePlace(self._path / name)

    def names(self) -> list[str]:
        return [entry.name for entry in os.scandir(self._path) if entry.is_file(follow_symlinks=False)]

    def remove(self, name: str) -> None:
        (self._path / name).unlink()


class Bucket:
    """The keys of a bucket below a prefix."""

    def __init__(self, bucket: str, prefix: str) -> None:
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    def place(self, name: str) -> Place:
        return BucketPlace(self._bucket, self._prefix + name)

    def names(self) -> list[str]:
        with _reaching(f"s3://{self._bucket}/{self._prefix}"):
            pages = (
                client().get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            )
            return [
                entry["Key"].removeprefix(self._prefix)
                for page in pages
                for entry in page.get("Contents", [])
            ]

    def remove(self, name: str) -> None:
        with _reaching(f"s3://{self._bucket}/{self._prefix}{name}"):
            client().delete_object(Bucket=self._bucket, Key=self._prefix + name)


def place_of(address: str, name_in_folder: str | None = None) -> Place:
    """What an address names. In a folder that exists, and below an `s3://` that ends in "/", `name_in_folder`."""
    if address.startswith("s3://"):
        bucket, key = _bucket_and_key(address)
        if name_in_folder and (not key or key.endswith("/")):
            key += name_in_folder
        if not key:
            raise BackupError(_("“%(place)s” names no backup. Write s3://bucket/key.") % {"place": address})
        return BucketPlace(bucket, key)
    path = Path(address)
    return FilePlace(path / name_in_folder if name_in_folder and path.is_dir() else path)


def folder_of(address: str) -> Folder | Bucket:
    """Where scheduled backups go. The folder is made where it is missing."""
    if address.startswith("s3://"):
        return Bucket(*_bucket_and_key(address))
    path = Path(address)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error, path) from error
    return Folder(path)


def _bucket_and_key(address: str) -> tuple[str, str]:
    bucket, _slash, key = address.removeprefix("s3://").partition("/")
    if not bucket:
        raise BackupError(_("“%(place)s” names no bucket. Write s3://bucket/key.") % {"place": address})
    return bucket, key


@contextlib.contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A folder in `parent` that only this user may look into. What a killed run left in such a one is removed."""
    try:
        _remove_old_work(parent)
        folder = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=parent))
    except FileNotFoundError as error:
        raise BackupError(_("There is no folder “%(place)s”. Make it first.") % {"place": parent}) from error
    except OSError as error:
        raise of_system(error, parent) from error
    try:
        yield folder
    except OSError as error:
        raise of_system(error, folder) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_old_work(parent: Path) -> None:
    for entry in os.scandir(parent):
        with contextlib.suppress(FileNotFoundError):
            old = entry.name.startswith(WORK_PREFIX) and entry.stat().st_mtime < time.time() - 2 * 24 * 3600
            if old and entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)


def _to_disk(folder: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def client():
    try:
        import boto3
    except ImportError as error:
        raise BackupError(
            _("For s3:// the package boto3 is needed: install requirements/production.txt.")
        ) from error
    return boto3.client("s3")


@contextlib.contextmanager
def _reaching(place: object) -> Iterator[None]:
    try:
        import boto3.exceptions
        import botocore.exceptions
    except ImportError:
        client()
    try:
        yield
    except botocore.exceptions.ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in {"NoSuchKey", "NoSuchBucket", "404"}:
            raise BackupError(_("There is no backup at “%(place)s”.") % {"place": place}) from error
        raise _unreachable(place, error) from error
    except (botocore.exceptions.BotoCoreError, boto3.exceptions.Boto3Error) as error:
        raise _unreachable(place, error) from error


def _unreachable(place: object, error: Exception) -> BackupError:
    return BackupError(
        _(
            "“%(place)s” could not be reached (%(reason)s). Look at AWS_ACCESS_KEY_ID, "
            "AWS_SECRET_ACCESS_KEY, AWS_REGION "
            "and AWS_ENDPOINT_URL_S3."
        )
        % {"place": place, "reason": error}
    )
