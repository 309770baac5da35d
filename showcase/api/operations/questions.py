"""The question library, and everyone's answer to one question."""

from django.http import Http404, HttpRequest
from ninja import Router

from profiles.library_querysets import QuestionQuerySet
from profiles.models import Question
from profiles.querysets import ProfileQuerySet, answers_of, published_profiles

from ..addresses import Addresses
from ..paging import Rows, part_of
from ..present import people
from ..resources import PagingQuery, resource
from ..schemas import questions as schemas
from ..texts import rich_texts
from .parameters import QuestionSlug

router = Router(tags=["Questions"])


@resource(router, "questions/", schemas.QuestionPage, "All questions")
def questions(request: HttpRequest, paging: PagingQuery) -> schemas.QuestionPage:
    """Every question that someone answered, by its words."""
    at = Addresses.of(request)
    found = _answered(published_profiles(at.site))
    part = part_of(Rows(found.order_by("text")), request, paging.limit, paging.cursor)
    return schemas.QuestionPage(
        count=found.count(),
        next=part.next,
        previous=part.previous,
        results=[people.question_in_list(each, at) for each in part.things],
    )


@resource(router, "questions/{question}/", schemas.Question, "One question, with everyone's answers")
def question(request: HttpRequest, question: QuestionSlug, paging: PagingQuery) -> schemas.Question:
    """A question with what everyone answered to it. “limit” and “cursor” are about the answers."""
    at = Addresses.of(request)
    everyone = published_profiles(at.site)
    one = _answered(everyone).filter(slug=question).order_by("pk").first()
    if one is None:
        raise Http404
    # In the order of the site's own page, but with less of each person than a card shows.
    answers = answers_of(everyone).to(one).with_people().prefetch_related(None)
    found = answers.select_related("page__series", "page__locale")
    part = part_of(Rows(found), request, paging.limit, paging.cursor)
    texts = rich_texts({answer.body: at.page(answer.page) for answer in part.things})
    return schemas.Question(
        **people.question_facts(one, at),
        answers=schemas.AnswerPage(
            count=one.answer_count,
            next=part.next,
            previous=part.previous,
            results=[people.answer_of_person(answer, texts, at) for answer in part.things],
        ),
    )


def _answered(everyone: ProfileQuerySet) -> QuestionQuerySet:
    return Question.objects.answered_by(everyone).with_theme()
