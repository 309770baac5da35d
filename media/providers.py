"""The hosts that films may come from. Data only; `embeds.py` reads it.

A new host is a new `Provider` here, and nothing else. NRK and TV 2 are none: neither documents a player that other
sites may use.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What an editor pasted instead of a film's address.
PLAYLIST = _("This is a playlist, not one film.")
CHANNEL = _("This is a channel, not one film.")
CLIP = _("This is a clip from a film, not the film itself.")
EVENT = _("This is a live event, not one film.")


@dataclass(frozen=True)
class Form:
    """One shape that addresses at a provider have.

    `path` is matched against the whole path. Its group `id` is what is looked for; where that stands in the query,
    `query` names the parameter instead ("#" is the fragment). The group `hash` is that of an unlisted film.
    With `hosts` the form is read on those only, else on all of the provider's.
    """

    path: re.Pattern[str]
    query: str = ""
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Provider:
    """One host of films, or one kind of host where an operator chooses them.

    `hosts` are compared whole and in lower case, so a look-alike host can never match; `hosts_setting` names the
    Django setting that lists them instead. `films` say where a film's `id` stands, `carriers` where another address
    of the same provider does, and `not_films` what else an editor may take for a film.
    `player`, `watch` and `example` are filled with `id` and `host`; the hash of an unlisted film goes into the
    player's query as `hash_query`, and after the watch address. Ids of the form `caseless` are the same in capitals,
    and are kept in small letters.

    `oembed` is filled with `host` and the percent-encoded `watch` address. Its answer, redirects and thumbnail may be
    on `oembed_hosts` only, or on the film's own host where a setting names that. `larger_thumbnail` is what to
    replace in a thumbnail's address, and by what, to ask for a larger one, which a film need not have.
    """

    key: str
    name: str
    id: re.Pattern[str]
    films: tuple[Form, ...]
    player: str
    watch: str
    example: str
    oembed: str
    hosts: frozenset[str] = frozenset()
    hosts_setting: str = ""
    carriers: tuple[Form, ...] = ()
    not_films: tuple[tuple[Form, Promise], ...] = ()
    caseless: re.Pattern[str] | None = None
    hash: re.Pattern[str] | None = None
    hash_query: str = ""
    oembed_hosts: frozenset[str] = frozenset()
    larger_thumbnail: tuple[re.Pattern[str], str] | None = None


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
            "gaming.youtube.com",
            "youtubekids.com",
            "www.youtubekids.com",
            "youtube-nocookie.com",
            "www.youtube-nocookie.com",
        }
    ),
    # The two words have the length of an id, but stand for lists and channels.
    id=re.compile(r"(?!videoseries|live_stream)[A-Za-z0-9_-]{11}"),
    films=(
        Form(re.compile(r"/?(?:watch/?)?"), query="v"),
        # Old embed codes and hand-made links put "&" where "?" belongs; YouTube itself follows them.
        Form(re.compile(r"/(?:watch|shorts|live|embed|v|e)/(?P<id>[^/&]+)(?:&[^/]*)?/?")),
        Form(
            re.compile(r"/(?P<id>[^/&]+)(?:&[^/]*)?/?"),
            hosts=frozenset({"youtu.be", "www.youtu.be"}),
        ),
        Form(re.compile(r"/video/(?P<id>[^/]+)(?:/[a-z]+)?/?"), hosts=frozenset({"studio.youtube.com"})),
    ),
    carriers=(
        Form(re.compile(r"/attribution_link"), query="u"),
        Form(re.compile(r"/?[a-z]*"), query="continue", hosts=frozenset({"consent.youtube.com"})),
        Form(re.compile(r"/?"), query="#", hosts=frozenset({"m.youtube.com"})),
    ),
    not_films=(
        (Form(re.compile(r"/playlist/?|/embed/videoseries/?")), PLAYLIST),
        (Form(re.compile(r"/(?:watch/?)?"), query="list"), PLAYLIST),
        (Form(re.compile(r"/(?:@|c/|channel/|user/).+|/embed/live_stream/?")), CHANNEL),
        (Form(re.compile(r"/clip/.+")), CLIP),
    ),
    player="https://www.youtube-nocookie.com/embed/{id}",
    watch="https://www.youtube.com/watch?v={id}",
    example="https://youtu.be/…",
    oembed="https://www.youtube.com/oembed?format=json&url={watch}",
    oembed_hosts=frozenset({"www.youtube.com", "i.ytimg.com", "img.youtube.com"}),
    larger_thumbnail=(re.compile(r"/hqdefault\.jpg$"), "/maxresdefault.jpg"),
)

# https://help.vimeo.com/ on player parameters: dnt=1 keeps the player from tracking.
VIMEO = Provider(
    key="vimeo",
    name="Vimeo",
    hosts=frozenset({"vimeo.com", "www.vimeo.com"}),
    id=re.compile(r"[1-9][0-9]{0,11}"),
    films=(
        Form(re.compile(r"/(?:video/|m/|manage/videos/)?(?P<id>[0-9]+)(?:/(?P<hash>[^/]+))?/?")),
        Form(re.compile(r"/(?:channels|ondemand)/[^/]+/(?P<id>[0-9]+)/?")),
        Form(re.compile(r"/groups/[^/]+/videos/(?P<id>[0-9]+)/?")),
        Form(re.compile(r"/(?:album|showcase)/[^/]+/video/(?P<id>[0-9]+)/?")),
        Form(re.compile(r"/(?:album|showcase)/[^/]+/?"), query="video"),
        Form(re.compile(r"/video/(?P<id>[0-9]+)/?"), hosts=frozenset({"player.vimeo.com"})),
    ),
    not_films=(
        (Form(re.compile(r"/(?:album|showcase)/[^/]+(?:/embed)?/?")), PLAYLIST),
        (Form(re.compile(r"/(?:channels|groups|ondemand)/[^/]+/?|/user[0-9]+(?:/videos)?/?")), CHANNEL),
        (Form(re.compile(r"/event/[0-9]+.*")), EVENT),
    ),
    player="https://player.vimeo.com/video/{id}?dnt=1",
    watch="https://vimeo.com/{id}",
    example="https://vimeo.com/…",
    hash=re.compile(r"[0-9a-f]{6,20}"),
    hash_query="h",
    oembed="https://vimeo.com/api/oembed.json?width=1280&url={watch}",
    oembed_hosts=frozenset({"vimeo.com", "i.vimeocdn.com"}),
)

UUID = r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"

# https://docs.joinpeertube.org/api/embed-player on the player's parameters. Viewers of a PeerTube film send parts of
# it to each other, and so learn each other's IP address: p2p=0 asks for the film from the instance alone. Then
# warningTitle=0 leaves out the warning about just that.
PEERTUBE = Provider(
    key="peertube",
    name="PeerTube",
    hosts_setting="SHOWCASE_PEERTUBE_HOSTS",
    # A UUID, or its short form in base58 (without 0, I, O and l).
    id=re.compile(rf"{UUID}|[1-9A-HJ-NP-Za-km-z]{{22}}"),
    # RFC 9562 §4: capitals are read as small letters.
    caseless=re.compile(UUID),
    # A link to a comment ends in ";threadId=…".
    films=(Form(re.compile(r"/(?:w|videos/watch|videos/embed)/(?P<id>[^/;]+)(?:;[^/]*)?/?")),),
    not_films=(
        (Form(re.compile(r"/(?:w/p|videos/watch/playlist|video-playlists/embed)/.+")), PLAYLIST),
        (Form(re.compile(r"/(?:@|c/|a/|video-channels/|accounts/).+")), CHANNEL),
    ),
    player="https://{host}/videos/embed/{id}?p2p=0&warningTitle=0",
    watch="https://{host}/w/{id}",
    example="https://{host}/w/…",
    oembed="https://{host}/services/oembed?format=json&url={watch}",
)

PROVIDERS = (YOUTUBE, VIMEO, PEERTUBE)
BY_KEY = {provider.key: provider for provider in PROVIDERS}

# Where else editors find films, by domain (with its subdomains), and what to say of it.
NETWORK = _("Films on %(name)s cannot be played here.")
BROADCASTER = _("%(name)s offers no player for other sites: link to the film in the text instead.")
ELSEWHERE = {
    "instagram.com": ("Instagram", NETWORK),
    "facebook.com": ("Facebook", NETWORK),
    "fb.watch": ("Facebook", NETWORK),
    "tiktok.com": ("TikTok", NETWORK),
    "nrk.no": ("NRK", BROADCASTER),
    "tv2.no": ("TV 2", BROADCASTER),
}
