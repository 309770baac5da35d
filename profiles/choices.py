"""What a visitor chose on the explore page: a query string, read and written in its one canonical form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import search
from .facets import FACETS, Facet, FacetValue

# Nobody ticks more; a longer list is somebody trying what the site can bear.
MOST_VALUES = 40
NEWEST, NAME, SERIES, BEST = "newest", "name", "series", "best"
SORTS: dict[str, Promise] = {
    NEWEST: _("Newest first"),
    NAME: _("By name"),
    SERIES: _("As in the series"),
    BEST: _("Best match"),
}
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,150}")


@dataclass(frozen=True)
class Choices:
    """What a visitor chose. `slugs` holds the chosen values of each facet, in order; `sort` is "" for the usual one.

    `carried` are keys and values that narrow nothing, and that every address made from these choices keeps.
    """

    text: str = ""
    slugs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    carried: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, query: QueryDict) -> Choices:
        """From a query string. Never raises: what has no meaning is left out."""
        slugs = {}
        for facet in FACETS:
            given = {slug for slug in query.getlist(facet.key) if _SLUG.fullmatch(slug)}
            if given:
                slugs[facet.key] = tuple(sorted(given)[:MOST_VALUES])
        text = search.clean(query.get("q", ""))
        sort = query.get("sort", "")
        page = query.get("page", "")
        return cls(
            text,
            slugs,
            sort if sort in SORTS and sort != usual_sort(text) and (text or sort != BEST) else "",
            # More digits than any list has parts.
            max(1, int(page)) if re.fullmatch(r"[0-9]{1,9}", page) else 1,
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each key and value of the one query string of these choices, in its order."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet.key, slug) for facet in FACETS for slug in self.slugs.get(facet.key, ())]
        if self.sort:
            pairs.append(("sort", self.sort))
        pairs += self.carried
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    @property
    def querystring(self) -> str:
        """The one query string of these choices; "" for none."""
        # Words are written as a form writes them; people's names in an address stay readable.
        return urlencode(self.pairs, safe="" if self.text else "/")

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        return self.slugs.get(facet.key, ())

    def only(self, known: Mapping[str, Mapping[str, FacetValue]]) -> Choices:
        """Without values that there are not."""
        slugs = {
            key: tuple(slug for slug in given if slug in known[key]) for key, given in self.slugs.items()
        }
        return replace(self, slugs={key: given for key, given in slugs.items() if given})

    def toggled(self, facet: Facet, slug: str) -> Choices:
        """With this value if it was not chosen, without it if it was; from the first part of the list."""
        given = set(self.chosen(facet)) ^ {slug}
        return replace(self, slugs=dict(self.slugs) | {facet.key: tuple(sorted(given))}, page=1)

    def without(self, facet: Facet) -> Choices:
        return replace(
            self, slugs={key: given for key, given in self.slugs.items() if key != facet.key}, page=1
        )

    def without_text(self) -> Choices:
        return replace(self, text="", sort="" if self.sort in (BEST, NEWEST) else self.sort, page=1)

    def sorted_by(self, sort: str) -> Choices:
        return replace(self, sort="" if sort == usual_sort(self.text) else sort, page=1)

    def at_part(self, page: int) -> Choices:
        return replace(self, page=page)


def usual_sort(text: str) -> str:
    return BEST if text else NEWEST
