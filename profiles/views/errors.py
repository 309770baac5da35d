"""What is shown instead of a page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..absence import status_of
from ..navigation import navigation
from ..querysets import published_profiles


def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """404, and 410 for somebody who asked not to be shown: says so, and shows ways on."""
    context = navigation(request, found=False)
    people = published_profiles(context["site"]).newest_first().for_cards()[:3] if context["site"] else []
    status = status_of(exception)
    return render(request, f"{status}.html", context | {"people": people}, status=status)
