"""What the head of a page says of it to those who show a link to it (Open Graph, Twitter cards, Mastodon)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from media.cards import Shape
from profiles.languages.homes import home_of
from profiles.models import (
    AccessibilityPage,
    Answer,
    HomePage,
    ProfilePage,
    SeriesPage,
    ShowcasePage,
    TextPage,
)

from .addresses import address_of
from .cards import card_address, drawn_address
from .models import Branding
from .things import Shareable
from .words import quote, quoted

# Open Graph's names of the content languages.
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
# Where a page's own words begin, for one that has no summary.
_TEXTS = {SeriesPage: "goal", TextPage: "body", AccessibilityPage: "body"}


@dataclass(frozen=True)
class Head:
    """The metadata of one page. Addresses are whole; `published` and `modified` are None for what is no article."""

    title: str
    description: str
    address: str
    site_name: str
    locale: str
    image: str
    image_alt: str
    creator: str
    article: bool = False
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    first_name: str = ""
    last_name: str = ""

    @property
    def image_size(self) -> tuple[int, int]:
        return Shape.LINK.value


def head_of(
    thing: Shareable | None,
    request: HttpRequest,
    branding: Branding,
    title: str = "",
    description: str = "",
    address: str = "",
) -> Head:
    """The metadata of a thing's page; of a list that is of no one thing, if `thing` is None.

    What is given counts before what the thing says of itself. The card of a list is the home page's.
    """
    site = Site.find_for_request(request)
    said = {"title": title, "description": description, "address": address}
    head = {
        "site_name": branding.site_name,
        "locale": LOCALES.get(get_language() or "", "en_GB"),
        "creator": branding.fediverse_creator,
    }
    if thing is None:
        own = {"image": drawn_address("home", home_of(site).pk, request), "image_alt": branding.site_name}
    else:
        own = {"address": address_of(thing, request), "image": card_address(thing, request, branding)}
        own |= _said_by(thing)
    own["description"] = own.get("description") or branding.site_name
    return Head(**head | own | {key: value for key, value in said.items() if value})


def picture_in_words(thing: Shareable) -> str:
    """What is on a thing's card, for those who do not see it."""
    return _said_by(thing)["image_alt"]


def _said_by(thing: Shareable) -> dict:
    if isinstance(thing, Answer):
        return _of_answer(thing)
    if isinstance(thing, ProfilePage):
        return _of_profile(thing)
    if isinstance(thing, ShowcasePage):
        return _of_page(thing)
    return {"title": str(thing), "description": getattr(thing, "description", ""), "image_alt": str(thing)}


def _of_page(page: ShowcasePage) -> dict:
    return {
        "title": page.seo_title or (page.headline if isinstance(page, HomePage) else "") or page.title,
        "description": page.search_description
        or page.summary
        or quote(getattr(page, _TEXTS.get(type(page), ""), "")),
        "image_alt": page.title,
    }


def _of_profile(page: ProfilePage) -> dict:
    first, _space, last = page.name.rpartition(" ")
    return _of_page(page) | {
        "title": page.seo_title or _named(page),
        "image_alt": f"{_named(page)}: {page.headline}" if page.headline else _named(page),
        "article": True,
        "published": page.first_published_at,
        "modified": page.last_published_at,
        "section": page.series.title if page.series else "",
        "tags": tuple(topic.name for topic in page.topic_list),
        "first_name": first or last,
        "last_name": last if first else "",
    }


def _of_answer(answer: Answer) -> dict:
    page = answer.page
    words = quoted(quote(answer.body))
    return _of_profile(page) | {
        "title": f"{page.name}: {answer.wording}",
        "description": words,
        "image_alt": f"{_named(page)}: {words}",
    }


def _named(page: ProfilePage) -> str:
    """A person with their job, where it is known."""
    return f"{page.name}, {page.job_title}" if page.job_title else page.name
