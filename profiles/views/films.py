"""The films: all of them, and one to watch."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..querysets import films_of, with_people
from .base import part, visit


@require_safe
def film_index(request: HttpRequest) -> HttpResponse:
    """Every film with someone published in it, the newest first."""
    context, people = visit(request)
    films = with_people(films_of(people).newest_first().for_cards(), people)
    return render(request, "profiles/film_index.html", context | {"page_obj": part(request, films)})


@require_safe
def film_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One film, to watch and to read, and who is in it. A film with no published person is not there."""
    context, people = visit(request)
    film = get_object_or_404(films_of(people).for_players(), slug=slug)
    shown = people.in_film(film).order_by("path").for_cards()
    return render(request, "profiles/film_detail.html", context | {"film": film, "people": shown})
