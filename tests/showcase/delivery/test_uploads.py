"""Uploads served by the site itself: in the pieces that players ask for, and nothing else of the disk."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.utils import formatdate
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document

FILM = bytes(range(256)) * 4
ROOT = Path(__file__).resolve().parents[3]
# Where a path leads nowhere, the page that says so looks for the site and for a redirect.
pytestmark = pytest.mark.django_db


@pytest.fixture
def uploads(settings, tmp_path) -> Path:
    """The upload folder, with a film of 1,024 bytes and an empty one; a secret lies beside the folder."""
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "uploads"
    (folder / "films").mkdir(parents=True)
    (folder / "films" / "film.mp4").write_bytes(FILM)
    (folder / "films" / "empty.mp4").touch()
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def as_superuser(client, uploads):
    """Nobody else may upload documents."""
    client.force_login(User.objects.create_superuser("operator", "operator@example.org", "x"))
    return client


@pytest.fixture
def get(client, uploads):
    """Ask for an upload with these headers."""

    def ask(path: str = "films/film.mp4", method: str = "get", **headers: str):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(client, method)(f"/uploads/{path}", headers=names)

    return ask


def test_a_film_is_sent_whole(get):
    assert get().getvalue() == FILM


def test_a_player_is_told_that_it_may_ask_for_pieces(get):
    assert get()["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 1023),
        ("bytes=0-0", 0, 0),
        ("bytes=0-1", 0, 1),
        ("bytes=1023-", 1023, 1023),
        ("bytes=1023-1023", 1023, 1023),
        ("bytes=500-", 500, 1023),
        ("bytes=500-5000", 500, 1023),
        ("bytes=-1", 1023, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=-5000", 0, 1023),
        ("Bytes=5-9", 5, 9),
        (" bytes=5-9 ", 5, 9),
    ],
)
def test_a_range_is_answered_with_its_bytes(get, asked, first, last):
    response = get(range=asked)
    assert (
        response.status_code,
        response["Content-Range"],
        response["Content-Length"],
        response.getvalue(),
    ) == (
        206,
        f"bytes {first}-{last}/1024",
        str(last - first + 1),
        FILM[first : last + 1],
    )


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0", f"bytes={'9' * 100}-"])
def test_a_range_behind_the_end_is_refused_with_the_size(get, asked):
    response = get(range=asked)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */1024")


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=9-5",
        "bytes=0-1,5-6",
        "bytes=-",
        "bytes=--5",
        "bytes=+1-2",
        "bytes=1_0-20",
        "bytes=٣-٤",
        "bytes=a-b",
        "lines=1-2",
        "bytes",
        "",
        f"bytes={'9' * 5000}-",
    ],
)
def test_what_is_not_one_range_is_answered_with_the_whole_film(get, asked):
    response = get(range=asked)
    assert (response.status_code, response.getvalue()) == (200, FILM)


def test_an_empty_film_is_sent_as_it_is(get):
    response = get("films/empty.mp4")
    assert (response.status_code, response["Content-Length"], response.getvalue()) == (200, "0", b"")


def test_an_empty_film_has_no_range(get):
    assert get("films/empty.mp4", range="bytes=0-").status_code == 416


def test_head_tells_the_size_without_the_film(get):
    response = get(method="head", range="bytes=0-1")
    assert (response.status_code, response["Content-Length"], response.getvalue()) == (200, "1024", b"")


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_uploads_are_only_read(get, method):
    assert get(method=method).status_code == 405


def test_a_film_that_the_browser_has_is_not_sent_again(get):
    assert get(if_none_match=get()["ETag"]).status_code == 304


@pytest.mark.parametrize("known", ["W/{tag}", '"other", {tag}', "*"])
def test_the_tag_is_recognised_as_proxies_pass_it_on(get, known):
    assert get(if_none_match=known.format(tag=get()["ETag"])).status_code == 304


@pytest.mark.parametrize("known", ['"other"', "", 'W/"other"'])
def test_another_tag_means_that_the_film_is_sent(get, known):
    assert get(if_none_match=known).status_code == 200


def test_a_film_that_has_not_changed_since_is_not_sent_again(get):
    assert get(if_modified_since=get()["Last-Modified"]).status_code == 304


def test_a_film_that_has_changed_since_is_sent(get):
    assert get(if_modified_since=formatdate(0, usegmt=True)).status_code == 200


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_range_of_the_same_film_is_sent_on(get, header):
    assert get(range="bytes=5-9", if_range=get()[header]).status_code == 206


@pytest.mark.parametrize("known", ['"other"', formatdate(0, usegmt=True), "W/{tag}"])
def test_a_film_that_has_changed_meanwhile_starts_anew(get, known):
    response = get(range="bytes=5-9", if_range=known.format(tag=get()["ETag"]))
    assert (response.status_code, response.getvalue()) == (200, FILM)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.mp4", "video/mp4"),
        ("a.webm", "video/webm"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.jpg", "image/jpeg"),
        ("a", "application/octet-stream"),
    ],
)
def test_an_upload_says_what_it_is(get, uploads, name, media_type):
    (uploads / name).touch()
    assert get(name)["Content-Type"] == media_type


def test_an_upload_cannot_run_anything(get):
    assert "default-src 'none'" in get()["Content-Security-Policy"]
    assert "sandbox" in get()["Content-Security-Policy"]
    assert get()["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "films",
        "films/",
        "films/gone.mp4",
        "films/film.mp4/",
        "films/film.mp4/more",
        "films//film.mp4",
        "/films/film.mp4",
        "films/../films/film.mp4",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "films/..\\..\\secret.txt",
        "/etc/passwd",
        "%2fetc/passwd",
        ".hidden",
        "films/.hidden/film.mp4",
        "link.txt",
        "linked/secret.txt",
        "loop",
        "pipe",
        "film%00.mp4",
        "films/film.mp4%00",
        "a%0ab",
        "a" * 5000,
        "%ff%fe",
    ],
)
def test_nothing_but_an_upload_is_found(get, uploads, path):
    (uploads / ".hidden").write_text("hidden")
    (uploads / "films" / ".hidden").mkdir()
    (uploads / "films" / ".hidden" / "film.mp4").touch()
    (uploads / "link.txt").symlink_to(uploads.parent / "secret.txt")
    (uploads / "linked").symlink_to(uploads.parent)
    (uploads / "loop").symlink_to("loop")
    os.mkfifo(uploads / "pipe")
    assert get(path).status_code == 404


def test_a_link_inside_the_folder_is_followed(get, uploads):
    (uploads / "link.mp4").symlink_to("films/film.mp4")
    assert get("link.mp4").getvalue() == FILM


SERVERS = {
    "runserver": ["manage.py", "runserver", "--nostatic", "--noreload", "127.0.0.1:{port}"],
    "gunicorn": ["-m", "gunicorn", "--no-control-socket", "-b", "127.0.0.1:{port}", "showcase.wsgi"],
}


@pytest.fixture(scope="module", params=SERVERS)
def server(request, tmp_path_factory):
    """The address of the uploads on a real server; they hold one film of 1,024 bytes."""
    folder = tmp_path_factory.mktemp("var")
    (folder / "uploads").mkdir()
    (folder / "uploads" / "film.mp4").write_bytes(FILM)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *(argument.format(port=port) for argument in SERVERS[request.param])],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
            "SHOWCASE_VAR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder}/showcase.sqlite3",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(process, port)
        yield f"http://127.0.0.1:{port}/uploads/"
    finally:
        process.terminate()
        process.wait(20)


def wait_for(process: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def ask_server(address: str, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@pytest.mark.parametrize(
    ("asked", "status", "piece"),
    [
        ("bytes=0-", 206, slice(None)),
        ("bytes=600-", 206, slice(600, None)),
        ("bytes=5-5", 206, slice(5, 6)),
        ("bytes=2000-", 416, slice(0)),
        ("", 200, slice(None)),
    ],
)
def test_a_real_server_sends_the_piece(server, asked, status, piece):
    assert ask_server(f"{server}film.mp4", Range=asked) == (status, FILM[piece])


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "letter.pdf", "words.txt", "program.js", "what"]
)
def test_whatever_is_no_picture_or_film_is_handed_over_as_a_file(get, uploads, name):
    (uploads / name).write_text("<script>alert(1)</script>")
    assert get(name)["Content-Disposition"] == "attachment"


@pytest.mark.parametrize("name", ["a.jpg", "a.avif", "a.webp", "a.mp4", "a.webm", "a.vtt"])
def test_pictures_films_and_captions_are_shown_in_place(get, uploads, name):
    (uploads / name).write_bytes(b"x")
    assert "Content-Disposition" not in get(name)


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "program.js", "page.xhtml"])
def test_a_document_that_could_run_is_not_taken(as_superuser, name):
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>")
    as_superuser.post(reverse("wagtaildocs:add"), {"title": "A document", "file": file})
    assert not Document.objects.exists()
