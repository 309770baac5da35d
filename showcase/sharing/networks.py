"""Where a link can be shared, and how each network takes it. Data only.

None of them is asked for anything by a page: each is a plain link that a visitor follows or not.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    """One network.

    `address` has `{url}` and `{text}`, percent-encoded when filled in; `{server}` is a host that the visitor names.
    `text_limit` is the most characters that a post there may have, its link counted as `link_length` characters
    (None: as long as it is). `debugger` is where an editor has the network read a page again.
    """

    key: str
    name: str
    address: str
    text_limit: int
    link_length: int | None = None
    debugger: str = ""


NETWORKS = (
    Network(
        "facebook",
        "Facebook",
        "https://www.facebook.com/sharer/sharer.php?u={url}",
        text_limit=63_206,
        debugger="https://developers.facebook.com/tools/debug/?q={url}",
    ),
    Network(
        "linkedin",
        "LinkedIn",
        "https://www.linkedin.com/sharing/share-offsite/?url={url}",
        text_limit=3_000,
        debugger="https://www.linkedin.com/post-inspector/inspect/{url}",
    ),
    Network("whatsapp", "WhatsApp", "https://wa.me/?text={text}%20{url}", text_limit=1_000),
    Network("telegram", "Telegram", "https://t.me/share/url?url={url}&text={text}", text_limit=1_000),
    Network(
        "x", "X", "https://twitter.com/intent/tweet?text={text}&url={url}", text_limit=280, link_length=23
    ),
    Network("bluesky", "Bluesky", "https://bsky.app/intent/compose?text={text}%20{url}", text_limit=300),
    Network(
        "mastodon",
        "Mastodon",
        "https://{server}/share?text={text}%20{url}",
        text_limit=500,
        link_length=23,
    ),
    Network(
        "threads", "Threads", "https://www.threads.net/intent/post?text={text}&url={url}", text_limit=500
    ),
)
# Takes pictures and words, and no link: for what an editor posts by hand.
INSTAGRAM = Network("instagram", "Instagram", "", text_limit=2_200)
BY_KEY = {network.key: network for network in NETWORKS}
