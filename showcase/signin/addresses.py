"""Whose address a request comes from."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

# Whoever has one address of IPv6 has all of a /64: they count as one (RFC 6177).
PREFIX = 64


def client_address(request: HttpRequest) -> str | None:
    """The client's address, for IPv6 that of its network; None where the server does not know (a Unix socket).

    What trusted proxies say of it stands in REMOTE_ADDR already (`showcase/delivery/proxies.py`).
    """
    try:
        address = ip_address(request.META.get("REMOTE_ADDR") or "")
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed, PREFIX), strict=False).network_address)
