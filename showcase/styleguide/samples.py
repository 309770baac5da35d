"""The people of the site as they are, and altered in memory to states that they are not in. Nothing is saved."""

from copy import copy

from django.utils.translation import gettext as _

from profiles.models import Answer, ProfilePage, Question, SeriesPage
from profiles.querysets import answers_of, films_of
from profiles.ring import FEWEST_PLACES, MOST_PLACES, Ring, ring

# How many people a wheel is drawn with, of how many in the end.
WHEELS = ((0, 8), (1, 8), (5, 8), (8, 8), (8, 12), (18, 18), (48, 48))
LONG_NAME = "Anne-Sofie Bjørnstad Kristoffersen-Vestergaard"
LONG_WORD = "Arbeidsmarknadsopplæringskoordinator"


def people_in_every_state(people: list[ProfilePage]) -> list[tuple[str, ProfilePage]]:
    """Somebody as they are, without a portrait, with long names, and before anything but the name is known."""
    person = people[0]
    return [
        (_("As most are"), person),
        (_("Without a portrait"), _altered(people[1 % len(people)], portrait=None)),
        (
            _("Long names"),
            _altered(
                people[2 % len(people)],
                title=LONG_NAME,
                job_title=LONG_WORD,
                headline=_(
                    "A headline that goes on for as long as a headline may, which is far longer than it ought to be"
                ),
            ),
        ),
        (_("A name alone"), _altered(person, portrait=None, job_title="", workplace=None, headline="")),
    ]


def rings(people: list[ProfilePage]) -> list[tuple[str, Ring]]:
    """The wheel of people: of one, of a series that is running, and full."""
    return [
        (_("One person"), ring(people[:1])),
        (_("Eight of twelve"), ring(people[:FEWEST_PLACES], 12)),
        (_("As many as there is room for"), Ring((people * MOST_PLACES)[:MOST_PLACES], MOST_PLACES)),
    ]


def runs(series: SeriesPage) -> list[tuple[str, SeriesPage]]:
    """A series in its three grounds: complete, running, and with one person."""
    return [
        ("on-spruce", series),
        ("on-flower", _altered(series, planned_people=series.people_count + 4)),
        ("on-leaf", _altered(series, people_count=1, lead_image=None)),
    ]


def answers(person: ProfilePage) -> list[Answer]:
    """At most two answers of somebody: one with words set large, and one without."""
    given = person.answers.select_related("question")
    shown = [given.exclude(pull_quote="").first(), given.filter(pull_quote="").first()]
    for answer in filter(None, shown):
        answer.others = []
    return [answer for answer in shown if answer]


def questions(people: list[ProfilePage]) -> list[Question]:
    """The three questions that most of these people answered."""
    return list(Question.objects.answered_by(_as_queryset(people))[:3])


def striking(people: list[ProfilePage]) -> list[Answer]:
    """Three answers, those with words set large first."""
    return list(answers_of(_as_queryset(people)).with_people().striking_first()[:3])


def films(people: list[ProfilePage]) -> list:
    """A film of these people, and one that has no poster yet."""
    found = list(films_of(_as_queryset(people)).newest_first().for_players()[:1])
    return [*found, *(_altered(film, poster=None) for film in found)]


def _as_queryset(people: list[ProfilePage]):
    return ProfilePage.objects.filter(pk__in=[person.pk for person in people])


def _altered(thing, **values):
    """A copy of a model's instance with other values. Not to be saved."""
    altered = copy(thing)
    altered._state = copy(thing._state)
    altered._state.fields_cache = dict(thing._state.fields_cache)
    for name, value in values.items():
        setattr(altered, name, value)
    return altered
