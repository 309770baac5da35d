"""Where a reader may go on from one person's page: to people who share something, to others' answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from .models import Answer, ProfilePage, Question

if TYPE_CHECKING:
    from wagtail.models import Site

    from .querysets import ProfileQuerySet

RELATED_PEOPLE = 3


@dataclass(frozen=True)
class Onward:
    """Those whom one meets after somebody: their neighbours in the series, and at most three who share most."""

    previous: ProfilePage | None = None
    following: ProfilePage | None = None
    related: Sequence[ProfilePage] = ()


def people_to_meet(people: ProfileQuerySet, profile: ProfilePage, site: Site) -> Onward:
    """Where to go on from someone among these people of a site; three queries.

    Each of those related has the `reason` in words. Of several reasons it is one that is not given yet, so that three
    cards say three things where they can.
    """
    previous, following = people.neighbours_of(profile)
    shared = {row["pk"]: row["shared_topics"] for row in people.related_to(profile, site)[:RELATED_PEOPLE]}
    # Found just now among those whom anyone may see: that need not be asked again.
    met = ProfilePage.objects.filter(pk__in={previous, following, *shared} - {None})
    found = met.with_facts().with_sector_name().in_bulk()
    given: set[str] = set()
    for key, topics in shared.items():
        reasons = shared_by(profile, found[key], set((topics or "").split(",")))
        found[key].reason = next((reason for reason in reasons if reason not in given), reasons[0])
        given.add(found[key].reason)
    return Onward(found.get(previous), found.get(following), [found[key] for key in shared])


def shared_by(profile: ProfilePage, person: ProfilePage, topics: set[str]) -> list[str]:
    """What someone shares with this person, in words, these topics' keys among it; what is rarer first."""
    reasons = []
    reasons += [
        _("Also talks about %(topic)s") % {"topic": topic.name}
        for topic in profile.topic_list
        if str(topic.pk) in topics
    ]
    place = person.place_of_work
    if place and place == profile.place_of_work:
        reasons.append(_("Also in %(place)s") % {"place": place.name})
    sector = person.workplace.sector if person.workplace else None
    if sector and profile.workplace and sector.pk == profile.workplace.sector_id:
        reasons.append(_("Also works in %(sector)s") % {"sector": lower_first(person.sector_name)})
    return reasons


def lower_first(name: str) -> str:
    """A name as it stands within a sentence: "Health and care" becomes "health and care", "IT" stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def answers_with_others(people: ProfileQuerySet, profile: ProfilePage) -> list[Answer]:
    """Someone's answers in order, each with `others`: at most two that others of these people gave; two queries.

    They are the newest of the same series, and the newest of another. Each is looked for from the newest on: to read
    every answer to a question that everybody is asked would take longer with every person.
    """
    answers = list(profile.answers.select_related("question"))
    others = people.exclude(pk=profile.pk).order_by()
    asked = Question.objects.filter(pk__in={answer.question_id for answer in answers}).order_by()
    series = profile.series.translation_key if profile.series else None
    same = {"series__translation_key": series}
    near, far = (
        asked.annotate(
            newest=Answer.objects.by(some)
            .filter(question__translation_key=OuterRef("translation_key"))
            .order_by("-pk")
            .values("pk")[:1]
        ).values("newest")
        for some in (others.filter(**same), others.exclude(**same))
    )
    found: dict[UUID, list[Answer]] = defaultdict(list)
    for other in Answer.objects.filter(pk__in=near.union(far, all=True)).with_portraits():
        found[other.question.translation_key].append(other)
    for answer in answers:
        given = found[answer.question.translation_key] if answer.question else []
        answer.others = sorted(given, key=lambda other: other.page.series.translation_key != series)
    return answers
