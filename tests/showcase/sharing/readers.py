"""Feeds and sitemaps read as readers and search engines do it, and held against their schemas."""

import json
from functools import cache
from pathlib import Path

import feedparser
import jsonschema
import xmlschema
from django.test import Client
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
FORMS = ("", "rss/", "json/")
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "video": "http://www.google.com/schemas/sitemap-video/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content


def read_feed(client: Client, address: str) -> feedparser.FeedParserDict:
    """An Atom or RSS feed. Fails where the reader had to be lenient."""
    # Bytes alone: feedparser would ask the network for a text that looks like an address.
    feed = feedparser.parse(body(client, address), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def read_json(client: Client, address: str) -> dict:
    return json.loads(body(client, address))


@cache
def relax_ng(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SCHEMAS / f"{name}.rng")))


@cache
def xsd(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / f"{name}.xsd")


def problems_of_feed(content: bytes, form: str) -> list[str]:
    """What the schema of a format (one of FORMS) has against a feed; raises where it cannot be read at all."""
    if form == "json/":
        schema = json.loads((SCHEMAS / "jsonfeed.json").read_text())
        return [
            error.message
            for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(content))
        ]
    schema = relax_ng("rss" if form else "atom")
    return [] if schema.validate(etree.fromstring(content)) else [str(error) for error in schema.error_log]


def problems_of_sitemap(content: bytes, name: str = "sitemap") -> list[str]:
    return [str(error.reason) for error in xsd(name).iter_errors(content.decode())]


def sitemap(client: Client, address: str) -> dict[str, etree._Element]:
    """A sitemap's or an index' entries, by address."""
    tree = etree.fromstring(body(client, address))
    return {entry.findtext("s:loc", namespaces=NAMESPACES): entry for entry in tree}


def whole_sitemap(client: Client) -> dict[str, etree._Element]:
    """The entries of every part that the index names."""
    found: dict[str, etree._Element] = {}
    for part in sitemap(client, "/sitemap.xml"):
        entries = sitemap(client, part)
        assert not found.keys() & entries.keys()
        found |= entries
    return found
