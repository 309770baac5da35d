"""The words in the footer: their links to pages become addresses when they are saved.

Every page shows them, and looking a page up would cost each of them a few queries. A page that is moved leaves a
redirect behind.
"""

import re

from wagtail.models import Site
from wagtail.rich_text import expand_db_html

LINK_TO_PAGE = re.compile(r"""<a\s[^<>]*linktype=["']""")


def with_addresses(html: str, site: Site) -> str:
    """Rich text as Wagtail stores it, without links that have to be looked up; those within the site have no host."""
    if not LINK_TO_PAGE.search(html):
        return html
    return expand_db_html(html).replace(f'href="{site.root_url}/', 'href="/')
