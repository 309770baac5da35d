"""What editors do to a site, drawn by chance: for tests that read it afterwards."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from media.models import Film
from profiles.models import Answer, Place, ProfilePage, Question, SeriesPage, Topic
from showcase.sharing.models import Branding
from tests.factories import make_profile, make_question

# No visitor ever reads it.
UNSAID = "Not said yet"


def people() -> list[ProfilePage]:
    return list(ProfilePage.objects.live())


def publish(page: Page) -> None:
    page.save_revision().publish()


def reword(dice: random.Random) -> None:
    person = dice.choice(people())
    person.headline = f"Headline {dice.random()}"
    publish(person)


def rename(dice: random.Random) -> None:
    person = dice.choice(people())
    person.title = f"Person {dice.randrange(1000)}"
    person.slug = f"person-{dice.randrange(10**9)}"
    publish(person)


def answer_anew(dice: random.Random) -> None:
    person = dice.choice(people())
    if answers := list(person.answers.all()):
        dice.choice(answers).body = f"<p>Said {dice.random()}</p>"
        person.answers.set(answers)
        publish(person)


def answer_more(dice: random.Random) -> None:
    person = dice.choice(people())
    person.answers.add(
        Answer(question=make_question(f"Asked {dice.random()}?"), wording="Asked?", body="<p>Yes.</p>")
    )
    publish(person)


def draft(dice: random.Random) -> None:
    person = dice.choice(people())
    person.headline = f"{UNSAID} {dice.random()}"
    person.save_revision()


def unpublish(dice: random.Random) -> None:
    if len(people()) > 2:
        dice.choice(people()).unpublish()


def publish_again(dice: random.Random) -> None:
    if hidden := list(ProfilePage.objects.filter(live=False)):
        publish(dice.choice(hidden))


def newcomer(dice: random.Random) -> None:
    series = dice.choice(list(SeriesPage.objects.live()))
    publish(
        make_profile(series, f"Newcomer {dice.randrange(1000)}", questions=list(Question.objects.all()[:2]))
    )


def move(dice: random.Random) -> None:
    person, series = dice.choice(people()), dice.choice(list(SeriesPage.objects.live()))
    person.move(series, pos="last-child")


def delete(dice: random.Random) -> None:
    if len(people()) > 2:
        dice.choice(people()).delete()


def rename_thing(dice: random.Random) -> None:
    thing = dice.choice([*Topic.objects.all(), *Place.objects.all()])
    thing.name = f"Name {dice.randrange(1000)}"
    thing.save()


def reword_question(dice: random.Random) -> None:
    question = dice.choice(list(Question.objects.all()))
    question.text = f"Question {dice.random()}?"
    question.save()


def retitle_film(dice: random.Random) -> None:
    film = dice.choice(list(Film.objects.all()))
    film.title = f"Film {dice.random()}"
    film.save()


def brand(dice: random.Random) -> None:
    branding = Branding.of(Site.objects.get())
    branding.tagline = f"Tagline {dice.random()}"
    branding.save()


def make_private(dice: random.Random) -> None:
    PageViewRestriction.objects.create(page=dice.choice(people()), restriction_type=PageViewRestriction.LOGIN)


def make_public(dice: random.Random) -> None:
    if restriction := PageViewRestriction.objects.first():
        restriction.delete()


def reword_series(dice: random.Random) -> None:
    series = dice.choice(list(SeriesPage.objects.live()))
    series.title = f"Series {dice.randrange(1000)}"
    publish(series)


def go_live_by_schedule(dice: random.Random) -> None:
    person = dice.choice(people())
    person.headline = f"Scheduled {dice.random()}"
    person.go_live_at = timezone.now() + timedelta(milliseconds=1)
    person.save_revision(approved_go_live_at=person.go_live_at)
    call_command("publish_scheduled")


EVERY: list[Callable[[random.Random], None]] = [
    reword,
    rename,
    answer_anew,
    answer_more,
    draft,
    unpublish,
    publish_again,
    newcomer,
    move,
    delete,
    rename_thing,
    reword_question,
    retitle_film,
    brand,
    make_private,
    make_public,
    reword_series,
    go_live_by_schedule,
]
