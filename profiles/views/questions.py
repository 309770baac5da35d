"""The question library, one question, and what two or three people answered side by side."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..browse import Browse
from ..choices import Choices
from ..compare import Picker, can_be_compared, compare, pairs, people_named
from ..library import answers_to, by_theme
from ..models import ProfilePage, Question
from ..querysets import ProfileQuerySet
from .base import redirect_to_canonical, visit


@require_safe
def question_index(request: HttpRequest) -> HttpResponse:
    """Every question that someone has answered, by theme, with how many did."""
    context, people = visit(request)
    questions = Question.objects.answered_by(people).select_related("theme")
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
    choices = replace(asked.without_text(), page=asked.page)
    named = people_named(request.GET.getlist("compare"), answered)
    picking = "compare" in request.GET or "pick" in request.GET
    url, context = reverse("profiles:question", args=[slug]), context | {"question": question}
    if can_be_compared(named) and not request.GET.get("pick"):
        return side_by_side(request, context, answered, choices.at_part(1), named, url)
    if picking:
        choices = replace(choices, carried=(("pick", "1"), *pairs(named)))
    browse = Browse(answered, choices, context["site"], url)
    if elsewhere := redirect_to_canonical(request, browse.address):
        return elsewhere
    kept = replace(browse.choices, page=1, carried=(("pick", "1"),)).pairs
    context |= {
        "browse": browse,
        "page_obj": browse.page,
        "answers": answers_to(question, browse.page.object_list),
        "picker": Picker(named, browse.page.object_list, picking, kept),
    }
    return render(request, "profiles/question_detail.html", context)


def side_by_side(
    request: HttpRequest,
    context: dict,
    answered: ProfileQuerySet,
    choices: Choices,
    named: list[ProfilePage],
    url: str,
) -> HttpResponse:
    """These people side by side. How the list was narrowed stays in the address, for the way back to it."""
    if choices.slugs:
        choices = Browse(answered, choices, context["site"], url).choices
    compared = replace(choices, carried=tuple(pairs(named)))
    if elsewhere := redirect_to_canonical(request, f"{url}?{compared.querystring}"):
        return elsewhere
    others = replace(choices, carried=(("pick", "1"), *compared.carried))
    context |= {
        "comparison": compare(named, context["question"]),
        "others_url": f"{url}?{others.querystring}#side-by-side",
    }
    return render(request, "profiles/question_compare.html", context)
