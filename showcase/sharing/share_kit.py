"""What an editor takes along to post about a page: cards to download, posts to paste, previews to refresh."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from urllib.parse import quote as percent_encoded

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media.cards import Shape
from profiles.models import Answer, ProfilePage, SeriesPage

from .addresses import address_of
from .metadata import picture_in_words
from .models import Branding
from .networks import INSTAGRAM, NETWORKS, Network
from .posts import length_of, whole_post
from .things import Shareable, kind_of
from .words import as_sentence

# The address of a card in the admin.
CARD = "share_kit_card"
SHAPE_NAMES: dict[Shape, Promise] = {
    Shape.LINK: _("Link preview"),
    Shape.SQUARE: _("Square"),
    Shape.STORY: _("Story (upright)"),
}
# How many letters stand beside each other in a box on a phone.
LETTERS_IN_A_ROW = 30


@dataclass(frozen=True)
class Download:
    """One card to download."""

    label: Promise
    address: str
    file_name: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Text:
    """Words to copy."""

    words: str

    @property
    def rows(self) -> int:
        """How high a box has to be so that nothing is cut, on the narrowest screen."""
        return sum(max(1, ceil(len(line) / LETTERS_IN_A_ROW)) for line in self.words.split("\n"))


@dataclass(frozen=True)
class CardSet:
    """The cards of a page or of one answer, and what is on them in words. `key` is unique in a kit."""

    key: str
    title: str
    description: Text
    address: str
    downloads: list[Download]


@dataclass(frozen=True)
class Post:
    """What to post at one network; `refresh` is where one has it read the page again, "" where it has no such place.

    `length` is as the network counts it.
    """

    network: Network
    text: Text
    length: int
    refresh: str


def card_set(page: ProfilePage | SeriesPage, request: HttpRequest, branding: Branding) -> CardSet:
    """The cards of a page itself, on the site that the branding is of."""
    headline = page.headline if isinstance(page, ProfilePage) else ""
    return _card_set(page, headline or page.title, page.slug, request, branding)


def answers_card_sets(profile: ProfilePage, request: HttpRequest, branding: Branding) -> list[CardSet]:
    """The cards of each of a person's answers."""
    sets = []
    for answer in profile.answers.all():
        answer.page = profile
        sets.append(_card_set(answer, answer.wording, f"{profile.slug}-{answer.pk}", request, branding))
    return sets


def posts(page: ProfilePage | SeriesPage, address: str) -> list[Post]:
    """A post for each network within the length that it takes, with the address."""
    return [_post(network, page, address) for network in (*NETWORKS, INSTAGRAM)]


def _card_set(thing: Shareable, title: str, name: str, request: HttpRequest, branding: Branding) -> CardSet:
    kind, key = kind_of(thing), thing.pk
    downloads = [
        Download(
            label,
            reverse(CARD, args=[branding.site.pk, kind, key, shape.name.lower()]),
            f"{name}-{'x'.join(map(str, shape.value))}.jpg",
            shape.value,
        )
        for shape, label in SHAPE_NAMES.items()
    ]
    return CardSet(
        f"{kind}-{key}",
        title,
        Text(_picture_in_words(thing)),
        address_of(thing, request),
        downloads,
    )


def _picture_in_words(thing: Shareable) -> str:
    """The portrait in words, where there is one, and the words beside it."""
    person = thing.page if isinstance(thing, Answer) else thing
    portrait = person.portrait_alt if isinstance(person, ProfilePage) else ""
    return " ".join(filter(None, [as_sentence(portrait) if portrait else "", picture_in_words(thing)]))


def _post(network: Network, page: ProfilePage | SeriesPage, address: str) -> Post:
    post = whole_post(page, network, address)
    refresh = network.debugger.replace("{url}", percent_encoded(address, safe=""))
    return Post(network, Text(post), length_of(post, network, address), refresh)
