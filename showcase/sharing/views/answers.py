"""One answer, to share: a small page with the quotation, and the way into the whole interview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from profiles.views.base import visit

from ..finding import find_answer


@require_safe
def answer(request: HttpRequest, series: str, profile: str, pk: int) -> HttpResponse:
    """What one person answered to one question."""
    context, _people = visit(request)
    found = find_answer(context["site"], series, profile, pk)
    return render(request, "sharing/answer.html", context | {"answer": found, "person": found.page})
