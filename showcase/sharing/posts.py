"""What a post about a thing says, and the addresses that begin one at each network."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from profiles.models import Answer, HomePage, ProfilePage, ShowcasePage

from .networks import Network
from .things import Shareable
from .words import quote, quoted, shortened


@dataclass(frozen=True)
class Way:
    """One way to share: a network and the address that begins a post there; "" where a server has to be named first.

    `pattern` is the address with `{server}` still in it, for a network that has many.
    """

    network: Network
    href: str
    pattern: str = ""


def ways(networks: list[Network], thing: Shareable, address: str) -> list[Way]:
    """How a thing at that address can be shared at each network."""
    return [_way(network, post_text(thing, network, address), address) for network in networks]


def mail_address(thing: Shareable, address: str, subject: str) -> str:
    """A `mailto:` (RFC 6068) with a subject, and the words and the address in its body."""
    body = percent_encoded(f"{words_of(thing)}\r\n\r\n{address}", safe="")
    return f"mailto:?subject={percent_encoded(subject, safe='')}&body={body}"


def post_text(thing: Shareable, network: Network, address: str) -> str:
    """What a post at a network says beside its link: as long as the network allows."""
    link = len(address) if network.link_length is None else network.link_length
    return shortened(words_of(thing), max(0, network.text_limit - link - 1))


def words_of(thing: Shareable) -> str:
    """What one says of a thing in a sentence: the person's own words, where it has any."""
    if isinstance(thing, Answer):
        return f"{quoted(quote(thing.body))} – {thing.page.name}"
    if isinstance(thing, ProfilePage):
        who = ", ".join(filter(None, [thing.name, thing.job_title]))
        return f"{quoted(thing.headline)} – {who}" if thing.headline else who
    if isinstance(thing, ShowcasePage):
        title = (thing.headline if isinstance(thing, HomePage) else "") or thing.title
        return f"{title}: {thing.summary}" if thing.summary else title
    return str(thing)


def _way(network: Network, text: str, address: str) -> Way:
    filled = network.address.replace("{url}", percent_encoded(address, safe="")).replace(
        "{text}", percent_encoded(text, safe="")
    )
    return Way(network, "", filled) if "{server}" in filled else Way(network, filled)
