"""From an address that an editor pasted to a film, and from a film to its player. No network is asked."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .providers import BY_KEY, PROVIDERS, Provider

MAX_ADDRESS_LENGTH = 2_000


@dataclass(frozen=True)
class HostedFilm:
    """A film on a host: the provider's key, the film's id there, and the hash of an unlisted film or ""."""

    provider: str
    id: str
    hash: str = ""


def parse_address(address: str) -> HostedFilm:
    """Reduce an address, in any form that people paste, to the film it means.

    Raises `ValidationError` with a message that lists what is accepted.
    """
    found = _find(address.strip()) if len(address) <= MAX_ADDRESS_LENGTH else None
    if found is None:
        names = ", ".join(provider.name for provider in PROVIDERS)
        raise ValidationError(
            _(
                "This is not the address of a film that can be shown here. Paste the address of one film at %(hosts)s "
                "(for example https://youtu.be/… or https://vimeo.com/…), or upload the film as a file. Films on "
                "Instagram, Facebook and TikTok go under “Social links”."
            ),
            code="film_address",
            params={"hosts": names},
        )
    return found


def player_url(film: HostedFilm) -> str:
    """The address of the player to put in a frame, computed from the id alone."""
    provider = BY_KEY[film.provider]
    url = provider.player.format(id=film.id)
    if film.hash and provider.hash_query:
        separator = "&" if "?" in url else "?"
        url += f"{separator}{provider.hash_query}={film.hash}"
    return url


def watch_url(film: HostedFilm) -> str:
    """The address of the film's own page at its host, for a plain link."""
    url = BY_KEY[film.provider].watch.format(id=film.id)
    return f"{url}/{film.hash}" if film.hash else url


def _find(address: str) -> HostedFilm | None:
    # Browsers read backslashes and control characters in ways that urlsplit does not: refuse them whole.
    if "\\" in address or any(ord(char) <= 32 or ord(char) > 126 for char in address):
        return None
    if "://" not in address:
        address = f"https://{address.removeprefix('//')}"
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or has_port or "@" in parts.netloc:
        return None
    host = (parts.hostname or "").lower()
    for provider in PROVIDERS:
        if host in provider.hosts:
            return _film_at(provider, host, parts.path, parse_qs(parts.query))
    return None


def _film_at(provider: Provider, host: str, path: str, query: dict[str, list[str]]) -> HostedFilm | None:
    film_id, film_hash = "", ""
    if host in provider.short_hosts:
        film_id = path.strip("/")
    elif provider.query and path.rstrip("/") in {"/watch", ""}:
        film_id = query.get(provider.query, [""])[0]
    else:
        for pattern in provider.paths:
            if match := pattern.fullmatch(path):
                film_id = match["id"]
                film_hash = match.groupdict().get("hash") or ""
                break
    if not provider.id.fullmatch(film_id) or film_id in provider.not_films:
        return None
    if provider.hash:
        film_hash = film_hash or (query.get(provider.hash_query or "", [""])[0])
        if film_hash and not provider.hash.fullmatch(film_hash):
            return None
    return HostedFilm(provider.key, film_id, film_hash)
