"""Everyone, to search and to narrow; and what is offered while someone types."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from .. import search
from ..browse import Browse
from ..choices import Choices
from .base import redirect_to_canonical, visit


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """Whom the query string finds. An address that is not canonical leads to the one that is.

    A script that asks for the results alone (htmx says so in `HX-Request`) gets them, with the canonical address.
    """
    context, people = visit(request)
    browse = Browse(people, Choices.parse(request.GET), context["site"], reverse("profiles:explore"))
    live = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    if not live and (elsewhere := redirect_to_canonical(request, browse.address)):
        return elsewhere
    template = "profiles/explore_results.html" if live else "profiles/explore.html"
    response = render(request, template, context | {"browse": browse})
    patch_vary_headers(response, ["HX-Request"])
    if live:
        # Back leads to another state, not to the same once more.
        shown = urlsplit(request.headers.get("HX-Current-URL", ""))
        same = shown._replace(scheme="", netloc="", fragment="").geturl() == browse.address
        response["HX-Replace-Url" if same else "HX-Push-Url"] = browse.address
        # Else a cache may answer the second of two within a moment with the first, the visitor's own browser too.
        patch_vary_headers(response, ["HX-Current-URL"])
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """People, questions and topics with words that begin as `?q=` does, as JSON for the search field."""
    context, people = visit(request)
    found = search.suggestions(people, search.clean(request.GET.get("q", "")))
    return JsonResponse(
        {
            "people": [
                {
                    "name": person.name,
                    "job": person.job_title,
                    "url": person.get_url(request, context["site"]),
                }
                for person in found.people
            ],
            "questions": [
                {"text": question.text, "url": reverse("profiles:question", args=[question.slug])}
                for question in found.questions
            ],
            "topics": [
                {"name": topic.name, "url": reverse("profiles:topic", args=[topic.slug])}
                for topic in found.topics
            ],
        }
    )
