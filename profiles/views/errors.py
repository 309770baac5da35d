"""What is shown instead of a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..navigation import navigation
from ..querysets import published_profiles


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says so, and shows ways on."""
    context = navigation(request)
    people = published_profiles(context["site"]).newest_first().for_cards()[:3] if context["site"] else []
    return render(request, "404.html", context | {"people": people}, status=404)
