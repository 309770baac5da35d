"""Uploads as the site itself serves them: films in pieces, as players ask for them, and nothing that could run.

WhiteNoise's file knows dates, tags and ranges. What a player needs beside that stands here: a range of one byte, a
range of a file that has changed meanwhile, and tags that a proxy has weakened.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from wsgiref.headers import Headers

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.http import parse_etags
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import NotARegularFileError, Response, SlicedFile, StaticFile

MEDIA_TYPES = MediaTypes(extra_types={".vtt": "text/vtt"})
# An upload opened by itself may show the picture or play the film that it is, and run nothing. Without
# `allow-same-origin` browsers refuse to play the film. In a page of the site the page's own policy counts, not this.
POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin"
# What a browser shows in place. Everything else, a drawing that may have scripts too, is handed over as a file.
SHOWN = re.compile(r"image/(?!svg)|video/|audio/|text/vtt$")
RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII | re.IGNORECASE)
# Django reads 4 KB at a time: 250 reads for each megabyte of a film.
BLOCK_SIZE = 64 * 1024


def serve_upload(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file at `path` below MEDIA_ROOT, or one range of it (RFC 9110 §14), to GET and HEAD.

    Folders, hidden files, and what a path or a symbolic link finds elsewhere, do not exist here.
    """
    _refuse_hidden(path)
    if not isinstance(default_storage, FileSystemStorage):
        # Only where a bucket is: its packages are not everywhere.
        from .bucket import serve_from_bucket

        return serve_from_bucket(request, path, dict(_headers(path)))
    try:
        upload = Upload(str(_resolve(path)), _headers(path))
    except NotARegularFileError as error:
        raise Http404(path) from error
    response = WhiteNoiseMiddleware.serve(upload, request)
    response.block_size = BLOCK_SIZE
    return response


def _refuse_hidden(path: str) -> None:
    # An empty part is a doubled, leading or trailing slash; a part that begins with a dot is hidden, or leads up.
    if any(not part or part.startswith(".") for part in path.split("/")):
        raise Http404(path)


def _resolve(path: str) -> Path:
    root = Path(settings.MEDIA_ROOT).resolve()
    try:
        file = (root / path).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:  # not there; a loop of links; a NUL in the name
        raise Http404(path) from error
    if not file.is_relative_to(root):
        raise Http404(path)
    return file


def _headers(path: str) -> list[tuple[str, str]]:
    media_type = MEDIA_TYPES.get_type(path)
    headers = [
        ("Content-Type", f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type),
        ("Accept-Ranges", "bytes"),
        ("Content-Security-Policy", POLICY),
        # Feed readers, chats and programs that read the API show them from here.
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ]
    return headers if SHOWN.match(media_type) else [*headers, ("Content-Disposition", "attachment")]


class Upload(StaticFile):
    """A file that answers ranges as RFC 9110 asks, where WhiteNoise's does not."""

    def get_response(self, method: str, request_headers: Mapping[str, str]) -> Response:
        """The whole file, to HEAD (§14.2) and where it is not the one that the range was meant for (§13.1.5)."""
        if method == "HEAD" or not self._is_meant(request_headers.get("HTTP_IF_RANGE")):
            request_headers = {name: value for name, value in request_headers.items() if name != "HTTP_RANGE"}
        return super().get_response(method, request_headers)

    def _is_meant(self, validator: str | None) -> bool:
        _encoding, _path, headers = self.alternatives[0]
        return validator is None or validator in (self.etag, dict(headers)["Last-Modified"])

    def is_not_modified(self, request_headers: Mapping[str, str]) -> bool:
        """Tags may come as a list, and as a weak one where a proxy has compressed the file (§13.1.2)."""
        known = request_headers.get("HTTP_IF_NONE_MATCH")
        if known is None:
            return super().is_not_modified(request_headers)
        return any(tag.removeprefix("W/") in ("*", self.etag) for tag in parse_etags(known))

    def get_range_response(
        self, range_header: str, base_headers: list[tuple[str, str]], file_handle: BinaryIO | None
    ) -> Response:
        headers = Headers(list(base_headers))
        size = int(headers["Content-Length"])
        first, last = self.get_byte_range(range_header, size)
        if first > last:
            return self.get_range_not_satisfiable_response(file_handle, size)
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        headers["Content-Length"] = str(last - first + 1)
        file = SlicedFile(file_handle, first, last)
        return Response(HTTPStatus.PARTIAL_CONTENT, headers.items(), file)

    def get_byte_range(self, range_header: str, size: int) -> tuple[int, int]:
        """The first and the last byte that are asked for (§14.1.2): first > last where the file has none of them.

        Raises `ValueError` for what is not one range of bytes; it is then ignored, and the whole file sent.
        """
        match = RANGE.fullmatch(range_header.strip())
        if match is None or not any(match.groups()):
            raise ValueError(range_header)
        first, last = match.groups()
        if not first:
            return max(size - int(last), 0), size - 1
        if last and int(first) > int(last):
            raise ValueError(range_header)
        return int(first), min(int(last), size - 1) if last else size - 1
