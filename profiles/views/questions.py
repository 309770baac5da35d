"""The question library, one question, and what two or three people answered side by side."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..browse import Browse
from ..choices import Choices
from ..compare import PICK, Named, Picker, compare
from ..library import answers_to, by_theme
from ..models import Question
from ..querysets import ProfileQuerySet
from .base import redirect_to_canonical, visit


@require_safe
def question_index(request: HttpRequest) -> HttpResponse:
    """Every question that someone has answered, by theme, with how many did."""
    context, people = visit(request)
    questions = Question.objects.answered_by(people).with_theme()
    return render(request, "profiles/question_index.html", context | {"shelves": by_theme(questions)})


@require_safe
def question_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What everyone answered to one question, narrowed and sorted as explore is.

    `?compare=` names people: two or three are shown side by side. With another number of them, or with `?pick=1`, they
    are ticked where people are chosen. A question that no published person answered is not there.
    """
    context, people = visit(request)
    question = Question.objects.answered_by(people).filter(slug=slug).order_by("pk").first()
    if question is None:
        raise Http404
    answered = people.who_answered(question)
    asked = Choices.parse(request.GET)
    named = Named.parse(request.GET, answered)
    choices = replace(asked.without_text(), page=asked.page, carried=named.pairs)
    url, context = reverse("profiles:question", args=[slug]), context | {"question": question}
    if named.people and not named.choosing:
        return side_by_side(request, context, answered, choices.at_part(1), named, url)
    browse = Browse(answered, choices, context["site"], url)
    if elsewhere := redirect_to_canonical(request, browse.address):
        return elsewhere
    kept = replace(browse.choices, page=1, carried=(PICK,)).pairs
    context |= {
        "browse": browse,
        "page_obj": browse.page,
        "answers": answers_to(question, browse.page.object_list),
        "picker": Picker(named, browse.page.object_list, kept),
    }
    return render(request, "profiles/question_detail.html", context)


def side_by_side(
    request: HttpRequest,
    context: dict,
    answered: ProfileQuerySet,
    choices: Choices,
    named: Named,
    url: str,
) -> HttpResponse:
    """These people side by side. How the list was narrowed stays in the address, for the way back to it."""
    if choices.slugs:
        choices = Browse(answered, choices, context["site"], url).choices
    if elsewhere := redirect_to_canonical(request, f"{url}?{choices.querystring}"):
        return elsewhere
    others = replace(choices, carried=replace(named, choosing=True).pairs)
    context |= {
        "comparison": compare(named.people, context["question"]),
        "others_url": f"{url}?{others.querystring}#side-by-side",
    }
    return render(request, "profiles/question_compare.html", context)
