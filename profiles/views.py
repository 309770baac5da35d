"""Pages that are no page of the tree: the question library, one question, one topic. They parse, ask, return."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import Question, Topic
from .navigation import navigation
from .querysets import answers_of, films_of, published_profiles, with_people

PER_PAGE = 24


def _context(request: HttpRequest) -> dict:
    context = navigation(request)
    if context["site"] is None:
        raise Http404
    return context | {"people": published_profiles(context["site"])}


@require_safe
def question_index(request: HttpRequest) -> HttpResponse:
    """Every question that someone has answered, with how many did."""
    context = _context(request)
    questions = Question.objects.answered_by(context.pop("people"))
    return render(request, "profiles/question_index.html", context | {"questions": questions})


@require_safe
def question_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What everyone answered to one question. A question that no published person answered is not there."""
    context = _context(request)
    people = context.pop("people")
    question = get_object_or_404(Question.objects.answered_by(people), slug=slug)
    page = Paginator(answers_of(people).to(question).with_people(), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "profiles/question_detail.html", context | {"question": question, "page_obj": page}
    )


@require_safe
def film_index(request: HttpRequest) -> HttpResponse:
    """Every film with someone published in it, the newest first."""
    context = _context(request)
    people = context.pop("people")
    films = with_people(films_of(people).newest_first().for_cards(), people)
    page = Paginator(films, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "profiles/film_index.html", context | {"page_obj": page})


@require_safe
def film_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One film, to watch and to read, and who is in it. A film with no published person is not there."""
    context = _context(request)
    people = context.pop("people")
    film = get_object_or_404(films_of(people).for_players(), slug=slug)
    shown = people.in_film(film).order_by("path").for_cards()
    return render(request, "profiles/film_detail.html", context | {"film": film, "people": shown})


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone who talks about a topic. A topic of no published person is not there."""
    context = _context(request)
    people = context.pop("people")
    topic = get_object_or_404(Topic.objects.of(people), slug=slug)
    page = Paginator(people.with_topic(topic).newest_first().for_cards(), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "profiles/topic_detail.html", context | {"topic": topic, "page_obj": page})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says so, and shows ways on."""
    context = navigation(request)
    people = published_profiles(context["site"]).newest_first().for_cards()[:3] if context["site"] else []
    return render(request, "404.html", context | {"people": people}, status=404)
