"""Pages, feeds and the API's answers travel compressed; static files are compressed already, by WhiteNoise."""

import re
from collections.abc import Mapping

import brotli
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import has_vary_header, patch_vary_headers

TEXT = re.compile(r"text/|application/(.+\+)?(json|xml|javascript)\b")
# Accepted, and not with "q=0" (RFC 9110 §12.5.3).
ACCEPTS_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
# As good as it gets while somebody waits: about 2 ms for a profile, and a sixth smaller than gzip.
QUALITY = 5
# Django's own bound: below it, compressing gains nothing.
LEAST = 200


def encoding_for(meta: Mapping[str, str]) -> str:
    """How a page travels to whoever asks with a request of this META: "br", "gzip", or "" for as it is."""
    asked = meta.get("HTTP_ACCEPT_ENCODING", "")
    if ACCEPTS_BROTLI.search(asked):
        return "br"
    return "gzip" if re_accepts_gzip.search(asked) else ""


class TextCompressionMiddleware(GZipMiddleware):
    """Brotli where the browser reads it, else Django's gzip; for text alone.

    Pictures and films are compressed by nature, and a piece of a film must stay the piece that was asked for (RFC 9110
    §14): what is streamed is left as it is. What depends on a cookie may hold a secret, and goes with Django's gzip,
    whose length says nothing of it (breachattack.com).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not TEXT.match(response.get("Content-Type", "")):
            return response
        if encoding_for(request.META) != "br" or has_vary_header(response, "Cookie"):
            return super().process_response(request, response)
        if len(response.content) >= LEAST and not response.has_header("Content-Encoding"):
            self._compress(response)
        return response

    def _compress(self, response: HttpResponseBase) -> None:
        patch_vary_headers(response, ("Accept-Encoding",))
        compressed = brotli.compress(response.content, quality=QUALITY)
        if len(compressed) >= len(response.content):
            return
        response.content = compressed
        response["Content-Length"] = str(len(compressed))
        response["Content-Encoding"] = "br"
        # RFC 9110 §8.8.1: these are not the bytes that a strong tag was for.
        if response.get("ETag", "").startswith('"'):
            response["ETag"] = f"W/{response['ETag']}"
