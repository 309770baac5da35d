"""The hosts that films may come from. Data only; `embeds.py` reads it.

A new host is a new entry here, and nothing else. Patterns are matched against the whole path of the
address (`paths`) or against one parameter of its query (`query`), after the host has been recognised.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """One host of films.

    `hosts` are compared whole and in lower case, so a look-alike host can never match.
    `paths` have the groups `id` and, where the host has secret links, `hash`; on `short_hosts` the path is
    the id. `player` and `watch` are filled with `id`; the hash of an unlisted film goes into the player's query
    as `hash_query`, and after the watch address. `not_films` look like ids but name lists and channels.
    """

    key: str
    name: str
    hosts: frozenset[str]
    id: re.Pattern[str]
    paths: tuple[re.Pattern[str], ...]
    query: str | None
    player: str
    watch: str
    hash: re.Pattern[str] | None = None
    hash_query: str | None = None
    short_hosts: frozenset[str] = frozenset()
    not_films: frozenset[str] = frozenset()


# https://developers.google.com/youtube/player_parameters (the privacy-enhanced host sets nothing before play).
YOUTUBE = Provider(
    key="youtube",
    name="YouTube",
    hosts=frozenset(
        {
            "youtube.com",
            "www.youtube.com",
            "m.youtube.com",
            "music.youtube.com",
            "youtu.be",
            "www.youtu.be",
            "youtube-nocookie.com",
            "www.youtube-nocookie.com",
        }
    ),
    id=re.compile(r"[A-Za-z0-9_-]{11}"),
    paths=(re.compile(r"/(?:shorts|live|embed|v|e)/(?P<id>[^/]+)/?"),),
    query="v",
    short_hosts=frozenset({"youtu.be", "www.youtu.be"}),
    not_films=frozenset({"videoseries", "live_stream"}),
    player="https://www.youtube-nocookie.com/embed/{id}",
    watch="https://www.youtube.com/watch?v={id}",
)

# https://help.vimeo.com/ on player parameters: dnt=1 keeps the player from tracking.
VIMEO = Provider(
    key="vimeo",
    name="Vimeo",
    hosts=frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
    id=re.compile(r"[0-9]{1,12}"),
    paths=(
        re.compile(r"/(?:video/)?(?P<id>[0-9]+)(?:/(?P<hash>[^/]+))?/?"),
        re.compile(r"/channels/[^/]+/(?P<id>[0-9]+)/?"),
        re.compile(r"/groups/[^/]+/videos/(?P<id>[0-9]+)/?"),
        re.compile(r"/(?:album|showcase)/[0-9]+/video/(?P<id>[0-9]+)/?"),
    ),
    query=None,
    player="https://player.vimeo.com/video/{id}?dnt=1",
    watch="https://vimeo.com/{id}",
    hash=re.compile(r"[0-9a-f]{6,20}"),
    hash_query="h",
)

PROVIDERS = (YOUTUBE, VIMEO)
BY_KEY = {provider.key: provider for provider in PROVIDERS}
