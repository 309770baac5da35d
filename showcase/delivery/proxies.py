"""What proxies say about visitors, believed from those proxies alone that the settings name."""

import logging
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

logger = logging.getLogger("showcase.proxies")

# What a proxy says, and whoever reaches the application itself could say too.
CLAIMS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_REQUEST_ID")
# As some proxies write it, and RFC 7239 §6 for both kinds: `192.0.2.7:51234`, `[2001:db8::7]:51234`.
WITH_PORT = re.compile(r"([0-9.]+):\d+|\[([0-9a-fA-F:.]+)\](?::\d+)?")
# How many networks' answers are kept: whoever asks does so from a few addresses, the proxies'.
KEPT = 1024


class TrustedProxies:
    """A WSGI application around another, which then finds the visitor's address in REMOTE_ADDR.

    From a proxy in `networks`, or through a socket in the file system, REMOTE_ADDR becomes the last address in
    `X-Forwarded-For` that is not such a proxy's. From anybody else the claims are taken away: nobody says for
    themselves that they come by TLS, or from elsewhere.
    """

    def __init__(self, application: Callable, networks: Iterable[str]) -> None:
        self._application = application
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(network) for network in networks]
        self._known: dict[str, bool] = {}
        self._told = False

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = peer = plain_address(environ.get("REMOTE_ADDR", ""))
        if not peer or self._is_proxy(peer):
            environ["REMOTE_ADDR"] = self._visitor(environ.get("HTTP_X_FORWARDED_FOR", ""), peer)
        else:
            if "HTTP_X_FORWARDED_PROTO" in environ and not self._told:
                self._told = True
                logger.warning(
                    "%s passes requests on as a proxy does, and is not believed: if it is one, add it to "
                    "SHOWCASE_TRUSTED_PROXIES. Said once.",
                    peer,
                )
            for name in CLAIMS:
                environ.pop(name, None)
        return self._application(environ, start_response)

    def _visitor(self, forwarded: str, peer: str) -> str:
        for entry in reversed(forwarded.split(",")):
            address = plain_address(entry.strip())
            if self._is_proxy(address):
                peer = address
                continue
            return address if _is_address(address) else peer
        return peer

    def _is_proxy(self, address: str) -> bool:
        known = self._known.get(address)
        if known is None:
            known = _is_address(address) and any(ip_address(address) in one for one in self._networks)
            if len(self._known) < KEPT:
                self._known[address] = known
        return known


@lru_cache(maxsize=KEPT)
def plain_address(text: str) -> str:
    """An address without a port, and as IPv4 where a socket of both kinds says `::ffff:192.0.2.7`; else as it is."""
    with_port = WITH_PORT.fullmatch(text)
    address = next(filter(None, with_port.groups())) if with_port else text
    try:
        mapped = IPv6Address(address).ipv4_mapped
    except ValueError:
        return address
    return str(mapped or address)


@lru_cache(maxsize=KEPT)
def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
