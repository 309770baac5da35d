"""Which cards are drawn ahead: a page's own, and those on which its person is seen."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.models import Page, Site

from media.models import Film
from profiles.models import HomePage, ProfilePage, Question, SeriesPage, ShowcasePage, TextPage

from .card_store import draw_all
from .things import Shareable, find, kind_of


def things_of(page: ShowcasePage) -> list[Shareable]:
    """Whose cards show a page or its person: its own, and those with the faces of several people."""
    return [*_own_things(page), *_shown_on(page)]


def _own_things(page: ShowcasePage) -> list[Shareable]:
    """What has a card of its own on a page: the page, and each answer."""
    return [page, *(page.answers.all() if isinstance(page, ProfilePage) else ())]


def draw_cards_of(page_id: int) -> None:
    """Draw what is missing of the cards of a page and of what shows its person. Nothing for what nobody may see."""
    page = Page.objects.filter(pk=page_id).specific().first()
    site = page.get_site() if isinstance(page, ShowcasePage) else None
    if site:
        things = (find(kind_of(thing), thing.pk, site) for thing in things_of(page))
        draw_all(filter(None, things), site)


def draw_cards_of_site(site: Site) -> int:
    """Draw what is missing of the cards of a site's pages, answers and questions. Returns how many there are."""
    number = 0
    for model in (HomePage, SeriesPage, TextPage):
        number += draw_all(model.objects.in_site(site).published(), site)
    people = ProfilePage.objects.in_site(site).published()
    for person in people.with_facts().iterator(chunk_size=200):
        number += draw_all(_with_answers(person), site)
    number += draw_all(Question.objects.answered_by(people), site)
    return number


def _with_answers(person: ProfilePage) -> Iterator[Shareable]:
    yield person
    for answer in person.answers.all():
        answer.page = person
        yield answer


def _shown_on(page: ShowcasePage) -> list[Shareable]:
    """Whose cards show the faces of people: the person's series and questions; and the films' own."""
    if not isinstance(page, ProfilePage):
        return []
    questions = Question.objects.filter(answers__page=page).distinct()
    films = Film.objects.filter(profile_uses__page=page).distinct()
    return [*filter(None, [page.series]), *questions, *films]
