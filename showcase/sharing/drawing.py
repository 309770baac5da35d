"""Which cards are drawn ahead: a page's own, and those on which its person is seen.

A card speaks the language of what it stands for, whoever saves that, in whichever language of the admin.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import override
from wagtail.models import Page, Site

from media.models import Film
from profiles.languages.homes import homes_of
from profiles.models import LED_PAGES, ProfilePage, Question, ShowcasePage

from .card_store import draw_all, with_faces
from .things import Shareable, find, kind_of, language_of


def draw_cards_of(page_id: int) -> None:
    """Draw what is missing of the cards of a page, and of what shows its person; nothing of what nobody may see.

    What shows several people and has a card already is mended apart, once for many pages (`renew_faces()`).
    """
    page = Page.objects.filter(pk=page_id).specific().first()
    site = page.get_site() if isinstance(page, ShowcasePage) else None
    if site:
        with override(page.locale.language_code):
            there = with_faces(site).values_list("kind", "key")
            things = {(kind_of(thing), thing.pk) for thing in _things_of(page)}.difference(there)
            draw_all(filter(None, (find(kind, key, site) for kind, key in sorted(things))), site)


def draw_cards_of_thing(kind: str, key: int) -> None:
    """Draw what is missing of the cards of a thing that is no page, on every site that shows it."""
    of_thing = language_of(kind, key)
    for site in Site.objects.all():
        for language in [of_thing] if of_thing else homes_of(site):
            with override(language):
                if thing := find(kind, key, site):
                    draw_all([thing], site)


def draw_cards_of_site(site: Site) -> int:
    """Draw what is missing of the cards of a site's pages, answers and questions. Returns how many there are."""
    number = 0
    for language in homes_of(site):
        with override(language):
            number += _draw_cards_in_language(site)
    return number


def _draw_cards_in_language(site: Site) -> int:
    number = 0
    for model in LED_PAGES:
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


def _things_of(page: ShowcasePage) -> list[Shareable]:
    """Whose cards a page brings: its own; a profile's answers, and what shows the person or is shown with them."""
    if not isinstance(page, ProfilePage):
        return [page]
    questions = Question.objects.filter(answers__page=page).distinct()
    films = Film.objects.filter(profile_uses__page=page).distinct()
    return [page, *page.answers.all(), *filter(None, [page.series]), *questions, *films]
