"""What every public page's HTML keeps to: read by a parser that forgives nothing, as the visitor's server sends it."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from .sites import make_bare_site, make_branded_site, make_crowded_site, make_empty_site, make_full_site

# One worker walks for all of them.
pytestmark = pytest.mark.xdist_group("html")

HOST = "localhost"
HEADING = re.compile("h[1-6]")
SVG = "{http://www.w3.org/2000/svg}"
# Attributes whose address a browser fetches by itself; links are followed only by a click.
FETCHED = {
    "link": ["href"],
    "script": ["src"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "track": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "form": ["action"],
    "use": ["href"],
}
REFERRING = ["aria-labelledby", "aria-describedby", "aria-controls", "for"]


@dataclass(frozen=True)
class Document:
    """One page as it was sent: its address, HTML, and elements in their order."""

    url: str
    html: str
    elements: list[Element]

    @classmethod
    def read(cls, url: str, html: str) -> "Document":
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        return cls(url, html, [element for element in tree.iter() if isinstance(element.tag, str)])

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag.removeprefix(SVG) in tags]

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]

    def fetched(self) -> set[str]:
        """Every address that a browser may ask for without a click, made absolute."""
        found = set()
        for tag, names in FETCHED.items():
            for element in self.all(tag):
                for name in names:
                    values = (element.get(name) or "").split(",") if name == "srcset" else [element.get(name)]
                    found |= {
                        urljoin(self.url, value.split()[0])
                        for value in values
                        if value and not value.startswith("#")
                    }
        return found


@dataclass(frozen=True)
class Walk:
    """The public pages of several sites, and what their own links answer: address -> status."""

    documents: dict[str, Document]
    links: dict[str, int]

    def failing(self, find) -> dict[str, object]:
        """What `find` complains of, page by page; empty where all is well."""
        return {name: found for name, document in self.documents.items() if (found := find(document))}


WALKED = (make_full_site, make_bare_site, make_empty_site, make_crowded_site, make_branded_site)


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker) -> Walk:
    """The pages are made and read once; the tests below only look at what was sent."""
    documents: dict[str, Document] = {}
    links: dict[str, int] = {}
    client = Client(SERVER_NAME=HOST)
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        for make_site in WALKED:
            found: set[str] = set()
            for name, address in make_site().items():
                url = f"http://{HOST}{urlsplit(address)._replace(scheme='', netloc='').geturl()}"
                document = Document.read(url, client.get(url).content.decode())
                documents[f"{make_site.__name__}: {name}"] = document
                found |= internal_links(document)
            links |= {f"{make_site.__name__}: {link}": client.get(link).status_code for link in found}
        transaction.set_rollback(True)
    return Walk(documents, links)


def internal_links(document: Document) -> set[str]:
    """Where the page leads on this site, and what it fetches there; static files are looked for elsewhere."""
    hrefs = {link.get("href") or "#" for link in document.all("a")}
    addresses = {urljoin(document.url, href) for href in hrefs if not href.startswith("#")}
    return {
        address.split("#")[0]
        for address in addresses | document.fetched()
        if urlsplit(address).hostname == HOST
        and not address.startswith(f"http://{HOST}{settings.STATIC_URL}")
    }


def test_the_markup_is_valid(walk):
    def errors(document: Document) -> str:
        try:
            html5lib.HTMLParser(strict=True).parse(document.html)
        except html5lib.html5parser.ParseError as error:
            return str(error)
        return ""

    assert walk.failing(errors) == {}


def test_there_is_one_main_heading(walk):
    assert walk.failing(lambda document: len(document.all("h1")) - 1) == {}


def test_no_level_of_headings_is_skipped(walk):
    def skipped(document: Document) -> list[str]:
        headings = [element for element in document.elements if HEADING.fullmatch(element.tag)]
        levels = [0, *[int(heading.tag[1]) for heading in headings]]
        return [
            "".join(heading.itertext())
            for heading, before, level in zip(headings, levels, levels[1:], strict=False)
            if level > before + 1
        ]

    assert walk.failing(skipped) == {}


def test_the_language_is_said(walk):
    assert walk.failing(lambda document: document.all("html")[0].get("lang") != "en") == {}


def test_there_is_one_title_and_it_says_something(walk):
    def wrong(document: Document) -> bool:
        titles = document.all("head")[0].findall("title")
        return len(titles) != 1 or not (titles[0].text or "").strip(" –\n")

    assert walk.failing(wrong) == {}


def test_every_id_is_there_once(walk):
    assert walk.failing(lambda page: [name for name, n in Counter(page.ids).items() if n > 1]) == {}


def test_what_an_element_refers_to_is_on_the_page(walk):
    def missing(document: Document) -> set[str]:
        named = {
            name
            for element in document.elements
            for attribute in REFERRING
            for name in (element.get(attribute) or "").split()
        }
        fragments = {
            element.get("href")[1:]
            for element in document.all("a", "use")
            if (element.get("href") or "").startswith("#")
        }
        return (named | fragments) - set(document.ids)

    assert walk.failing(missing) == {}


def test_there_is_no_inline_script_or_style(walk):
    """A data block is not run (https://html.spec.whatwg.org/multipage/scripting.html#data-block)."""

    def inline(document: Document) -> list[str]:
        blocks = [
            element.tag
            for element in document.all("script", "style")
            if element.tag.endswith("style")
            or not (element.get("src") or element.get("type") == "application/ld+json")
        ]
        attributes = [
            f"{element.tag} {name}"
            for element in document.elements
            for name in element.attrib
            if name == "style" or name.startswith("on")
        ]
        return blocks + attributes

    assert walk.failing(inline) == {}


def test_nothing_is_fetched_from_another_host(walk):
    def elsewhere(document: Document) -> list[str]:
        return [address for address in document.fetched() if urlsplit(address).hostname != HOST]

    assert walk.failing(elsewhere) == {}


@pytest.mark.parametrize(
    "path", [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*.css")], ids=str
)
def test_a_stylesheet_fetches_nothing_from_another_host(path):
    assert not re.search(r"""(?:url\(|@import)\s*["']?\s*(?:[a-z]+:)?//""", path.read_text(), re.IGNORECASE)


def test_the_first_link_skips_to_the_content(walk):
    def wrong(document: Document) -> bool:
        target = (document.all("a", "button")[0].get("href") or "").removeprefix("#")
        return target not in {element.get("id") for element in document.all("main")}

    assert walk.failing(wrong) == {}


def test_every_picture_has_its_size_and_its_words(walk):
    def incomplete(document: Document) -> list[str]:
        return [
            picture.get("src")
            for picture in document.all("img")
            if picture.get("alt") is None
            or not (picture.get("width") or "").isdigit()
            or not (picture.get("height") or "").isdigit()
        ]

    assert walk.failing(incomplete) == {}


def test_every_static_file_that_a_page_names_is_there(walk):
    prefix = f"http://{HOST}{settings.STATIC_URL}"

    def missing(document: Document) -> list[str]:
        named = [address.removeprefix(prefix) for address in document.fetched() if address.startswith(prefix)]
        return [path for path in named if finders.find(path) is None]

    assert walk.failing(missing) == {}


def test_every_link_within_the_site_answers(walk):
    """With a page, but for the one that leads to somebody else each time."""
    by_chance = reverse("profiles:meet")
    lost = {
        link: status
        for link, status in walk.links.items()
        if status != (302 if link.endswith(by_chance) else 200)
    }
    assert lost == {}


def test_the_walk_meets_links_pictures_films_and_a_second_part(walk):
    """Else the tests above would pass on empty pages."""
    tags = Counter(element.tag for document in walk.documents.values() for element in document.elements)
    assert all(tags[tag] for tag in ("a", "img", "source", "video", "track", "h3", "dl"))
    assert any("page=2" in link for link in walk.links)


@pytest.fixture
def broken() -> Document:
    """What a visitor gets when the database is gone: pytest-django refuses it to a test that does not ask for it."""
    response = Client(SERVER_NAME=HOST, raise_request_exception=False).get("/")
    assert response.status_code == 500
    return Document.read(f"http://{HOST}/", response.content.decode())


def test_the_page_for_our_own_mistakes_needs_no_database(broken):
    assert "It is not your fault" in broken.html


def test_the_page_for_our_own_mistakes_is_valid(broken):
    html5lib.HTMLParser(strict=True).parse(broken.html)


def test_the_page_for_our_own_mistakes_leads_to_the_front_page(broken):
    assert "/" in {link.get("href") for link in broken.all("a")}


def test_the_page_for_our_own_mistakes_names_static_files_that_are_there(broken):
    paths = [urlsplit(address).path.removeprefix(settings.STATIC_URL) for address in broken.fetched()]
    assert paths and all(finders.find(path) for path in paths)
