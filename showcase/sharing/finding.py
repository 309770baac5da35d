"""STUB: theirs."""

from django.http import Http404

from profiles.models import Answer
from profiles.querysets import published_profiles


def find_answer(site, series_slug, slug, pk):
    a = (
        Answer.objects.filter(
            page__in=published_profiles(site).filter(series__slug=series_slug, slug=slug), pk=pk
        )
        .select_related("page__portrait", "page__workplace", "page__series", "question")
        .first()
    )
    if a is None:
        raise Http404
    return a
