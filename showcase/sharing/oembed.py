"""oEmbed 1.0 (https://oembed.com): what a consumer asks, what stands at the address it names, and the answer."""

import re
from dataclasses import dataclass
from io import StringIO
from typing import Self
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Site

from media.cards import Shape
from media.renditions import Place, drawn_sizes
from profiles.languages.homes import home_of, homes_of
from profiles.models import Answer, SeriesPage

from .addresses import address_of
from .cards import card_address
from .embedding import Embeddable, embed_code, embed_size
from .finding import find_answer, find_profile, find_series
from .models import Branding
from .naming import title_of
from .xml import xml_text

# oEmbed 1.0 §2.1: the formats, with their media types of §2.3 and of discovery (§4).
FORMATS = {
    "json": ("application/json", "application/json+oembed"),
    "xml": ("text/xml; charset=utf-8", "text/xml+oembed"),
}
# Seconds that a consumer may keep an answer. The frame itself is asked for anew each time.
CACHE_AGE = 3_600
DEFAULT_PORTS = {None, 80, 443}

PATH = re.compile(r"/([\w-]+)(?:/([\w-]+)(?:/answers/(\d{1,18}))?)?/?", re.ASCII)
ANCHOR = re.compile(r"answer-(\d{1,18})", re.ASCII)


class RefusedError(Exception):
    """Why a consumer gets no answer: an HTTP status, and a sentence that says what to do."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Asked:
    """What a consumer asks for (oEmbed 1.0 §2.2); the limits in CSS pixels, None where there is none."""

    url: str
    format: str
    max_width: int | None
    max_height: int | None

    @classmethod
    def parse(cls, query: QueryDict) -> Self:
        """Raises `RefusedError`: 400 for what is missing or no number, 501 for a format not offered (§2.3.5)."""
        url = query.get("url", "").strip()
        if not url:
            raise RefusedError(400, _("Say which page to embed: /oembed?url= and the page's address."))
        form = query.get("format", "json")
        if form not in FORMATS:
            raise RefusedError(501, _("This format is not offered. Ask for format=json or format=xml."))
        return cls(url, form, _limit(query, "maxwidth"), _limit(query, "maxheight"))

    def allows(self, width: int, height: int) -> bool:
        return width <= (self.max_width or width) and height <= (self.max_height or height)


def _limit(query: QueryDict, name: str) -> int | None:
    value = query.get(name)
    if value is None:
        return None
    if not re.fullmatch("0*[1-9][0-9]{0,8}", value, re.ASCII):
        raise RefusedError(
            400, _("“%(name)s” is a number of pixels, 1 or more, for example 640.") % {"name": name}
        )
    return int(value)


def thing_at(url: str, request: HttpRequest, site: Site | None) -> Embeddable:
    """The profile, answer or series of this site at an address, as visitors copy it; query and scheme do not matter.
    Its language (see `language_of()`) must be active.

    Raises `Http404` for everything else, and for what is hidden. Of the two answers that oEmbed 1.0 §2.3.5 has for
    the latter, 401 would tell everyone who asks that there is a person at this address who is not shown; 404 says
    what the address itself says. An anchor or address of an answer that the person did not give is not found either:
    whoever asks for a sentence shall not get another thing.
    """
    try:
        parts = urlsplit(url)
        ours = parts.scheme in {"http", "https"} and _host(parts) in _hosts(request, site)
    except ValueError as error:  # a port that is no number, brackets that do not close
        raise Http404 from error
    if site is not None and get_language() not in homes_of(site):
        raise Http404
    path = parts.path
    if (language := get_language()) != settings.LANGUAGE_CODE:
        path = path.removeprefix(f"/{language}")
    found = PATH.fullmatch(path) if ours else None
    if found is None:
        raise Http404
    series, profile, answer = found.groups()
    if profile is None:
        return find_series(site, series)
    if answer is None and (anchor := ANCHOR.fullmatch(parts.fragment)):
        answer = anchor[1]
    return find_answer(site, series, profile, int(answer)) if answer else find_profile(site, series, profile)


def language_of(url: str) -> str:
    """The language of the page at an address of this site."""
    try:
        path = urlsplit(url).path
    except ValueError:
        path = "/"
    return get_language_from_path(path) or settings.LANGUAGE_CODE


def _hosts(request: HttpRequest, site: Site | None) -> set[tuple[str | None, int | None]]:
    """The host that was asked, and the site's own."""
    if site is None:
        return set()
    return {_host(urlsplit(f"//{host}")) for host in (request.get_host(), f"{site.hostname}:{site.port}")}


def _host(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port, the ports of http and https as none. No address of ours has a user name."""
    if "@" in parts.netloc:
        raise ValueError(parts.netloc)
    return parts.hostname, None if parts.port in DEFAULT_PORTS else parts.port


def describe(thing: Embeddable, asked: Asked, request: HttpRequest, site: Site) -> dict[str, str | int]:
    """The answer (oEmbed 1.0 §2.3), of type “rich” (§2.3.4.4). An answer needs its `page`.

    The person is the author of a profile and of an answer: the words are theirs.
    """
    size = embed_size(thing, asked.max_width, asked.max_height)
    home, site_name = address_of(home_of(site), request), Branding.for_request(request).site_name
    person = None if isinstance(thing, SeriesPage) else thing.page if isinstance(thing, Answer) else thing
    return {
        "type": "rich",
        "version": "1.0",
        "title": title_of(thing),
        "author_name": person.name if person else site_name,
        "author_url": address_of(person, request) if person else home,
        "provider_name": site_name,
        "provider_url": home,
        "cache_age": CACHE_AGE,
        "html": embed_code(thing, request, size, resizes=asked.max_height is None),
        "width": size.width,
        "height": size.height,
    } | _thumbnail(thing, asked, request)


def _thumbnail(thing: Embeddable, asked: Asked, request: HttpRequest) -> dict[str, str | int]:
    """The card, or the largest drawn picture that keeps the limits, which hold for it too (§2.3); {} for none."""
    if asked.allows(*Shape.LINK.value):
        address = card_address(thing, request, Branding.for_request(request))
        return _thumbnail_of(address, *Shape.LINK.value)
    page = thing.page if isinstance(thing, Answer) else thing
    place = Place.LANDSCAPE if isinstance(page, SeriesPage) else Place.PORTRAIT_CARD
    for picture in drawn_sizes(page.lead_image, place):
        if asked.allows(picture.width, picture.height):
            return _thumbnail_of(request.build_absolute_uri(picture.url), picture.width, picture.height)
    return {}


def _thumbnail_of(url: str, width: int, height: int) -> dict[str, str | int]:
    return {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}


def as_xml(answer: dict[str, str | int]) -> str:
    """The answer as an XML document (oEmbed 1.0 §2.3.2), without characters that XML has no way to write."""
    stream = StringIO()
    xml = SimplerXMLGenerator(stream, "utf-8")
    xml.startDocument()
    xml.startElement("oembed", {})
    for name, value in answer.items():
        xml.addQuickElement(name, xml_text(str(value)))
    xml.endElement("oembed")
    xml.endDocument()
    return stream.getvalue()


@dataclass(frozen=True)
class Link:
    """One `<link rel="alternate">` of a page's head."""

    type: str
    href: str
    title: str


def oembed_links(thing: Embeddable, request: HttpRequest) -> list[Link]:
    """Where to ask how to embed a page (oEmbed 1.0 §4), for `sharing/oembed_links.html`. An answer needs its `page`."""
    endpoint, url, title = reverse("machine:oembed"), address_of(thing, request), title_of(thing)
    return [
        Link(
            media_type,
            request.build_absolute_uri(f"{endpoint}?{urlencode({'url': url, 'format': name})}"),
            title,
        )
        for name, (_answer, media_type) in FORMATS.items()
    ]
