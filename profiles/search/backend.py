"""Search by the engine that Wagtail is set up with (OpenSearch, Elasticsearch), where that is not the database.

Wagtail's own index has the profiles' `search_fields`; docs/decisions/0014-search.md says what then differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modelsearch.conf import get_app_config

from ..models import ProfilePage

if TYPE_CHECKING:
    from ..querysets import ProfileQuerySet

# An engine gives its results in pieces; more than this nobody pages through.
MOST_FOUND = 10_000


def is_used() -> bool:
    """Whether the settings name another search engine than the database."""
    return not get_app_config().get_search_backend_config()["default"]["BACKEND"].endswith(".database")


def matching(people: ProfileQuerySet, text: str) -> ProfileQuerySet:
    return people.filter(pk__in=_keys(text))


def best(people: ProfileQuerySet, text: str, start: int, stop: int, total: int) -> list[int]:
    """Keys of those among `people`, who all match, from `start` to `stop` in order of relevance."""
    among = set(people.order_by().values_list("pk", flat=True))
    return [key for key in _keys(text) if key in among][start:stop]


def _keys(text: str) -> list[int]:
    return [page.pk for page in ProfilePage.objects.live().only("page_ptr").search(text)[:MOST_FOUND]]
