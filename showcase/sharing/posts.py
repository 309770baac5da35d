"""What a post about a thing says, and the addresses that begin one at each network."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from django.utils.translation import gettext as _

from profiles.models import Answer, HomePage, ProfilePage, SeriesPage, ShowcasePage

from .networks import Network
from .things import Shareable
from .words import as_sentence, ends_sentence, is_quotation, lowered, quote, quoted, shortened

# A post that takes fewer characters has no room for an answer besides the person.
ROOM_FOR_AN_ANSWER = 450
# Fewer characters than these seldom say anything without their question.
TELLING_ANSWER = 40
_BETWEEN = "\n\n"


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
    return shortened(words_of(thing), max(0, network.text_limit - _link_length(network, address) - 1))


def whole_post(thing: ProfilePage | SeriesPage, network: Network, address: str) -> str:
    """A post to paste: what one says of a thing, as much more as the network has room for, and the link.

    No longer than the network allows (see `length_of()`), unless the address alone is.
    """
    # A network that begins no post with an address takes no link in one.
    link = address if network.address else _("Link in bio.")
    room = network.text_limit - length_of(link, network, address) - len(_BETWEEN)
    parts = [shortened(words_of(thing), max(0, room))]
    for part in _more_of(thing, network):
        if part and len(_BETWEEN.join([*parts, part])) <= room:
            parts.append(part)
    return _BETWEEN.join(filter(None, [*parts, link]))


def length_of(post: str, network: Network, address: str) -> int:
    """How long a post is as the network counts it."""
    if not post.endswith(address):
        return len(post)
    return len(post) - len(address) + _link_length(network, address)


def words_of(thing: Shareable) -> str:
    """What one says of a thing in a sentence or two. Only what somebody said stands in quotation marks."""
    if isinstance(thing, Answer):
        return f"{quoted(quote(thing.body))} – {thing.page.name}"
    if isinstance(thing, ProfilePage):
        return _words_of_profile(thing)
    if isinstance(thing, ShowcasePage):
        title = (thing.headline if isinstance(thing, HomePage) else "") or thing.title
        between = " " if ends_sentence(title) else ": "
        return between.join(filter(None, [title, thing.summary]))
    return str(thing)


def _words_of_profile(page: ProfilePage) -> str:
    headline = page.headline.strip()
    if page.is_unnamed:
        return headline
    if is_quotation(headline):
        return f"{headline} – {_who(page)}"
    meet = as_sentence(_("Meet %(who)s") % {"who": _who(page)})
    return f"{as_sentence(headline)} {meet}" if headline else meet


def _who(page: ProfilePage) -> str:
    """A person with job and workplace, where they are known, as one says it inside a sentence."""
    who = {"name": page.name, "job": lowered(page.job_title)}
    if page.workplace is None:
        return f"{page.name}, {who['job']}" if page.job_title else page.name
    who["workplace"] = page.workplace.name
    return (
        _("%(name)s, %(job)s at %(workplace)s") if page.job_title else _("%(name)s at %(workplace)s")
    ) % who


def _more_of(thing: ProfilePage | SeriesPage, network: Network) -> list[str]:
    """What else to say of a thing at a network, the most important first."""
    long = network.text_limit >= ROOM_FOR_AN_ANSWER
    if isinstance(thing, SeriesPage):
        return [quote(thing.goal)] if long else []
    return [thing.summary, _telling_answer(thing) if long else ""]


def _telling_answer(profile: ProfilePage) -> str:
    """The first answer that is worth quoting, under its question: whole sentences, neither short nor cut off."""
    for answer in profile.answers.all():
        words = quote(answer.body)
        if len(words) >= TELLING_ANSWER and ends_sentence(words) and not words.endswith("…"):
            return "\n".join(filter(None, [answer.wording, quoted(words)]))
    return ""


def _link_length(network: Network, address: str) -> int:
    return len(address) if network.link_length is None else network.link_length


def _way(network: Network, text: str, address: str) -> Way:
    filled = network.address.replace("{url}", percent_encoded(address, safe="")).replace(
        "{text}", percent_encoded(text, safe="")
    )
    return Way(network, "", filled) if "{server}" in filled else Way(network, filled)
