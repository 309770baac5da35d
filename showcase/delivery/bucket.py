"""A bucket that speaks S3, and uploads as the site serves them out of it."""

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.response import StreamingBody
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage, storages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.encoding import filepath_to_uri
from django.utils.http import http_date, parse_http_date_safe
from storages.backends.s3 import S3Storage

from showcase.settings.storage import CONNECT_TIMEOUT, READ_TIMEOUT, TRIES

from .failures import StorageAwayError

BLOCK_SIZE = 64 * 1024
# Seconds in which a bucket that has not answered is not asked again. Whoever waits for it does nothing else meanwhile,
# and a page of pictures would have every thread of the server wait.
PAUSE = 5.0
# Of one range; several at once are answered with the whole file (RFC 9110 §14.2).
RANGE = re.compile(r"bytes=(\d+-\d*|-\d+)", re.ASCII | re.IGNORECASE)
TAG = re.compile(r'"[^"]*"')


class Bucket(S3Storage):
    """Part of a bucket. Nobody but the site reads it, unless the operator opens it; its files have the site's own
    addresses, or begin with `public_url`. No address expires: pages are kept.

    Raises `StorageAwayError` where the bucket does not answer.
    """

    _away_until = 0.0

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "public_url": None,
            # Two uploads of one name are two files.
            "file_overwrite": False,
            "default_acl": None,
            "client_config": Config(
                connect_timeout=CONNECT_TIMEOUT,
                read_timeout=READ_TIMEOUT,
                retries={"total_max_attempts": TRIES},
                signature_version="s3v4",
            ),
        }

    def url(self, name: str, *args, **kwargs) -> str:
        return f"{self.public_url or settings.MEDIA_URL.rstrip('/')}/{filepath_to_uri(name)}"

    def answer(self, request: HttpRequest, name: str, headers: dict[str, str]) -> HttpResponseBase:
        """The file, or a range of it, to GET and HEAD, as the bucket gives it; with `headers` of ours."""
        client = self.connection.meta.client
        ask = client.head_object if request.method == "HEAD" else client.get_object
        where = {"Bucket": self.bucket_name, "Key": self._normalize_name(name)}
        try:
            with self._asked():
                found = ask(**where, **_conditions(request))
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            if status == 412:
                # Not the file any more that the range was meant for (RFC 9110 §13.1.5).
                found = ask(**where)
            elif status in (304, 416):
                return HttpResponse(status=status, headers=headers)
            elif status == 404:
                raise Http404(name) from error
            else:
                return _later()
        except StorageAwayError:
            return _later()
        facts = {
            "Content-Length": str(found["ContentLength"]),
            "ETag": found["ETag"],
            "Last-Modified": http_date(found["LastModified"].timestamp()),
        }
        if "ContentRange" in found:
            facts["Content-Range"] = found["ContentRange"]
        status = 206 if "ContentRange" in found else 200
        if request.method == "HEAD":
            return HttpResponse(headers=headers | facts)
        return StreamingHttpResponse(_blocks(found["Body"]), status=status, headers=headers | facts)

    def deconstruct(self) -> tuple[str, list[str], dict]:
        """As Wagtail writes it into the queue, to have a picture deleted: without the keys, which the settings have."""
        return f"{__name__}.{part_at.__name__}", [self.location], {}

    def exists(self, name: str) -> bool:
        with self._asked():
            return super().exists(name)

    def size(self, name: str) -> int:
        with self._asked():
            return super().size(name)

    def delete(self, name: str) -> None:
        with self._asked():
            super().delete(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        with self._asked():
            return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        with self._asked():
            return super()._save(name, content)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """For what is asked of the bucket in the block. Nobody waits for it right after it did not answer."""
        if time.monotonic() < self._away_until:
            raise StorageAwayError("The bucket has just not answered.")
        try:
            yield
        except (BotoCoreError, Boto3Error, ClientError) as error:
            # What it refuses, it answers.
            if isinstance(error, ClientError) and error.response["ResponseMetadata"]["HTTPStatusCode"] < 500:
                raise
            self._away_until = time.monotonic() + PAUSE
            raise StorageAwayError(f"The bucket does not answer: {error}") from error


def part_at(location: str) -> Bucket:
    """That one of the site's storages whose files are there in the bucket. StopIteration where there is none."""
    found = (storages[alias] for alias in settings.STORAGES)
    return next(one for one in found if isinstance(one, Bucket) and one.location == location)


def serve_from_bucket(request: HttpRequest, path: str, headers: dict[str, str]) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    return default_storage.answer(request, path, headers)


def _conditions(request: HttpRequest) -> dict[str, Any]:
    """What the browser has already, and the part that it wants, as the bucket is asked for it."""
    sent, conditions = request.headers, {}
    if tags := TAG.findall(sent.get("If-None-Match", "")):
        # A bucket understands one. Browsers send the one that they were given.
        conditions["IfNoneMatch"] = tags[0]
    elif since := parse_http_date_safe(sent.get("If-Modified-Since", "")):
        conditions["IfModifiedSince"] = since
    part, validator = sent.get("Range", "").strip(), sent.get("If-Range")
    # A date cannot be compared there: the whole file is always right.
    if request.method == "GET" and RANGE.fullmatch(part) and (validator is None or TAG.fullmatch(validator)):
        conditions["Range"] = part
        if validator:
            conditions["IfMatch"] = validator
    return conditions


def _blocks(body: StreamingBody) -> Iterator[bytes]:
    # A visitor who leaves must not keep the connection to the bucket.
    with closing(body):
        yield from body.iter_chunks(BLOCK_SIZE)


def _later() -> HttpResponse:
    return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
