"""What is in the database, as the items of a bundle. Exports write it, imports compare with it."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page, PageViewRestriction

from media.models import Film, Image
from profiles.models import ProfilePage, QuestionSet

from . import kinds, schema, values

Item = dict[str, Any]


class Names:
    """The keys of rows by their ids, and the addresses of pages under a home page; a query for each kind."""

    def __init__(self, locale: Locale, home: Page | None) -> None:
        self.locale = locale
        self._home = home
        self._keys: dict[str, dict[int, str]] = {}
        self._addresses: dict[int, str] | None = None

    def key(self, kind: str, pk: int | None) -> str | None:
        """The key of a row; None where there is no such row (any more)."""
        return self.keys(kind).get(pk) if pk is not None else None

    def keys(self, kind: str) -> dict[int, str]:
        if kind not in self._keys:
            entry = kinds.BY_NAME[kind]
            self._keys[kind] = dict(entry.rows(self.locale).order_by().values_list("pk", entry.key_column))
        return self._keys[kind]

    @property
    def addresses(self) -> dict[int, str]:
        """The address under the home page of each page, "" for the home page itself.

        Pages of other languages have the addresses of their originals: slugs are the same in every language.
        """
        if self._addresses is None:
            homes = self._home.get_translations(inclusive=True) if self._home else []
            self._addresses = {
                pk: path[len(home.url_path) :].strip("/")
                for home in homes
                for pk, path in Page.objects.descendant_of(home, inclusive=True)
                .order_by("path")
                .values_list("pk", "url_path")
            }
        return self._addresses


def dump(kind: str, row: Model, names: Names) -> Item:
    """A row as an item of a bundle, with every property of its kind."""
    entry = kinds.BY_NAME[kind]
    item = {
        name: values.from_column(kind, name, getattr(row, column), names.addresses)
        for name, column in entry.columns.items()
    }
    for name, other in entry.relations.items():
        item[name] = names.key(other, getattr(row, f"{name}_id"))
    item |= _MORE.get(kind, lambda row, names: {})(row, names)
    properties = schema.definitions()[kind]["properties"]
    return {name: item[name] for name in properties}


def children_of(page: Page) -> QuerySet:
    """The pages under this one that a bundle can hold, in order."""
    return page.get_children().type(*kinds.KIND_OF_PAGE).order_by("path")


def suffix_of(name: str) -> str:
    """The extension of a stored file as an export writes it: ".jpg"."""
    return PurePosixPath(name).suffix.lower()


def _dump_question_set(question_set: QuestionSet, names: Names) -> Item:
    # A question that was retired after it came into the set is not asked any more; the set of a bundle has
    # none.
    items = question_set.items.select_related("question").order_by("sort_order", "pk")
    slugs = [names.key("question", item.question_id) for item in items if not item.question.retired]
    return {"questions": list(dict.fromkeys(slug for slug in slugs if slug))}


def _dump_image(image: Image, names: Names) -> Item:
    point = [image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height]
    return {
        "file": f"images/{image.slug}{suffix_of(image.file.name)}",
        "focal_point": None
        if None in point
        else dict(zip(("x", "y", "width", "height"), point, strict=True)),
    }


def _dump_film(film: Film, names: Names) -> Item:
    files = {name: (getattr(film, name), mark) for name, mark in kinds.FILM_FILES.items()}
    return {
        name: f"films/{film.slug}{mark}{suffix_of(file.name)}" if file else ""
        for name, (file, mark) in files.items()
    } | {
        "captions": [
            {"language": track.language, "file": f"films/{film.slug}.{track.language}.vtt"}
            for track in film.captions.order_by("sort_order", "pk")
        ],
    }


def _dump_page(page: Page, names: Names) -> Item:
    private = PageViewRestriction.objects.filter(page_id=page.pk).exists()
    item: Item = {"type": kinds.KIND_OF_PAGE[type(page)], "live": page.live, "private": private}
    if page.last_published_at == page.first_published_at:
        item["last_published_at"] = None
    children = [child.slug for child in children_of(page)]
    return item | {"children": children, "profiles": children}


def _dump_profile(profile: ProfilePage, names: Names) -> Item:
    return _dump_page(profile, names) | {
        "occupations": _known(
            names.key("occupation", row.occupation_id) for row in profile.occupation_rows.all()
        ),
        "films": _known(names.key("film", row.film_id) for row in profile.film_uses.all()),
        "topics": sorted(_known(names.key("topic", row.tag_id) for row in profile.topic_items.all())),
        "answers": [dump("answer", answer, names) for answer in profile.answers.all()],
        "social_links": [{"network": link.network, "url": link.url} for link in profile.social_links.all()],
    }


def _known(keys: Iterator[str | None]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))


_MORE: dict[str, Any] = {
    "questionSet": _dump_question_set,
    "image": _dump_image,
    "film": _dump_film,
    "profile": _dump_profile,
} | dict.fromkeys(("home", "series", "text", "accessibility"), _dump_page)


def version_to_dump(page: Page) -> Page:
    """The version of a page that an export holds: what is public; of a page that is not, its latest draft."""
    page = page.specific
    revision = None if page.live else page.latest_revision
    if revision is None:
        return page
    # Drafts may name rows that have been deleted since; those names are left out, not refused.
    draft = type(page).from_serializable_data(revision.content, check_fks=False)
    draft.pk, draft.path, draft.depth, draft.numchild = page.pk, page.path, page.depth, page.numchild
    draft.live, draft.slug, draft.locale_id = page.live, page.slug, page.locale_id
    draft.first_published_at, draft.last_published_at = page.first_published_at, page.last_published_at
    return draft
