"""A real server that stands for a host of films. It says what a test tells it to, byte by byte and as late as told."""

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest

from media.fetching import HTTPS, Answer, Deadline, get
from media.providers import BY_KEY, YOUTUBE
from tests.factories import picture_bytes
from tests.services import missing

LIMIT = 100_000

# What goes over the wire: bytes, and pauses in seconds.
Speech = Iterable[bytes | float]


class ProviderServer(ThreadingTCPServer):
    """Serves on 127.0.0.1 while it is used as a context; what it was not told to `say` is not found.

    `asked` lists the requests, each as its path and its headers in lower case.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port = self.server_address[1]
        self.netloc = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.netloc}"
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        self.speeches: dict[str, Speech] = {}
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            # The handshake is left to the thread of the connection.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def __enter__(self) -> "ProviderServer":
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *args) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()

    def say(self, path: str, speech: Speech) -> None:
        """Answer a path (without its query) with this."""
        self.speeches[path] = speech

    @property
    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]

    def handle_error(self, request: socket.socket, client_address: tuple) -> None:
        """A client that hangs up is what many of the tests are about."""


class _Handler(StreamRequestHandler):
    def handle(self) -> None:
        path = self.rfile.readline().split()[1].decode().partition("?")[0]
        headers = dict(self._headers())
        self.server.asked.append((path, headers))
        for piece in self.server.speeches.get(path, reply(status="404 Not Found")):
            if isinstance(piece, bytes):
                self.wfile.write(piece)
            elif self.server.closing.wait(piece):
                return

    def _headers(self) -> Iterator[tuple[str, str]]:
        while line := self.rfile.readline().decode().strip():
            name, _colon, value = line.partition(":")
            yield name.lower(), value.strip()


def in_place_of_youtube(monkeypatch: pytest.MonkeyPatch, server: ProviderServer) -> None:
    """Have YouTube's films asked of this server, which has their details and a poster in one size."""
    youtube = replace(
        YOUTUBE, oembed=f"{server.url}/oembed?url={{watch}}", oembed_hosts=frozenset({server.netloc})
    )
    monkeypatch.setitem(BY_KEY, "youtube", youtube)
    server.say("/oembed", details(title="At work", thumbnail_url=f"{server.url}/poster"))
    server.say("/poster", reply(picture_bytes(640, 360), Content_Type="image/jpeg"))


def fetch(
    server: ProviderServer, url: str = "/film", *, seconds: float = 5, hosts: tuple[str, ...] = ()
) -> Answer:
    """Fetch a path of the server, or an address, which may be on these hosts as well."""
    return get(
        server.url + url if url.startswith("/") else url,
        name="Filmhouse",
        hosts=frozenset({server.netloc, *hosts}),
        limit=LIMIT,
        deadline=Deadline(seconds),
        schemes=HTTPS | {"http"},
    )


def head(status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode()


def reply(content: bytes = b"", status: str = "200 OK", **headers: str) -> Speech:
    """A whole answer, with its length."""
    return [head(status, Content_Length=str(len(content)), **headers), content]


def redirect(location: str) -> Speech:
    return reply(status="302 Found", Location=location)


def details(**fields: object) -> Speech:
    """An oEmbed answer."""
    return reply(json.dumps(fields).encode(), Content_Type="application/json")


def dripping(content: bytes, pause: float) -> Speech:
    """One byte at a time, and then silence."""
    return [*(piece for byte in content for piece in (bytes([byte]), pause)), *repeat(1.0, 60)]


def endless() -> Iterator[bytes]:
    """A body without a length and without an end."""
    yield head()
    yield from repeat(b"x" * 65_536)


def bomb(size: int) -> Speech:
    """Zeros that take a thousandth of their size on the wire."""
    return reply(gzip.compress(bytes(size)), Content_Encoding="gzip")


def make_certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """A certificate of its own issuer for one host name, and its key."""
    if shutil.which("openssl") is None:
        missing("openssl", "Install Debian's package “openssl”.")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-days", "2", "-nodes", "-subj", f"/CN={host}"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-addext", f"subjectAltName=DNS:{host}", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
