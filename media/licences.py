"""The licences under which pictures are often shared, and where each can be read. Data, and finding it by its name."""

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = {
    "BY": "by",
    "BY-SA": "by-sa",
    "BY-ND": "by-nd",
    "BY-NC": "by-nc",
    "BY-NC-SA": "by-nc-sa",
    "BY-NC-ND": "by-nc-nd",
}
# By name, in capitals with single hyphens: https://creativecommons.org/licenses/list.en
ADDRESSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    **{
        f"CC-{name}-{version}": f"https://creativecommons.org/licenses/{path}/{version}/"
        for name, path in _CREATIVE_COMMONS.items()
        for version in ("2.0", "2.5", "3.0", "4.0")
    },
    "NLOD-2.0": "https://data.norge.no/nlod/no/2.0",
}
_ALIASES = {"CC0": "CC0-1.0", "NLOD": "NLOD-2.0"}


@dataclass(frozen=True)
class Licence:
    """A licence as it was written, and its address, or "" where it is not a known one."""

    text: str
    url: str


def find_licence(text: str) -> Licence:
    """Recognise “CC BY 4.0”, “cc-by-4.0” and the like; any other text has no address."""
    name = re.sub(r"[\s_-]+", "-", text.strip().upper())
    return Licence(text, ADDRESSES.get(_ALIASES.get(name, name), ""))
