"""What an editor takes along to post about a published person: cards to download, texts to paste, links to refresh."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media.cards import Shape
from profiles.models import ProfilePage

from .addresses import address_of
from .cards import card_address
from .models import Branding
from .networks import INSTAGRAM, NETWORKS, Network
from .posts import post_text, words_of
from .things import Shareable

SHAPE_NAMES: dict[Shape, Promise] = {
    Shape.LINK: _("For links, 1200 × 630"),
    Shape.SQUARE: _("Square, 1080 × 1080"),
    Shape.STORY: _("Upright, 1080 × 1920"),
}


@dataclass(frozen=True)
class Download:
    """One card to download."""

    label: str
    address: str
    file_name: str
    size: tuple[int, int]


@dataclass(frozen=True)
class CardSet:
    """The cards of the interview or of one answer."""

    title: str
    words: str
    address: str
    downloads: list[Download]


@dataclass(frozen=True)
class Post:
    """What to post at one network; `refresh` is where one has it read the page again, "" where it has no such place."""

    network: Network
    text: str
    refresh: str


def card_sets(profile: ProfilePage, request: HttpRequest, branding: Branding) -> list[CardSet]:
    """The cards of an interview, and of each of its answers, on the site that the branding is of."""
    sets = [_card_set(profile, profile.headline or profile.name, profile.slug, request, branding)]
    for answer in profile.answers.all():
        answer.page = profile
        sets.append(_card_set(answer, answer.wording, f"{profile.slug}-{answer.pk}", request, branding))
    return sets


def posts(profile: ProfilePage, address: str) -> list[Post]:
    """A text for each network within the length that it takes, with the address."""
    return [_post(network, profile, address) for network in (*NETWORKS, INSTAGRAM)]


def _card_set(thing: Shareable, title: str, name: str, request: HttpRequest, branding: Branding) -> CardSet:
    downloads = [
        Download(
            str(label),
            card_address(thing, request, branding, shape, branding.site),
            f"{name}-{'x'.join(map(str, shape.value))}.jpg",
            shape.value,
        )
        for shape, label in SHAPE_NAMES.items()
    ]
    return CardSet(title, words_of(thing), address_of(thing, request), downloads)


def _post(network: Network, profile: ProfilePage, address: str) -> Post:
    text = post_text(profile, network, address)
    refresh = network.debugger.replace("{url}", percent_encoded(address, safe=""))
    return Post(network, f"{text}\n{address}" if text else address, refresh)
