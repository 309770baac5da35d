"""One sector, place, occupation or topic; and the map of all places."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import groups
from ..place_map import place_map
from .base import part, visit


@require_safe
def group_detail(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Everyone who belongs to a sector, place, occupation or topic. One that has nobody published is not there."""
    context, people = visit(request)
    group = groups.find(kind, slug, people)
    page = part(request, group.people.newest_first().for_cards()) if group else None
    if not page:
        raise Http404
    # The tiles around its own are a place's neighbours; for one that has no tile, they are listed.
    drawn = place_map(group.all_of_kind) if kind == "place" else None
    on_map = drawn is not None and any(tile.place == group.row for tile in drawn.tiles)
    context |= {
        "kind": kind,
        "url_name": f"profiles:{kind}",
        "group": group,
        "thing": group.row,
        "page_obj": page,
        "map": drawn if on_map else None,
    }
    return render(request, f"profiles/{kind}_detail.html", context)


@require_safe
def place_index(request: HttpRequest) -> HttpResponse:
    """The map of all places with people, and how many each has."""
    context, people = visit(request)
    places = groups.with_people(groups.FACET["place"], people)
    return render(
        request, "profiles/place_index.html", context | {"places": places, "map": place_map(places)}
    )
