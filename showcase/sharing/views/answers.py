"""One answer, to share: a small page with the quotation, and the way into the whole interview."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from profiles.languages.editions import editions_of
from profiles.views.base import visit

from ..finding import find_answer


@require_safe
def answer(request: HttpRequest, series: str, profile: str, pk: int) -> HttpResponse:
    """What one person answered to one question."""
    context, _people = visit(request)
    found = find_answer(context["site"], series, profile, pk)
    # An answer has an address of its own in each language; what is the same in all is the interview.
    editions = editions_of(context["site"], request, found.page)
    context["editions"] = [replace(edition, exact=False) for edition in editions]
    return render(request, "sharing/answer.html", context | {"answer": found, "person": found.page})
