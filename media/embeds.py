"""From an address that an editor pasted to a film, and from a film to its player. No network is asked."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .providers import BY_KEY, ELSEWHERE, PROVIDERS, Form, Provider

MAX_ADDRESS_LENGTH = 2_000
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# What people copy along with an address: brackets, quotation marks, and marks that cannot be seen.
WRAPPING = " \u00a0\t\r\n<>\"'“”„‘’«»\u200b\u200e\ufeff"


@dataclass(frozen=True)
class HostedFilm:
    """A film on a host: the provider's key, the film's id there, and the hash of an unlisted film or "".

    `host` is set only for a provider whose hosts come from the settings.
    """

    provider: str
    id: str
    hash: str = ""
    host: str = ""


def parse_address(address: str) -> HostedFilm:
    """Reduce an address, in any form that people paste, to the film it means.

    Raises `ValidationError` with a message that says what was pasted, where that is known, and what is accepted.
    """
    if film := find(address):
        return film
    accepted = [
        HostedFilm(provider.key, "", host=host) for provider in PROVIDERS for host in _named(provider)
    ]
    raise ValidationError(
        _(
            "%(reason)s Paste the address of one film at %(hosts)s, for example %(examples)s, or upload the film "
            "as a file. Films on Instagram, Facebook and TikTok go under “Social links”."
        ),
        code="film_address",
        params={
            "reason": _reason(address),
            "hosts": ", ".join(host_name(film) for film in accepted),
            "examples": ", ".join(BY_KEY[film.provider].example.format(host=film.host) for film in accepted),
        },
    )


def find(address: str) -> HostedFilm | None:
    """The film that an address or an embed code means, or None. Raises nothing."""
    return _find(_place(address))


def find_stored(address: str) -> HostedFilm | None:
    """The film that an address meant when it was accepted and stored.

    An instance that the operator takes out of the settings afterwards is still its own; the form of the address and
    the id are looked at as ever. Raises nothing.
    """
    place = _place(address)
    if place and HOST.fullmatch(place.host):
        place = replace(place, is_named=True)
    return _find(place)


def is_same(one: HostedFilm, other: HostedFilm) -> bool:
    """Whether two are one film at its host: the hash of an unlisted film opens it, and does not make it another."""
    return replace(one, hash="") == replace(other, hash="")


def player_url(film: HostedFilm) -> str:
    """The address of the player to put in a frame, computed from the film alone."""
    provider = BY_KEY[film.provider]
    url = provider.player.format(id=film.id, host=film.host)
    if film.hash and provider.hash_query:
        separator = "&" if "?" in url else "?"
        url += f"{separator}{provider.hash_query}={film.hash}"
    return url


def player_origins() -> list[str]:
    """The origins that players may come from (RFC 6454 §6.2), of the providers that the settings leave."""
    players = (
        provider.player.format(id="", host=host) for provider in PROVIDERS for host in _named(provider)
    )
    return sorted({"{0.scheme}://{0.netloc}".format(urlsplit(player)) for player in players})


def watch_url(film: HostedFilm) -> str:
    """The address of the film's own page at its host, for a plain link."""
    url = BY_KEY[film.provider].watch.format(id=film.id, host=film.host)
    return f"{url}/{film.hash}" if film.hash else url


def host_name(film: HostedFilm) -> str:
    """Who sends the film, as visitors should read it: "Vimeo", or "PeerTube (video.example.no)"."""
    name = BY_KEY[film.provider].name
    return f"{name} ({film.host})" if film.host else name


def oembed_url(film: HostedFilm) -> str:
    """Where the host tells the film's title and thumbnail (oEmbed 1.0 §2.2)."""
    return BY_KEY[film.provider].oembed.format(host=film.host, watch=quote(watch_url(film), safe=""))


def oembed_hosts(film: HostedFilm) -> frozenset[str]:
    """The only hosts on which the oEmbed answer, its redirects and its thumbnail may be."""
    return BY_KEY[film.provider].oembed_hosts or frozenset({film.host})


@dataclass(frozen=True)
class _Place:
    """An address taken apart: `fields` are the query's parameters, and the fragment as "#".

    `is_named` where the settings named its host at one time, whatever they say now.
    """

    url: str
    host: str
    path: str
    fields: dict[str, list[str]]
    is_named: bool = False


def _find(place: _Place | None) -> HostedFilm | None:
    if place:
        for provider in PROVIDERS:
            if film := _film_at(provider, place) or _carried(provider, place):
                return film
    return None


def _place(pasted: str) -> _Place | None:
    """The one web address in what was pasted."""
    if len(pasted) > MAX_ADDRESS_LENGTH:
        return None
    if "<iframe" in pasted.lower():
        pasted = _source(pasted)
    return _split(pasted.strip(WRAPPING))


def _split(address: str, base: str = "") -> _Place | None:
    # Browsers read backslashes, spaces and control characters in ways that urlsplit does not: refuse them whole.
    if "\\" in address or " " in address or not address.isprintable():
        return None
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
        if not parts.scheme:
            parts = urlsplit(f"https://{url.removeprefix('//')}")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc.isascii():
        return None
    # Compared whole by the caller, so a user name or a port matches nothing. The scheme's own port (RFC 3986 §3.2.3)
    # and the final dot of an absolute name (RFC 1034 §3.1) do not change which host is meant.
    host = parts.netloc.lower().removesuffix(DEFAULT_PORTS[parts.scheme]).removesuffix(".")
    return _Place(parts.geturl(), host, parts.path, {**parse_qs(parts.query), "#": [parts.fragment]})


class _Frames(HTMLParser):
    """Collects where the frames of an embed code lead."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.sources += [value or "" for name, value in attrs if name == "src"]


def _source(code: str) -> str:
    """Where the only frame of an embed code leads; "" where there is not exactly one."""
    frames = _Frames()
    try:
        frames.feed(code)
    except AssertionError:  # how html.parser says that a declaration ("<![…") is malformed
        return ""
    return frames.sources[0] if len(frames.sources) == 1 else ""


def _named(provider: Provider) -> list[str]:
    """The hosts that the settings name, or "" alone for a provider that has its own."""
    return getattr(settings, provider.hosts_setting) if provider.hosts_setting else [""]


def _groups(form: Form, provider: Provider, place: _Place) -> dict[str, str] | None:
    """What stands in the form's places, or None where the address has another form."""
    hosts = form.hosts or provider.hosts or ([place.host] if place.is_named else _named(provider))
    match = form.path.fullmatch(place.path) if place.host in hosts else None
    if match is None:
        return None
    if not form.query:
        return match.groupdict("")
    values = place.fields.get(form.query, [])
    # Two values are two films, or a trick.
    return {"id": values[0]} if len(values) == 1 else None


def _film_at(provider: Provider, place: _Place) -> HostedFilm | None:
    for form in provider.films:
        groups = _groups(form, provider, place)
        if groups is None or not provider.id.fullmatch(groups["id"]):
            continue
        film_hash = _hash(provider, groups.get("hash", ""), place)
        if film_hash is None:
            return None
        host = place.host if provider.hosts_setting else ""
        return HostedFilm(provider.key, _kept_id(provider, groups["id"]), film_hash, host)
    return None


def _kept_id(provider: Provider, film_id: str) -> str:
    return film_id.lower() if provider.caseless and provider.caseless.fullmatch(film_id) else film_id


def _hash(provider: Provider, in_path: str, place: _Place) -> str | None:
    """The hash of an unlisted film, "" for a listed one; None where it is malformed or there are two."""
    if provider.hash is None:
        return ""
    hashes = {in_path, *place.fields.get(provider.hash_query, [])} - {""}
    if len(hashes) > 1 or not all(provider.hash.fullmatch(each) for each in hashes):
        return None
    return hashes.pop() if hashes else ""


def _carried(provider: Provider, place: _Place) -> HostedFilm | None:
    """The film at the same provider whose address is inside this one: one step, never further."""
    for form in provider.carriers:
        groups = _groups(form, provider, place)
        inner = _split(groups["id"], base=place.url) if groups else None
        if inner and (film := _film_at(provider, inner)):
            return film
    return None


def _reason(address: str) -> str:
    """What the address is instead of a film's, in a sentence."""
    if place := _place(address):
        for provider in PROVIDERS:
            for form, reason in provider.not_films:
                if _groups(form, provider, place) is not None:
                    return str(reason)
        for domain, (name, reason) in ELSEWHERE.items():
            if place.host == domain or place.host.endswith(f".{domain}"):
                return reason % {"name": name}
    return _("This is not the address of a film that can be shown here.")
