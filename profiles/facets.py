"""The facets by which people are narrowed: how each narrows, and how many people each of its values has.

Several values of one facet are alternatives (OR); facets narrow each other (AND).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site, TranslatableMixin

from media.alphabet import norwegian_key
from media.reading import reading_order

from .models import (
    Occupation,
    Place,
    ProfileFilm,
    ProfileOccupation,
    ProfileTopic,
    Sector,
    SeriesPage,
    Topic,
    TranslatedWords,
)

if TYPE_CHECKING:
    from .querysets import ProfileQuerySet

# The one value of the facet that is yes or nothing.
YES = "1"
# In place of a language: a translation that is not whole yet.
BEGUN = "…"


@dataclass(frozen=True)
class Facet:
    """One facet: its name in the query string, what it is called, and where its values stand.

    `where` takes keys of rows and gives the condition on a profile. The key of a person's value is in `column`, an
    expression on a profile; or, where a person can have several, in `row_key` of the rows of `rows`, whose
    `row_person` is the profile. `once` says that no person can have the same row twice.
    """

    key: str
    label: Promise
    where: Callable[[Collection[int]], Q]
    model: type | None = None
    name: str = "name"
    column: Any = None
    rows: type | None = None
    row_person: str = ""
    row_key: str = ""
    once: bool = False

    def narrow(self, people: ProfileQuerySet, keys: Collection[int]) -> ProfileQuerySet:
        """Those who have any of these values."""
        return people.filter(self.where(keys))


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: a row of its model. `keys` are several where a slug stands in several languages."""

    slug: str
    label: str
    keys: tuple[int, ...]


FACETS = (
    Facet(
        "series",
        _("Series"),
        lambda keys: Q(series__in=keys),
        model=SeriesPage,
        name="title",
        column=F("series_id"),
    ),
    Facet(
        "sector",
        _("Sector"),
        lambda keys: Q(workplace__sector__in=keys),
        model=Sector,
        column=F("workplace__sector_id"),
    ),
    Facet(
        "place",
        _("Place"),
        # Their own place, or else their workplace's.
        lambda keys: Q(place__in=keys) | Q(place__isnull=True, workplace__place__in=keys),
        model=Place,
        column=Coalesce("place_id", "workplace__place_id"),
    ),
    Facet(
        "topic",
        _("Talks about"),
        lambda keys: Q(pk__in=ProfileTopic.objects.filter(tag__in=keys).values("content_object")),
        model=Topic,
        rows=ProfileTopic,
        row_person="content_object_id",
        row_key="tag_id",
        once=True,
    ),
    Facet(
        "occupation",
        _("Occupation"),
        lambda keys: Q(pk__in=ProfileOccupation.objects.filter(occupation__in=keys).values("page")),
        model=Occupation,
        rows=ProfileOccupation,
        row_person="page_id",
        row_key="occupation_id",
    ),
    Facet(
        "film",
        _("Film"),
        lambda keys: Q(pk__in=ProfileFilm.objects.values("page")),
        rows=ProfileFilm,
        row_person="page_id",
    ),
)


def values_of(site: Site) -> dict[str, dict[str, FacetValue]]:
    """Every value that a facet can have on this site, by facet and slug, in the order of their labels; one query."""
    parts = []
    for facet in FACETS:
        if facet.model is not None:
            rows = facet.model._default_manager.all()
            if facet.model is SeriesPage:
                rows = rows.in_every_language_of(site).published()
            parts.append(
                rows.order_by()
                .annotate(
                    facet=Value(facet.key, output_field=CharField()),
                    label=Cast(facet.name, CharField(max_length=255)),
                    language=_language_of(facet.model),
                )
                .values_list("facet", "slug", "label", "language", "pk")
            )
    rows = defaultdict(list)
    order = ["", *reading_order(), BEGUN]
    for facet, slug, label, language, key in parts[0].union(*parts[1:], all=True):
        rows[facet, slug].append((order.index(language), label, key))
    found: dict[str, dict[str, FacetValue]] = {facet.key: {} for facet in FACETS}
    # Of the label in several languages the reader's counts.
    in_order = sorted(rows.items(), key=lambda item: norwegian_key(min(item[1])[1]))
    for (facet, slug), same in in_order:
        found[facet][slug] = FacetValue(slug, min(same)[1], tuple(key for _order, _label, key in same))
    found["film"][YES] = FacetValue(YES, str(_("Has a film")), ())
    return found


def _language_of(model: type[Model]) -> Any:
    """The language of a row, as an expression; "" where rows are in none."""
    if issubclass(model, TranslatedWords):
        return Case(When(is_translated=True, then="locale__language_code"), default=Value(BEGUN))
    if issubclass(model, TranslatableMixin):
        return F("locale__language_code")
    return Value("", output_field=CharField())


def had_by_none(
    people: ProfileQuerySet, values: Sequence[tuple[Facet, FacetValue]], site: Site
) -> list[tuple[Facet, FacetValue]]:
    """Those of these values that none of these people has; one query, or none where there are no values.

    The first person who has a value settles it, so nobody is counted.
    """
    if not values:
        return []
    had = [Exists(facet.narrow(people.order_by(), value.keys)) for facet, value in values]
    answers = Site.objects.filter(pk=site.pk).values_list(*had)[0]
    return [value for value, is_had in zip(values, answers, strict=True) if not is_had]


def count(
    people: ProfileQuerySet,
    facets: Iterable[Facet],
    chosen: Mapping[str, Collection[int]] | None = None,
    shared: Collection[str] = (),
) -> tuple[Counter[str], dict[str, Counter[int]]]:
    """How many of these people have each value of each facet, by the value's key; one query.

    `chosen` has the keys of chosen values by facet. A facet is counted with what is chosen in the others, and not in
    itself. Also counts how many people there are with everything chosen, under "", and with everything but a facet's
    own choice, under its key.

    `shared` names the facets in which a slug stands in several languages: who has it in two of them counts once, under
    the lowest key of the slug.

    The people are found once, in a materialised common table expression that says of each which choices they meet,
    and counted from there: asked facet by facet the database would search and narrow once for each.
    """
    facets, chosen = list(facets), chosen or {}
    columns = {f"facet_{facet.key}": facet.column for facet in facets if facet.column is not None}
    conditions = {
        f"meets_{facet.key}": ExpressionWrapper(facet.where(chosen[facet.key]), BooleanField())
        for facet in FACETS
        if facet.key in chosen
    }
    base = people.order_by().annotate(**columns, **conditions).values_list("pk", *columns, *conditions)
    totals: Counter[str] = Counter()
    counts: dict[str, Counter[int]] = {facet.key: Counter() for facet in facets}
    connection = connections[people.db]
    try:
        sql, params = base.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return totals, counts
    names = ", ".join(connection.ops.quote_name(name) for name in ("person", *columns, *conditions))
    selects = [
        f"SELECT 'total', '{key}', 0, COUNT(*) FROM found WHERE {_meets(chosen, besides=key)}"  # noqa: S608
        for key in ("", *chosen)
    ]
    selects += [_select(facet, chosen, facet.key in shared, connection) for facet in facets]
    with connection.cursor() as cursor:
        # Every name in it is a table's or column's own, or a facet's key.
        cursor.execute(
            f"WITH found ({names}) AS MATERIALIZED ({sql}) {' UNION ALL '.join(selects)}",
            params,
        )
        for what, name, key, number in cursor.fetchall():
            if what == "total":
                totals[name] = number
            else:
                counts[name][key] = number
    return totals, counts


def _meets(chosen: Iterable[str], besides: str) -> str:
    return " AND ".join(f"meets_{key}" for key in chosen if key != besides) or "TRUE"


def _select(facet: Facet, chosen: Iterable[str], shared: bool, connection) -> str:
    quote = connection.ops.quote_name
    meets = _meets(chosen, besides=facet.key)
    what = f"SELECT 'facet', '{facet.key}'"
    if facet.rows is None:
        column = quote(f"facet_{facet.key}")
        return (
            f"{what}, {column}, COUNT(*) FROM found WHERE {column} IS NOT NULL AND {meets} GROUP BY {column}"
        )
    rows, person = quote(facet.rows._meta.db_table), quote(facet.row_person)
    joined = f"FROM found JOIN {rows} AS each_row ON each_row.{person} = found.person"
    if not facet.row_key:
        return f"{what}, 0, COUNT(DISTINCT found.person) {joined} WHERE {meets}"
    key, number = f"each_row.{quote(facet.row_key)}", "*" if facet.once else "DISTINCT found.person"
    if shared:
        lowest = (
            f"SELECT id, MIN(id) OVER (PARTITION BY slug) AS lowest FROM {quote(facet.model._meta.db_table)}"  # noqa: S608
        )
        joined += f" JOIN ({lowest}) AS same ON same.id = {key}"
        key, number = "same.lowest", "DISTINCT found.person"
    return f"{what}, {key}, COUNT({number}) {joined} WHERE {meets} GROUP BY {key}"
