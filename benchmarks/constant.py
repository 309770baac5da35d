"""Servers to compare with: they answer what stands in a folder, and know nothing else.

`plain` is without Django; `bare` is one view of a Django without any middleware. Both read CONSTANT_FOLDER when they
start: `profile` is what is answered to "/profile", `profile.gz` to whoever takes gzip.
"""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

ANSWERS = {file.name: file.read_bytes() for file in Path(os.environ["CONSTANT_FOLDER"]).iterdir()}
HTML = "text/html; charset=utf-8"


def plain(environ: dict, start_response: Callable) -> list[bytes]:
    zipped = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    body = ANSWERS[environ["PATH_INFO"].lstrip("/") + (".gz" if zipped else "")]
    headers = [("Content-Type", HTML), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers + [("Content-Encoding", "gzip")] * zipped)
    return [body]


def view(request: HttpRequest, name: str) -> HttpResponse:
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(ANSWERS[name + (".gz" if zipped else "")], content_type=HTML)
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [path("<str:name>", view)]


def make_bare() -> Callable:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"])
    return get_wsgi_application()


bare = make_bare()
