"""Rich text: links that never give an unpublished page away, and the same text for readers outside the site."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.pages import PageLinkHandler

from .models import ProfilePage
from .querysets import ShowcaseQuerySet

# No text in the database has it: PostgreSQL refuses it, and it is taken out of what SQLite has.
BETWEEN = "\0"
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r"""(?<=\s)(href|src)=("[^"]*"|'[^']*')""")


class PublishedPageLinkHandler(PageLinkHandler):
    """As Wagtail's, but a link to a page that nobody may see keeps its words and loses its address.

    A page that is there in the reader's language is linked to in that; Wagtail looks for it in two queries a link.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        """The pages to link to, None where nobody may see one; three queries."""
        keys = [int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()]
        translations = Page.objects.filter(pk__in=keys).values("translation_key")
        pages = list(Page.objects.filter(translation_key__in=translations).select_related("locale"))
        people = ProfilePage.objects.published().filter(pk__in=[page.pk for page in pages])
        others = (
            ShowcaseQuerySet(Page)
            .published()
            .not_type(ProfilePage)
            .filter(pk__in=[page.pk for page in pages])
        )
        shown = set(people.order_by().values_list("pk", flat=True))
        shown |= set(others.order_by().values_list("pk", flat=True))
        here = {
            page.translation_key: page
            for page in pages
            if page.pk in shown and page.locale.language_code == get_language()
        }
        found = {
            str(page.pk): here.get(page.translation_key) or (page if page.pk in shown else None)
            for page in pages
        }
        return [found.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]


def expand(texts: list[str]) -> list[str]:
    """Texts as Wagtail stores them, as the site's pages show them, with the queries of one.

    Wagtail looks up the pages that one text links to, in several queries each time.
    """
    cleaned = [text.replace(BETWEEN, "") for text in texts]
    expanded = expand_db_html(BETWEEN.join(cleaned)).split(BETWEEN)
    # A tag that is never closed swallows what is between two texts.
    return expanded if len(expanded) == len(texts) else [expand_db_html(text) for text in cleaned]


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
