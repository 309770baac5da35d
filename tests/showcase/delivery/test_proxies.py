"""What a proxy says of visitors is believed from proxies alone."""

import pytest

from showcase.delivery.proxies import TrustedProxies


def asked(peer: str, caplog=None, **claims: str) -> dict:
    """The environ that the site finds when `peer` asks."""
    found: dict = {}

    def site(environ, start_response):
        found.update(environ)
        return []

    environ = {"REMOTE_ADDR": peer} | {f"HTTP_X_{name.upper()}": value for name, value in claims.items()}
    TrustedProxies(site, ["127.0.0.0/8", "10.0.0.0/8", "fd12::/16"])(environ, lambda *_: None)
    return found


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("", "192.0.2.7", "192.0.2.7"),
        ("fd12::1", "2001:db8::7", "2001:db8::7"),
        ("127.0.0.1", "192.0.2.7, 10.1.2.3", "192.0.2.7"),
        # What the visitor sent along themselves stands before what the first proxy saw.
        ("127.0.0.1", "198.51.100.9, 192.0.2.7, 10.1.2.3", "192.0.2.7"),
        ("127.0.0.1", "<script>, 10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("192.0.2.7", "198.51.100.9", "192.0.2.7"),
        # A socket of both kinds, and proxies that name a port.
        ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "198.51.100.9", "192.0.2.7"),
        ("127.0.0.1", "192.0.2.7:51234, 10.1.2.3:443", "192.0.2.7"),
        ("127.0.0.1", "[2001:db8::7]:51234", "2001:db8::7"),
        ("127.0.0.1", "[2001:db8::7]", "2001:db8::7"),
        ("127.0.0.1", "192.0.2.7:x", "127.0.0.1"),
    ],
)
def test_the_visitors_address_is_found(peer, forwarded, visitor):
    assert asked(peer, forwarded_for=forwarded)["REMOTE_ADDR"] == visitor


@pytest.mark.parametrize("name", ["forwarded_for", "forwarded_proto", "forwarded_host", "request_id"])
def test_a_stranger_claims_nothing(name):
    assert f"HTTP_X_{name.upper()}" not in asked("192.0.2.7", **{name: "https"})


def test_a_proxy_says_that_a_visitor_comes_by_tls():
    assert asked("10.0.0.1", forwarded_proto="https")["HTTP_X_FORWARDED_PROTO"] == "https"


def test_a_proxy_that_nobody_named_is_told_of_once(caplog):
    site = TrustedProxies(lambda environ, start_response: [], [])
    for _request in range(2):
        site({"REMOTE_ADDR": "172.18.0.3", "HTTP_X_FORWARDED_PROTO": "https"}, lambda *_: None)
    assert [record.getMessage().partition(" passes")[0] for record in caplog.records] == ["172.18.0.3"]
