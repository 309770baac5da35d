"""Rich text for readers outside the site: expanded in bulk, and with addresses that are whole."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from wagtail.rich_text import expand_db_html

# NUL is in no text that comes here: `xml_text()` has taken it out.
BETWEEN = "\0"
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r"""(?<=\s)(href|src)=("[^"]*"|'[^']*')""")


def expand(texts: list[str]) -> list[str]:
    """Texts as Wagtail stores them, as the site's pages show them, with the queries of one.

    They hold no NUL. Wagtail looks up the pages that one text links to, in several queries each time.
    """
    expanded = expand_db_html(BETWEEN.join(texts)).split(BETWEEN)
    # A tag that is never closed swallows what is between two texts.
    return expanded if len(expanded) == len(texts) else [expand_db_html(text) for text in texts]


def absolute_links(html: str, base: str) -> str:
    """HTML whose links and pictures have whole addresses; `base` is the address of the page that it stands on."""

    def with_host(found: re.Match) -> str:
        address = unescape(found[2][1:-1])
        try:
            address = urljoin(base, address)
        except ValueError:  # "http://[": no address; it leads nowhere here as on the page
            pass
        return f'{found[1]}="{escape(address)}"'

    return TAG.sub(lambda tag: ADDRESS.sub(with_host, tag[0]), html)
