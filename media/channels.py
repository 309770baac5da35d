"""The social channels that a person or a workplace may have shown the same film on. Data only.

These are plain links, never players: their embeds load third-party code before anyone agreed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Channel:
    """One network: its key in the database, its name, the host to name in messages, and all hosts it has."""

    key: str
    name: str
    host: str
    hosts: frozenset[str]


CHANNELS = (
    Channel("instagram", "Instagram", "www.instagram.com", frozenset({"instagram.com", "www.instagram.com"})),
    Channel(
        "facebook",
        "Facebook",
        "www.facebook.com",
        frozenset({"facebook.com", "www.facebook.com", "m.facebook.com", "nb-no.facebook.com", "fb.watch"}),
    ),
    Channel(
        "tiktok",
        "TikTok",
        "www.tiktok.com",
        frozenset({"tiktok.com", "www.tiktok.com", "m.tiktok.com", "vm.tiktok.com"}),
    ),
    Channel(
        "linkedin",
        "LinkedIn",
        "www.linkedin.com",
        frozenset({"linkedin.com", "www.linkedin.com", "no.linkedin.com"}),
    ),
    Channel(
        "youtube",
        "YouTube",
        "www.youtube.com",
        frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"}),
    ),
)
BY_KEY = {channel.key: channel for channel in CHANNELS}
