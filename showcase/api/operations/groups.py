"""Sectors, places, occupations and topics: those with people, and how many."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel
from wagtail.models import Locale

from profiles.groups import FACET, with_people
from profiles.querysets import published_profiles

from ..addresses import Addresses
from ..paging import Named, part_of
from ..resources import Paging, PagingQuery, resource
from ..schemas import groups as schemas

router = Router(tags=["Sectors, places, occupations, topics"])


@resource(router, "sectors/", schemas.SectorPage, "All sectors")
def sectors(request: HttpRequest, paging: PagingQuery) -> schemas.SectorPage:
    """Every branch of working life that has people, by name."""
    language = _languages()
    return _part(
        request,
        paging,
        "sector",
        schemas.SectorPage,
        lambda row, facts: schemas.Sector(**facts, language=language[row.locale_id]),
    )


@resource(router, "places/", schemas.PlacePage, "All places")
def places(request: HttpRequest, paging: PagingQuery) -> schemas.PlacePage:
    """Every municipality that has people, by name."""
    return _part(
        request,
        paging,
        "place",
        schemas.PlacePage,
        lambda row, facts: schemas.Place(
            **facts, code=row.code, county=row.county, valid_from=row.valid_from, valid_to=row.valid_to
        ),
    )


@resource(router, "occupations/", schemas.OccupationPage, "All occupations")
def occupations(request: HttpRequest, paging: PagingQuery) -> schemas.OccupationPage:
    """Every kind of job that has people, by name."""
    language = _languages()
    return _part(
        request,
        paging,
        "occupation",
        schemas.OccupationPage,
        lambda row, facts: schemas.Occupation(**facts, styrk08=row.styrk08, language=language[row.locale_id]),
    )


@resource(router, "topics/", schemas.TopicPage, "All topics")
def topics(request: HttpRequest, paging: PagingQuery) -> schemas.TopicPage:
    """Everything that people talk about, by name."""
    return _part(request, paging, "topic", schemas.TopicPage, lambda row, facts: schemas.Topic(**facts))


def _part(
    request: HttpRequest,
    paging: Paging,
    kind: str,
    page: type[BaseModel],
    show: Callable[[Any, dict], schemas.Group],
) -> Any:
    """A part of the groups of a kind, each shown from its row and from what every group has."""
    at = Addresses.of(request)
    groups = with_people(FACET[kind], published_profiles(at.site))
    part = part_of(Named(groups), request, paging.limit, paging.cursor)

    def facts(row: Any) -> dict:
        return {
            "slug": row.slug,
            "name": row.name,
            "description": row.description,
            "people_count": row.people_count,
            "address": at.view(kind, row.slug),
            "profiles": at.api("profiles", query=[(kind, row.slug)]),
        }

    return page(
        count=len(groups),
        next=part.next,
        previous=part.previous,
        results=[show(row, facts(row)) for row in part.things],
    )


def _languages() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))
