"""Who refers to a thing of the library or the lists: published pages, and drafts that the database cannot see into.

A draft is JSON; no foreign key protects what it refers to. Deleting such a thing would leave a silent gap in
someone's unfinished work, so drafts count as uses here.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Revision

from media.models import Film

from .models import Occupation, Place, ProfilePage, Question, Workplace

# Where a profile refers to each model: its own column, or a child relation and the child's column.
_IN_PROFILE: dict[type[Model], tuple[str | None, str]] = {
    Question: ("answers", "question"),
    Film: ("film_uses", "film"),
    Occupation: ("occupation_rows", "occupation"),
    Workplace: (None, "workplace"),
    Place: (None, "place"),
}


def profiles_using(instance: Model) -> list[ProfilePage]:
    """Profiles that refer to `instance`, live or in their latest draft, by name; [] for a model profiles do not use."""
    if type(instance) not in _IN_PROFILE:
        return []
    relation, column = _IN_PROFILE[type(instance)]
    lookup = f"{relation}__{column}" if relation else column
    keys = _drafts_using(instance.pk, relation, column)
    return list(
        ProfilePage.objects.filter(Q(**{lookup: instance}) | Q(pk__in=keys)).distinct().order_by("title")
    )


def _drafts_using(key: int, relation: str | None, column: str) -> list[int]:
    drafts = ProfilePage.objects.filter(has_unpublished_changes=True).values("latest_revision")
    revisions = Revision.objects.filter(
        pk__in=drafts, content_type=ContentType.objects.get_for_model(ProfilePage)
    ).values_list("object_id", "content")
    found = []
    for page, content in revisions.iterator():
        rows = content.get(relation, []) if relation else [content]
        if any(row.get(column) == key for row in rows):
            found.append(int(page))
    return found
