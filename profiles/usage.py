"""Who refers to a thing of the library or the lists: published pages, and drafts that the database cannot see into.

A draft is JSON; no foreign key protects what it refers to. Deleting such a thing would leave a silent gap in
someone's unfinished work, so drafts count as uses here; and where a thing is gone all the same (a picture deleted
in the library, a row deleted in a shell), the draft opens without it.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, Revision

from media.alphabet import Alphabetical
from media.models import Film, Image

from .models import LED_PAGES, Occupation, Place, ProfilePage, Question, Workplace

# Where a profile refers to each model: its own column, or a child relation and the child's column.
_IN_PROFILE: dict[type[Model], tuple[str | None, str]] = {
    Question: ("answers", "question"),
    Film: ("film_uses", "film"),
    Occupation: ("occupation_rows", "occupation"),
    Workplace: (None, "workplace"),
    Place: (None, "place"),
    Image: (None, "portrait"),
}
# Child rows that say nothing once what they refer to is gone. An answer without its question still does.
_EMPTY_WITHOUT = {"film_uses", "occupation_rows"}


def uses_of(instance: Model) -> list[Page | Film]:
    """Everything that refers to `instance`: profiles; for a picture also the pages it leads and the films it shows."""
    uses: list[Page | Film] = list(profiles_using(instance))
    if isinstance(instance, Image):
        for model in LED_PAGES:
            keys = _drafts_using(model, instance.pk, None, "lead_image")
            uses += model.objects.filter(Q(lead_image=instance) | Q(pk__in=keys)).order_by(
                Alphabetical("title")
            )
        uses += Film.objects.filter(poster=instance).order_by(Alphabetical("title"))
    return uses


def roles_of(image: Image) -> set[str]:
    """Where visitors meet a picture: as a portrait, at the head of a page, as a poster."""
    lead = any(model.objects.live().filter(lead_image=image).exists() for model in LED_PAGES)
    found = {
        "portrait": ProfilePage.objects.live().filter(portrait=image).exists(),
        "lead": lead,
        "poster": Film.objects.filter(poster=image).exists(),
    }
    return {role for role, used in found.items() if used}


def profiles_using(instance: Model) -> list[ProfilePage]:
    """Profiles that refer to `instance`, live or in their latest draft, by name; [] for a model profiles do not use."""
    if type(instance) not in _IN_PROFILE:
        return []
    relation, column = _IN_PROFILE[type(instance)]
    lookup = f"{relation}__{column}" if relation else column
    keys = _drafts_using(ProfilePage, instance.pk, relation, column)
    return list(
        ProfilePage.objects.filter(Q(**{lookup: instance}) | Q(pk__in=keys))
        .distinct()
        .order_by(Alphabetical("title"))
    )


def _drafts_using(model: type[Page], key: int, relation: str | None, column: str) -> list[int]:
    drafts = model.objects.filter(has_unpublished_changes=True).values("latest_revision")
    revisions = (
        Revision.objects.filter(content_type=ContentType.objects.get_for_model(model))
        .filter(Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False))
        .values_list("object_id", "content")
    )
    return [
        int(page)
        for page, content in revisions.iterator()
        if any(row.get(column) == key for row in _rows(content, relation))
    ]


def mend_gaps(content: dict) -> dict:
    """A draft's content without references to what has been deleted since; six queries at most.

    Without this a draft that refers to a deleted thing could not be opened at all (modelcluster refuses to
    deserialise a protected foreign key to nothing), and if it was scheduled, nothing else would be published.
    """
    for model, (relation, column) in _IN_PROFILE.items():
        rows = list(_rows(content, relation))
        keys = {row[column] for row in rows if row.get(column)}
        gone = keys - set(model.objects.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
        for row in rows:
            if row.get(column) in gone:
                row[column] = None
        if gone and relation in _EMPTY_WITHOUT:
            content[relation] = [row for row in rows if row[column] is not None]
    return content


def _rows(content: dict, relation: str | None) -> Iterator[dict]:
    yield from content.get(relation, []) if relation else [content]
