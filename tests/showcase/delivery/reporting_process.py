"""A process that reports errors to a server of its own, asks for an address that is broken, and prints what came.

In a process of its own, because the library changes Django for good where it reports errors.
"""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import django
from django.http import HttpRequest
from django.test import override_settings
from django.urls import path

from .observed import Outside

TOKEN = "c5ab3d-0123456789abcdef0123456789abcdef"


def broken(request: HttpRequest, token: str):
    words = request.POST["words"]
    raise RuntimeError(f"It broke after {len(words)} letters")


urlpatterns = [path("broken/<str:token>/", broken)]
handler500 = "django.views.defaults.server_error"


class Receiver(BaseHTTPRequestHandler):
    came: list[bytes] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Encoding"] == "br":
            import brotli

            body = brotli.decompress(body)
        elif self.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        self.came.append(body)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *arguments) -> None:
        pass


def main() -> None:
    import sentry_sdk

    from showcase.settings import logs
    from showcase.settings.environment import Environment

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    logs.report_errors(Environment({"SENTRY_DSN": f"http://key@127.0.0.1:{server.server_port}/1"}))
    django.setup()
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        Outside().get(
            f"/broken/{TOKEN}/?q=hush",
            method="POST",
            data="words=hush-words",
            content_type="application/x-www-form-urlencoded",
            HTTP_COOKIE="a=hush",
            HTTP_REFERER="http://hush/",
            REMOTE_ADDR="192.0.2.7",
        )
    sentry_sdk.flush(timeout=10)
    documents = [json.loads(line) for body in Receiver.came for line in body.splitlines()]
    print(json.dumps([document for document in documents if "exception" in document]))


if __name__ == "__main__":
    main()
