"""The social channels that a person or a workplace may have shown the same film on. Data only.

These are plain links, never players: their embeds load third-party code before anyone agreed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Channel:
    """One network: its key in the database, its name, and the hosts its addresses have."""

    key: str
    name: str
    hosts: frozenset[str]


CHANNELS = (
    Channel("instagram", "Instagram", frozenset({"instagram.com", "www.instagram.com"})),
    Channel(
        "facebook",
        "Facebook",
        frozenset({"facebook.com", "www.facebook.com", "m.facebook.com", "nb-no.facebook.com", "fb.watch"}),
    ),
    Channel("tiktok", "TikTok", frozenset({"tiktok.com", "www.tiktok.com", "m.tiktok.com", "vm.tiktok.com"})),
    Channel("linkedin", "LinkedIn", frozenset({"linkedin.com", "www.linkedin.com", "no.linkedin.com"})),
    Channel("youtube", "YouTube", frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"})),
)
BY_KEY = {channel.key: channel for channel in CHANNELS}
