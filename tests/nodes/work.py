"""People at work on the site on two nodes while something fails: readers, and somebody who saves in the admin.

All come through Varnish, as everyone does. What they were answered is kept, to be counted.
"""

from __future__ import annotations

import io
import json
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from PIL import Image
from urllib3 import encode_multipart_formdata

from tools.nodes import Nodes, Process

from .conftest import Editor

READERS = 4
# Seconds: a page is looked at before the next one.
A_LOOK = 0.05
# Nobody waits longer for anything here.
TIMEOUT = 60
# Seconds in which what has failed is as before, once its cause is gone: the worker's longest pause is a quarter of it.
RECOVERY = 60


@dataclass(frozen=True)
class Answer:
    """What somebody was answered: status 0 where there was no answer, or not all of it. By time.monotonic()."""

    path: str
    begun: float
    ended: float = 0.0
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


def ask(port: int, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    begun = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, {"Host": "127.0.0.1"} | named)
        response = connection.getresponse()
        got = response.read()
    except (OSError, HTTPException):
        return Answer(path, begun, time.monotonic())
    finally:
        connection.close()
    found = {name.lower(): value for name, value in response.getheaders()}
    return Answer(path, begun, time.monotonic(), response.status, found, got)


def new_picture() -> bytes:
    """Some 120 KB of a PNG that is like no other."""
    picture = io.BytesIO()
    Image.frombytes("RGB", (200, 200), os.urandom(200 * 200 * 3)).save(picture, "PNG")
    return picture.getvalue()


def wait_until(happened: Callable[[], object], seconds: float = RECOVERY) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.2)


@contextmanager
def gone(process: Process, how: int = signal.SIGKILL) -> Iterator[None]:
    """It has ended when the block begins, and is started anew when the block ends, however that is."""
    process.end(how)
    try:
        yield
    finally:
        process.start()


class Threads:
    """A function done again and again by several threads, for as long as the block lasts."""

    def __init__(self, step: Callable[[], None], number: int) -> None:
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._go_on, args=(step,)) for _ in range(number)]

    def _go_on(self, step: Callable[[], None]) -> None:
        while not self._ended.is_set():
            step()

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *details) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


class Readers(Threads):
    """Read by chance: pages, and with `searching` also what was never asked for, which no cache has."""

    def __init__(
        self, nodes: Nodes, urls: list[str], *, searching: bool = False, number: int = READERS
    ) -> None:
        super().__init__(self._read, number)
        self._port, self._urls = nodes.front, urls
        self._words = count() if searching else None
        self.answers: list[Answer] = []

    def _read(self) -> None:
        url = random.choice(self._urls)
        if self._words and random.random() < 0.3:
            url = f"/explore/?q=word{next(self._words)}"
        self.answers.append(ask(self._port, url))
        time.sleep(A_LOOK)

    def __enter__(self) -> Readers:
        super().__enter__()
        return self

    @property
    def failed(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.status != 200]


class Admin:
    """Somebody who has a page open in the admin, and saves it again and again, each time with another title."""

    def __init__(self, nodes: Nodes, editor: Editor, port: int = 0) -> None:
        self.port = port or nodes.front
        self._editor = editor
        signed_in = editor.do("sign_in")
        self._cookie, self.page, self.edit, self.url = (
            signed_in[key] for key in ("cookie", "page", "edit", "url")
        )
        self._numbers = count(1)
        self.saved: list[str] = []
        self.refused: list[Answer] = []
        self._form = self.open(self.edit, "#page-edit-form")

    def open(self, path: str, form: str) -> dict[str, str]:
        """What a browser would send of a form that nobody has touched."""
        answer = ask(self.port, path, Cookie=self._cookie)
        assert answer.status == 200, answer
        if "set-cookie" in answer.headers:
            self._cookie += "; " + answer.headers["set-cookie"].split(";")[0]
        return dict(_fields(BeautifulSoup(answer.body, "html.parser").select_one(form)))

    def send(self, path: str, body: bytes, media_type: str) -> Answer:
        told = {"Cookie": self._cookie, "Origin": "https://127.0.0.1", "Content_Type": media_type}
        return ask(self.port, path, "POST", body, **told)

    def save(self) -> Answer:
        """Publish the page with a new title. It is saved where the answer leads on."""
        title = f"Version {next(self._numbers)} of {time.time_ns()}"
        data = self._form | {"title": title, "action-publish": "action-publish"}
        answer = self.send(self.edit, urlencode(data).encode(), "application/x-www-form-urlencoded")
        if answer.status == 302:
            self.saved.append(title)
        else:
            self.refused.append(answer)
        return answer

    def upload(self) -> Answer:
        """Upload a picture that nobody has uploaded before. It is kept where the answer is 200."""
        form = {"csrfmiddlewaretoken": self._form["csrfmiddlewaretoken"], "title": "A picture"}
        body, media_type = encode_multipart_formdata(
            form | {"files[]": ("picture.png", new_picture(), "image/png")}
        )
        answer = self.send("/admin/images/multiple/add/", body, media_type)
        assert answer.status != 200 or json.loads(answer.body)["success"], answer.body
        return answer

    def at_work(self) -> Threads:
        return Threads(self._save_in_peace, 1)

    def _save_in_peace(self) -> None:
        self.save()
        time.sleep(0.3)

    def saves(self, more: int) -> None:
        """Wait until so many more versions are saved."""
        wanted = len(self.saved) + more
        wait_until(lambda: len(self.saved) >= wanted)

    @property
    def lost(self) -> set[str]:
        """What was answered as saved, and is not there."""
        return set(self.saved) - set(self._editor.do("versions", page=self.page))


def _fields(form) -> Iterator[tuple[str, str]]:
    """Names and values of a form's successful controls (HTML §4.10.22.4)."""
    for control in form.select("input[name], textarea[name], select[name]"):
        name, kind = control["name"], control.get("type")
        if kind in ("submit", "button", "file") or "__prefix__" in name or control.has_attr("disabled"):
            continue
        if kind in ("checkbox", "radio") and not control.has_attr("checked"):
            continue
        if control.name == "textarea":
            yield name, control.get_text().removeprefix("\n")
        elif control.name == "select":
            for option in control.select("option[selected]"):
                yield name, option.get("value", "")
        else:
            yield name, control.get("value", "")
