"""The question library, one question, and what two or three people answered side by side."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..browse import Browse
from ..choices import Choices
from ..compare import FEWEST, compare, people_named, querystring
from ..library import answers_to, by_theme
from ..models import Question
from ..querysets import ProfileQuerySet
from .base import visit


@require_safe
def question_index(request: HttpRequest) -> HttpResponse:
    """Every question that someone has answered, by theme, with how many did."""
    context, people = visit(request)
    questions = Question.objects.answered_by(people).select_related("theme")
    return render(request, "profiles/question_index.html", context | {"shelves": by_theme(questions)})


@require_safe
def question_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What everyone answered to one question, narrowed and sorted as explore is; with `?compare=`, side by side.

    A question that no published person answered is not there.
    """
    context, people = visit(request)
    question = Question.objects.answered_by(people).filter(slug=slug).order_by("pk").first()
    if question is None:
        raise Http404
    url = reverse("profiles:question", args=[slug])
    answered = people.who_answered(question)
    if "compare" in request.GET:
        return side_by_side(request, context | {"question": question}, answered, url)
    choices = Choices.parse(request.GET)
    browse = Browse(answered, replace(choices.without_text(), page=choices.page), context["site"], url)
    answers = answers_to(question, browse.page.object_list)
    context |= {"question": question, "browse": browse, "page_obj": browse.page, "answers": answers}
    return render(request, "profiles/question_detail.html", context)


def side_by_side(request: HttpRequest, context: dict, answered: ProfileQuerySet, url: str) -> HttpResponse:
    """The people whom `?compare=` names; fewer than two lead back to where they are chosen."""
    people = people_named(request.GET.getlist("compare"), answered)
    if len(people) < FEWEST:
        return HttpResponseRedirect(f"{url}#side-by-side")
    canonical = querystring(people)
    if request.GET.urlencode(safe="/") != canonical:
        return HttpResponseRedirect(f"{url}?{canonical}")
    comparison = compare(people, context["question"])
    return render(request, "profiles/question_compare.html", context | {"comparison": comparison})
