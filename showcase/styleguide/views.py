"""The style guide as a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from profiles.models import SeriesPage
from profiles.navigation import navigation
from profiles.querysets import published_profiles

from . import samples
from .tokens import COLOURS, GROUNDS, SIZES, SPACES, STYLESHEETS, icons


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in its states, with the people who are published on this site."""
    context = navigation(request)
    people = (
        list(published_profiles(context["site"]).newest_first().for_cards()[:24]) if context["site"] else []
    )
    context |= {
        "stylesheets": STYLESHEETS,
        "colours": COLOURS,
        "grounds": GROUNDS,
        "sizes": SIZES,
        "spaces": SPACES,
        "icons": icons(),
        "wheels": samples.WHEELS,
    }
    if people:
        series = (
            SeriesPage.objects.with_people_count(published_profiles(context["site"]))
            .for_cards()
            .get(pk=people[0].series_id)
        )
        context |= {
            "page": people[0],
            "series": series,
            "people": samples.people_in_every_state(people),
            "rings": samples.rings(people),
            "runs": samples.runs(series),
            "occupations": [row.occupation for row in people[0].occupation_rows.select_related("occupation")],
            "answers": samples.answers(people[0]),
            "questions": samples.questions(people),
            "striking": samples.striking(people),
            "films": samples.films(people),
            "page_obj": Paginator(range(100), 10).page(5),
            "everybody": people,
        }
    return render(request, "styleguide/styleguide.html", context)
