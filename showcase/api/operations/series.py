"""Series: all of them, and one."""

from django.http import Http404, HttpRequest
from ninja import Router

from profiles.models import Question
from profiles.models import SeriesPage as Series
from profiles.querysets import published_profiles

from ..addresses import Addresses
from ..paging import Rows, part_of
from ..present import people
from ..resources import PagingQuery, resource
from ..schemas import series as schemas
from ..texts import rich_texts
from .parameters import SeriesSlug

router = Router(tags=["Series"])


@resource(router, "series/", schemas.SeriesPage, "All series")
def series(request: HttpRequest, paging: PagingQuery) -> schemas.SeriesPage:
    """Every published series, in the editor's order."""
    at = Addresses.of(request)
    found = _published(at)
    part = part_of(Rows(found.for_cards().select_related("locale")), request, paging.limit, paging.cursor)
    return schemas.SeriesPage(
        count=found.count(),
        next=part.next,
        previous=part.previous,
        results=[people.series_in_list(each, at) for each in part.things],
    )


@resource(router, "series/{series}/", schemas.Series, "One series")
def series_one(request: HttpRequest, series: SeriesSlug) -> schemas.Series:
    """A series with its goal, and the questions that its people answered."""
    at = Addresses.of(request)
    found = _published(at).for_cards().select_related("locale")
    one = found.filter(slug=series).first()
    if one is None:
        raise Http404
    texts = rich_texts(dict.fromkeys([one.goal, one.closing], at.page(one)))
    members = published_profiles(at.site).in_series(one)
    questions = Question.objects.answered_by(members).with_theme()
    return schemas.Series(
        **people.series_facts(one, at),
        goal=texts[one.goal],
        closing=texts[one.closing],
        questions=[people.question_in_list(question, at) for question in questions],
    )


def _published(at: Addresses):
    people = published_profiles(at.site)
    return Series.objects.in_site(at.site).published().with_people_count(people)
