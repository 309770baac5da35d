"""Fetching a small file from the host of a film, without trusting that host: not its speed, size, redirects or names.

requests-hardened refuses private addresses, but knows no exception for an office's own network, and no limit on the
time and size of a whole answer.
"""

import socket
import ssl
import threading
import time
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urljoin

import urllib3
from django.conf import settings
from django.utils.formats import localize
from django.utils.translation import gettext as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url, parse_url

MAX_REDIRECTS = 3
HTTPS = frozenset({"https"})
HEADERS = {"User-Agent": "showcase (fetches the posters of films)"}
# IPv6 addresses that stand for an IPv4 address behind a translator (RFC 6052 §2.1).
NAT64 = IPv6Network("64:ff9b::/96")


class FetchError(Exception):
    """Nothing could be fetched. Its text tells an editor why, and what to do."""

    def __init__(self, problem: str, advice: str = "") -> None:
        advice = advice or _("Save the film as it is; you can fetch its poster later, or upload one.")
        super().__init__(f"{problem} {advice}")


class StatusError(FetchError):
    """The host answered with a status other than 200 (RFC 9110 §15), which is kept as `status`."""

    def __init__(self, name: str, status: int) -> None:
        super().__init__(
            _("%(name)s answered with an error (%(status)d).") % {"name": name, "status": status}
        )
        self.status = status


class Deadline:
    """The end of an operation, `seconds` after it began."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises `TimeoutError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True)
class Answer:
    """What was fetched, and the address that it came from in the end."""

    content: bytes
    url: str


def get(
    url: str,
    *,
    name: str,
    hosts: frozenset[str],
    limit: int,
    deadline: Deadline,
    schemes: frozenset[str] = HTTPS,
) -> Answer:
    """Fetch at most `limit` bytes, counted after decompression. Raises `FetchError`.

    `name` is the host as an editor knows it. The address and up to three redirects may lead to `schemes` and `hosts`
    only (each as in an address, with the port where it is not the scheme's own), and to no private network but those
    of SHOWCASE_FETCH_PRIVATE_NETWORKS. No cookie, password or proxy of the environment is used: a proxy would choose
    the address that is connected to, and here that is the one that was checked.
    """
    for _hop in range(MAX_REDIRECTS + 1):
        try:
            reply = _ask(_target(url, name, hosts, schemes), limit, deadline)
        except (TimeoutError, urllib3.exceptions.TimeoutError) as error:
            raise FetchError(
                _("%(name)s did not answer within %(seconds)s seconds.")
                % {"name": name, "seconds": localize(deadline.seconds)}
            ) from error
        except _PrivateAddressError as error:
            raise FetchError(
                _("%(name)s is inside a private network, and so it was not asked.") % {"name": name},
                _("If that is right, the operator can name the network in SHOWCASE_FETCH_PRIVATE_NETWORKS."),
            ) from error
        except (OSError, ValueError, HTTPException, urllib3.exceptions.HTTPError) as error:
            raise FetchError(_("The connection to %(name)s failed.") % {"name": name}) from error
        if not reply.moved_to:
            return Answer(_content(reply, name, limit), url)
        url = reply.moved_to
    raise FetchError(
        _("%(name)s sent the question on from place to place, without an answer.") % {"name": name}
    )


class _PrivateAddressError(Exception):
    """Every address of a host is one that must not be connected to."""


@dataclass(frozen=True)
class _Reply:
    status: int
    moved_to: str
    content: bytes


def _target(url: str, name: str, hosts: frozenset[str], schemes: frozenset[str]) -> Url:
    target = parse_url(url)
    if target.scheme not in schemes or target.netloc not in hosts or target.auth:
        raise FetchError(
            _("%(name)s pointed to a place that is not its own, and that was not asked.") % {"name": name}
        )
    return target


def _content(reply: _Reply, name: str, limit: int) -> bytes:
    if reply.status != 200:
        raise StatusError(name, reply.status)
    if len(reply.content) > limit:
        raise FetchError(_("The answer of %(name)s is too large.") % {"name": name})
    return reply.content


def _ask(target: Url, limit: int, deadline: Deadline) -> _Reply:
    """One request and its reply.

    It runs in a thread that the caller stops waiting for: looking up a name cannot be interrupted, and a socket's own
    timeout begins anew with each byte that drips in. Closing the socket then ends the thread as well.
    """
    reply: Future[_Reply] = Future()
    sockets: list[socket.socket] = []

    def work() -> None:
        try:
            reply.set_result(_exchange(target, limit, deadline, sockets))
        except Exception as error:
            reply.set_exception(error)  # which `result()` raises for the caller

    threading.Thread(target=work, name="fetch", daemon=True).start()
    try:
        return reply.result(deadline.left())
    finally:
        for open_socket in sockets:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)


def _exchange(target: Url, limit: int, deadline: Deadline, sockets: list[socket.socket]) -> _Reply:
    with closing(_connect(target, deadline)) as connection:
        sockets.append(connection.sock)
        connection.timeout = deadline.left()
        connection.request(
            "GET", target.request_uri, headers={**HEADERS, "Host": target.netloc}, preload_content=False
        )
        with connection.getresponse() as response:
            # One byte more than the limit tells that there is more.
            content = response.read(limit + 1) if response.status == 200 else b""
            location = response.get_redirect_location()
            return _Reply(response.status, urljoin(target.url, location) if location else "", content)


def _connect(target: Url, deadline: Deadline) -> HTTPConnection:
    """Connect to the first of the host's addresses that may be asked and that answers.

    The name is looked up once, and the connection made to the address that was checked, so that a name which leads
    elsewhere the next time gains nothing.
    """
    host = target.host.strip("[]")
    port = target.port or (443 if target.scheme == "https" else 80)
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    addresses = [address for address in found if may_connect_to(address)]
    failure: BaseException = _PrivateAddressError()
    for waiting, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
        # Each address gets its share of the time that is left, or one that is dead would take it all.
        timeout = deadline.left() / waiting
        if target.scheme == "https":
            context = ssl.create_default_context()
            connection = HTTPSConnection(
                address, port, timeout=timeout, server_hostname=host, ssl_context=context
            )
        else:
            connection = HTTPConnection(address, port, timeout=timeout)
        try:
            connection.connect()
            return connection
        except (OSError, urllib3.exceptions.HTTPError) as error:
            connection.close()
            # To urllib3 a refused connection is a timeout as well; what it was raised from tells them apart.
            failure = error.__cause__ or error
    raise failure


def may_connect_to(address: str) -> bool:
    """Whether an IP address is on the public internet, or in a network that the operator has named."""
    found = _meant(ip_address(address))
    if any(found in ip_network(network) for network in settings.SHOWCASE_FETCH_PRIVATE_NETWORKS):
        return True
    return found.is_global and not (
        found.is_multicast or found.is_reserved or getattr(found, "is_site_local", False)
    )


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address only carries (RFC 4291 §2.5.5.2, 6052 §2.1, 3056 §2), else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address
