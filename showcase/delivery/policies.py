"""What a browser may do with the pages of the site: data for `guard.py`, which sends it. docs/security.md says why.

A policy is the same for everyone and every time: pages are stored by caches, so there is no nonce in one.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage

from media.embeds import player_origins

SELF = "'self'"
NONE = "'none'"
INLINE = "'unsafe-inline'"

Directives = dict[str, tuple[str, ...]]

# What nothing here asks a browser for, neither the site nor a player (Permissions Policy §9.2). What stands in neither
# list is left to its default, which is the page itself at most: passkeys and sharing need theirs.
UNUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# What a player asks for: the `allow` of its frame in js/film.js, and the whole screen.
PLAYING = ("autoplay", "encrypted-media", "fullscreen", "picture-in-picture")


def public_directives() -> Directives:
    """Content-Security-Policy of what visitors see: nothing but the site's own files, and players of films."""
    static, uploads = origins(settings.STATIC_URL), uploads_origin()
    return {
        "default-src": (NONE,),
        "script-src": (SELF, *static),
        "style-src": (SELF, *static),
        "img-src": (SELF, *static, *uploads),
        "font-src": (SELF, *static),
        "media-src": (SELF, *uploads),
        "connect-src": (SELF,),
        "manifest-src": (SELF,),
        "frame-src": tuple(player_origins()),
        "base-uri": (NONE,),
        "form-action": (SELF,),
    }


def admin_directives() -> Directives:
    """The same for the admin. Wagtail starts its choosers, dates and lists of rows with scripts in the page.

    Before an upload it shows the picture from the editor's own device (`blob:`), and it frames previews of pages.
    """
    public = public_directives()
    return public | {
        # Elements alone: a script in an attribute (`onerror=`) is refused here too.
        "script-src-elem": (*public["script-src"], INLINE),
        "style-src-elem": (*public["style-src"], INLINE),
        # Pictures out of the page itself: the code that an authenticator app reads, and what is about to be uploaded.
        "img-src": (*public["img-src"], "data:", "blob:"),
        "frame-src": (SELF,),
    }


def preview_directives() -> Directives:
    """The same as visitors' for what an editor previews, with the card that is drawn of the draft: kept nowhere."""
    public = public_directives()
    return public | {"img-src": (*public["img-src"], "data:")}


def policy(directives: Directives, ancestors: str | None) -> str:
    """The header's value. `ancestors` may frame the page; None lets everybody."""
    if ancestors is not None:
        directives = directives | {"frame-ancestors": (ancestors,)}
    return "; ".join(" ".join((name, *dict.fromkeys(sources))) for name, sources in directives.items())


def features() -> dict[str, list[str]]:
    """Permissions-Policy, by feature: who may use it."""
    players = ["self", *player_origins()]
    return dict.fromkeys(UNUSED, []) | dict.fromkeys(PLAYING, players)


def uploads_origin() -> list[str]:
    """The origin of uploads where that is not the site's own: a bucket's, or a network's in front of it."""
    return origins(settings.MEDIA_URL, default_storage.url("file"))


def origins(*urls: str) -> list[str]:
    return sorted({_origin(url) for url in urls if urlsplit(url).netloc})


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme or 'https'}://{parts.netloc}"
