"""Fetching from a host that is slow, huge or broken."""

import socket
import threading
import time

import pytest

from media.fetching import FetchError, StatusError

from .provider_server import LIMIT, ProviderServer, bomb, dripping, endless, fetch, head, redirect, reply

FULL = b"x" * LIMIT


@pytest.fixture(autouse=True)
def own_network(settings):
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = ["127.0.0.1/32"]


@pytest.fixture
def server():
    with ProviderServer() as server:
        yield server


def test_an_answer_is_fetched_whole(server):
    server.say("/film", reply(FULL))
    assert fetch(server).content == FULL


@pytest.mark.parametrize(
    "speech",
    [
        [head(), FULL],
        [head(Transfer_Encoding="chunked"), b"186a0\r\n" + FULL + b"\r\n0\r\n\r\n"],
        bomb(LIMIT),
        [head(Content_Length="100000"), FULL[:50_000], 0.1, FULL[:50_000]],
    ],
    ids=["without a length", "chunked", "compressed", "in two parts"],
)
def test_an_answer_is_fetched_whole_in_whatever_form_it_comes(server, speech):
    server.say("/film", speech)
    assert len(fetch(server).content) == LIMIT


@pytest.mark.parametrize(
    "speech",
    [
        reply(FULL + b"x"),
        [head(), FULL + b"x"],
        [head(Content_Length="99999999999"), FULL, b"x", 60],
        [head(Transfer_Encoding="chunked"), *[b"ffff\r\n" + b"x" * 65_535 + b"\r\n"] * 9],
        endless(),
        bomb(LIMIT + 1),
        bomb(200_000_000),
    ],
    ids=[
        "with a length",
        "without a length",
        "a huge length",
        "chunked",
        "endless",
        "compressed",
        "200 MB in 200 KB",
    ],
)
def test_an_answer_that_is_too_large_is_refused(server, speech):
    server.say("/film", speech)
    with pytest.raises(FetchError, match="The answer of Filmhouse is too large"):
        fetch(server)


SLOW = {
    "nothing at all": [60.0],
    "half a head": [b"HTTP/1.1 200 OK\r\nContent-", 60.0],
    "a dripping head": dripping(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: x\r\n" * 20, 0.2),
    "an endless head": [b"HTTP/1.1 200 OK\r\n", *[b"X-Filler: x\r\n", 0.1] * 90],
    "a head that goes on after 100 Continue": [*[b"HTTP/1.1 100 Continue\r\n\r\n", 0.1] * 90],
    "a body that stops": [head(Content_Length="10"), b"12345", 60.0],
    "a dripping body": [head(Content_Length="1000"), *dripping(b"x" * 100, 0.2)],
}


@pytest.mark.parametrize("speech", SLOW.values(), ids=SLOW)
def test_a_slow_host_is_given_up_in_time(server, speech):
    server.say("/film", speech)
    began = time.monotonic()
    with pytest.raises(FetchError, match="Filmhouse did not answer within"):
        fetch(server, seconds=1)
    assert time.monotonic() - began < 2


def test_redirects_share_one_deadline(server):
    for number in range(4):
        server.say(f"/{number}", [0.4, *redirect(f"/{number + 1}")])
    with pytest.raises(FetchError, match="did not answer within"):
        fetch(server, "/0", seconds=1)


def test_what_was_given_up_does_not_go_on(server):
    server.say("/film", SLOW["a dripping head"])
    with pytest.raises(FetchError):
        fetch(server, seconds=0.5)
    for thread in threading.enumerate():
        if thread.name == "fetch":
            thread.join(5)
    assert "fetch" not in [thread.name for thread in threading.enumerate()]


def test_a_slow_name_server_is_given_up_in_time(server, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(3))
    began = time.monotonic()
    with pytest.raises(FetchError, match="did not answer"):
        fetch(server, seconds=0.5)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "speech",
    [
        [],
        [b"HTTP/1.1 2"],
        [head(Content_Length="10"), b"12345"],
        [b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"],
        [b"HTTP/1.1 200 OK\r\n" + b"X" * 100_000 + b"\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\n", *[b"X-Filler: x\r\n"] * 1_000, b"\r\n"],
        [head(Transfer_Encoding="chunked"), b"no number\r\n"],
        reply(b"not compressed", Content_Encoding="gzip"),
    ],
    ids=[
        "closed at once",
        "closed in its head",
        "closed in its body",
        "not HTTP",
        "a long line",
        "1,000 headers",
        "no chunks",
        "no gzip",
    ],
)
def test_a_broken_answer_is_told(server, speech):
    server.say("/film", speech)
    with pytest.raises(FetchError, match="The connection to Filmhouse failed"):
        fetch(server)


def test_a_refused_connection_is_told(server):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        netloc = f"127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(FetchError, match="The connection to Filmhouse failed"):
        fetch(server, f"http://{netloc}/film", hosts=(netloc,))


def test_a_name_that_does_not_exist_is_told(server):
    with pytest.raises(FetchError, match="The connection to Filmhouse failed"):
        fetch(server, "https://films.invalid/film", hosts=("films.invalid",))


@pytest.mark.parametrize("status", [204, 304, 400, 401, 404, 410, 429, 500, 503])
def test_a_status_other_than_200_is_an_error_that_knows_it(server, status):
    server.say("/film", reply(b"no", f"{status} Whatever"))
    with pytest.raises(StatusError) as caught:
        fetch(server)
    assert caught.value.status == status


def test_every_error_says_what_to_do(server):
    with pytest.raises(
        FetchError, match="Save the film as it is; you can fetch its poster later, or upload one"
    ):
        fetch(server)
