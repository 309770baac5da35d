"""Ways to ask the API in tests."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

ROOT = "/api/v1/"


def ask(path: str, **query: Any):
    """The response to GET, by a visitor of their own."""
    return Client().get(path if path.startswith("/") else f"{ROOT}{path}", query)


def read(path: str, **query: Any) -> Any:
    """What is answered. A whole address is asked as it is."""
    parts = urlsplit(path)
    if parts.scheme:
        return Client().get(parts.path, QUERY_STRING=parts.query).json()
    return ask(path, **query).json()


def pages(path: str, way: str = "next", **query: Any) -> Iterator[dict]:
    """Page after page of a list, as `next` or `previous` leads."""
    page = read(path, **query)
    while True:
        yield page
        if page[way] is None:
            return
        page = read(page[way])


def names(page: dict) -> list[str]:
    return [result["name"] for result in page["results"]]


def everyone(path: str = "profiles/", **query: Any) -> list[str]:
    """The names of all pages of a list, in order."""
    return [name for page in pages(path, **query) for name in names(page)]


def texts_in(answer: Any) -> Iterator[tuple[str, str]]:
    """Every text of an answer, with the name of its field."""
    if isinstance(answer, dict):
        for name, value in answer.items():
            if isinstance(value, str):
                yield name, value
            yield from texts_in(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from texts_in(value)
