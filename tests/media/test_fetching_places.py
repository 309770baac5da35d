"""Where a fetch may lead: never to another host, into a private network, or to one that cannot prove who it is."""

import socket

import pytest

from media.fetching import Deadline, FetchError, get, may_connect_to

from .provider_server import LIMIT, ProviderServer, fetch, head, make_certificate, redirect, reply


@pytest.fixture(autouse=True)
def own_network(settings):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = ["127.0.0.1/32"]


@pytest.fixture
def server():
    with ProviderServer() as server:
        yield server


def test_a_redirect_within_the_host_is_followed(server):
    server.say("/film", redirect("/moved?to=here"))
    server.say("/moved", reply(b"here"))
    assert fetch(server).url == f"{server.url}/moved?to=here"


def test_three_redirects_are_followed(server):
    for number in range(3):
        server.say(f"/{number}", redirect(f"/{number + 1}"))
    server.say("/3", reply(b"here"))
    assert fetch(server, "/0").content == b"here"


def test_a_redirect_loop_ends(server):
    server.say("/film", redirect("/film"))
    with pytest.raises(FetchError, match="from place to place"):
        fetch(server)
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:{port}/secret",
        "http://127.0.0.1:1/secret",
        "http://127.0.0.1/secret",
        "//films.example/secret",
        "http://editor:password@{netloc}/secret",
        "http://{netloc}@films.example/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:{port}/secret",
        "ftp://{netloc}/secret",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/plain,secret",
    ],
)
def test_a_redirect_to_another_place_is_not_followed(server, location):
    server.say("/film", redirect(location.format(netloc=server.netloc, port=server.port)))
    server.say("/secret", reply(b"secret"))
    with pytest.raises(FetchError, match="pointed to a place that is not its own"):
        fetch(server)
    assert server.paths == ["/film"]


def test_a_redirect_from_https_to_http_is_not_followed(server):
    with pytest.raises(FetchError, match="pointed to a place that is not its own"):
        get(
            f"{server.url}/film",
            name="Filmhouse",
            hosts=frozenset({server.netloc}),
            limit=LIMIT,
            deadline=Deadline(5),
        )
    assert server.asked == []


@pytest.mark.parametrize(
    "location", ["http://[::1", "http://{netloc}:99999999/", "http://a\x7fb/", "http://%00/"]
)
def test_a_redirect_to_nonsense_is_told(server, location):
    server.say("/film", redirect(location.format(netloc=server.netloc)))
    with pytest.raises(FetchError):
        fetch(server)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
def test_a_private_address_is_not_asked_by_default(server, settings, host):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = []
    server.say("/film", reply(b"secret"))
    with pytest.raises(FetchError, match="inside a private network"):
        fetch(server, f"http://{host}:{server.port}/film", hosts=(f"{host}:{server.port}",))
    assert server.asked == []


def test_the_operator_is_told_how_to_allow_a_private_network(server, settings):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = []
    with pytest.raises(FetchError, match="SHOWCASE_FETCH_PRIVATE_NETWORKS"):
        fetch(server)


def test_a_private_address_outside_the_named_network_is_not_asked(server):
    server.say("/film", redirect(f"http://127.0.0.2:{server.port}/film"))
    with pytest.raises(FetchError, match="inside a private network"):
        fetch(server, hosts=(f"127.0.0.2:{server.port}",))


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.1", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
        *("172.16.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "203.0.113.1", "224.0.0.251", "239.1.1.1"),
        *("240.0.0.1", "255.255.255.255"),
        *(
            "::",
            "::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fe80::1%lo",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
        ),
        *(
            "::ffff:10.0.0.1",
            "::ffff:7f00:1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2002:a00:1::",
        ),
        *("2001:0:53aa:64c:0:0:f5ff:fffe", "100::1", "4000::1"),
    ],
)
def test_an_address_that_is_not_public_is_refused(settings, address):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = []
    assert not may_connect_to(address)


@pytest.mark.parametrize(
    "address", ["142.250.74.14", "2a00:1450:400f:801::200e", "64:ff9b::142.250.74.14", "::ffff:142.250.74.14"]
)
def test_a_public_address_is_accepted(settings, address):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = []
    assert may_connect_to(address)


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "fd12:3456::1"])
def test_an_address_in_a_named_network_is_accepted(settings, address):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = ["10.1.0.0/16", "fd12:3456::/32"]
    assert may_connect_to(address)


@pytest.fixture
def looked_up(monkeypatch) -> list[str]:
    """The names that were looked up; "films.example" leads to this machine the first time, and elsewhere later."""
    names = []
    really = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        if host == "films.example":
            names.append(host)
            host = f"127.0.0.{len(names)}"
        return really(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return names


def test_the_address_that_was_checked_is_the_one_that_is_asked(server, looked_up):
    server.say("/film", reply(b"here"))
    netloc = f"films.example:{server.port}"
    fetch(server, f"http://{netloc}/film", hosts=(netloc,))
    assert looked_up == ["films.example"]


def test_the_host_is_asked_by_its_name(server, looked_up):
    server.say("/film", reply(b"here"))
    netloc = f"films.example:{server.port}"
    fetch(server, f"http://{netloc}/film", hosts=(netloc,))
    assert server.asked[0][1]["host"] == netloc


def test_the_host_learns_no_more_than_who_asks(server):
    server.say("/film", [head("302 Found", Location="/next", Set_Cookie="seen=1", Content_Length="0")])
    server.say("/next", reply(b"here"))
    fetch(server)
    assert server.asked[1][1] == {
        "host": server.netloc,
        "accept-encoding": "identity",
        "user-agent": "showcase (fetches the posters of films)",
    }


def test_a_proxy_of_the_environment_is_not_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server.say("/film", reply(b"here"))
    assert fetch(server).content == b"here"


@pytest.fixture
def secure_server(tmp_path, monkeypatch):
    """A server whose certificate, for localhost, this machine trusts."""
    certificate, key = make_certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with ProviderServer((certificate, key)) as server:
        server.say("/film", reply(b"here"))
        yield server


def test_a_secure_host_is_asked(secure_server):
    netloc = f"localhost:{secure_server.port}"
    assert fetch(secure_server, f"https://{netloc}/film", hosts=(netloc,)).content == b"here"


def test_a_certificate_for_another_host_is_not_accepted(secure_server):
    with pytest.raises(FetchError, match="The connection to Filmhouse failed"):
        fetch(secure_server, f"https://{secure_server.netloc}/film")


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(secure_server, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    netloc = f"localhost:{secure_server.port}"
    with pytest.raises(FetchError, match="The connection to Filmhouse failed"):
        fetch(secure_server, f"https://{netloc}/film", hosts=(netloc,))
