"""Walking through a site in one language, by its links."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Files, and what programs ask for, have no language.
WITHOUT_LANGUAGE = ("/static/", "/uploads/", "/accent-", "/oembed")

Pages = dict[str, BeautifulSoup]


def crawl(language: str, states: Iterable[str] = ()) -> Pages:
    """Every page that links lead to from a language's front page and from these states of it, by path."""
    first = in_language("/", language)
    client, found, waiting = Client(), {}, [first, *(f"{first}{state}" for state in states)]
    known = set(waiting)
    while waiting:
        path = waiting.pop()
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        if "html" not in response["Content-Type"]:
            continue
        found[path] = BeautifulSoup(response.content, "html.parser")
        for name in found[path].select(".languages > *"):
            # Languages are called as they call themselves.
            name.string = ""
        for link in links_of(found[path]):
            address = without_anchor(link["href"])
            # Of the states of a list there is no end.
            if language_of(address) == language and address not in known and "?" not in address:
                known.add(address)
                waiting.append(address)
    return found


def links_of(page: BeautifulSoup) -> Iterator[Tag]:
    """The links to pages of the site; not to somebody by chance, who is somebody else each time."""
    for link in page.select("a[href^='/']"):
        if not link["href"].startswith(WITHOUT_LANGUAGE) and not link["href"].endswith("/meet/"):
            yield link


def without_anchor(address: str) -> str:
    return urlsplit(address)._replace(fragment="").geturl()


def language_of(path: str) -> str:
    first = path.split("/")[1]
    return first if first in LANGUAGES else settings.LANGUAGE_CODE


def in_language(path: str, language: str) -> str:
    """The same path under another language's prefix."""
    bare = path.removeprefix(f"/{language_of(path)}") if path.split("/")[1] in LANGUAGES else path
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def leading_away(pages: Pages, language: str) -> set[tuple[str, str]]:
    """Links to another language that do not say so, each with the page that it is on."""
    return {
        (path, link["href"])
        for path, page in pages.items()
        for link in links_of(page)
        if language_of(link["href"]) != language and not link.has_attr("hreflang")
    }


def wrongly_announced(pages: Pages) -> set[tuple[str, str, str]]:
    """Links that say another language than that to which they lead."""
    return {
        (path, link["href"], link["hreflang"])
        for path, page in pages.items()
        for link in links_of(page)
        if link.has_attr("hreflang") and link["hreflang"] != language_of(link["href"])
    }


def alternates(page: BeautifulSoup, host: str = "http://testserver") -> dict[str, str]:
    """The languages that a page names in its head, with their paths."""
    return {
        link["hreflang"]: link["href"].removeprefix(host)
        for link in page.select("link[rel=alternate][hreflang]")
    }
