"""What makes a film accessible: the duties, the rule behind each, and how a film stands with them.

A duty is met, or not needed for a reason that the editor gives, or let off by a manager for a reason that the
manager gives; otherwise it is missing, and a gate keeps profiles with the film from being published.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

if TYPE_CHECKING:
    from .models import Film

# Norway's regulation on universal design of ICT asks for audio description in films that public bodies first
# published on this day or later.
DESCRIPTION_SINCE = datetime.date(2024, 2, 1)


class State(StrEnum):
    """How a film stands with a duty."""

    MET = "met"
    NOT_NEEDED = "not_needed"
    WAIVED = "waived"
    MISSING = "missing"
    # Good to have; nothing is held back without it.
    OPTIONAL = "optional"

    @property
    def label(self) -> str:
        return str(_LABELS[self])


_LABELS = {
    State.MET: pgettext_lazy("state of a duty", "Met"),
    State.NOT_NEEDED: pgettext_lazy("state of a duty", "Not needed"),
    State.WAIVED: pgettext_lazy("state of a duty", "Let off"),
    State.MISSING: pgettext_lazy("state of a duty", "Missing"),
    State.OPTIONAL: pgettext_lazy("state of a duty", "Optional"),
}


@dataclass(frozen=True)
class Duty:
    """One duty: its name, the rule behind it, and how a film stands with it when no manager has let it off."""

    key: str
    name: str
    rule: str
    judge: Callable[[Film], tuple[State, str]]


@dataclass(frozen=True)
class Standing:
    """How one film stands with one duty: the state, and why, or what to do."""

    duty: Duty
    state: State
    message: str

    @property
    def is_missing(self) -> bool:
        return self.state is State.MISSING


def standings(film: Film) -> list[Standing]:
    """How the film stands with every duty, in the order of the list. Reads the film's caption tracks."""
    return [_standing(film, duty) for duty in DUTIES]


def missing(film: Film) -> list[Standing]:
    """The duties that hold publishing back."""
    return [standing for standing in standings(film) if standing.is_missing]


def _standing(film: Film, duty: Duty) -> Standing:
    state, message = duty.judge(film)
    waiver = getattr(film, f"{duty.key}_waiver", "")
    if state is State.MISSING and waiver:
        state, message = State.WAIVED, waiver
    return Standing(duty, state, message)


def _captions(film: Film) -> tuple[State, str]:
    if film.silent:
        return State.NOT_NEEDED, _("The film has no sound.")
    if tracks := film.captions.all():
        languages = get_text_list([str(track.get_language_display()) for track in tracks], _("and"))
        return State.MET, _("Captions in %(languages)s.") % {"languages": languages}
    if film.captioned_already:
        return State.MET, _("The captions come with the film.")
    if film.hosted:
        return State.MISSING, _(
            "Write captions at %(host)s, or correct the automatic ones, then tick “captions come with the film”."
        ) % {"host": film.host_name}
    return State.MISSING, _("Upload a captions file (WebVTT or SRT).")


def _alternative(film: Film) -> tuple[State, str]:
    if strip_tags(film.transcript).strip():
        return State.MET, _("There is a transcript.")
    if film.described:
        return State.MET, _("There is a version with audio description.")
    return State.MISSING, _("Write a transcript: what is said, and what is seen where that matters.")


def _description(film: Film) -> tuple[State, str]:
    if film.described:
        return State.MET, _("There is a version with audio description.")
    if film.silent:
        return State.NOT_NEEDED, _("The film has no sound: the transcript tells what is seen.")
    if film.description_not_needed:
        return State.NOT_NEEDED, film.description_not_needed
    if film.published_on and film.published_on < DESCRIPTION_SINCE:
        return State.NOT_NEEDED, _("The film was first published before 1 February 2024.")
    return State.MISSING, _(
        "Give a version with audio description, or say why none is needed, for example that everything that "
        "matters is said."
    )


def _sign_language(film: Film) -> tuple[State, str]:
    if film.signed:
        return State.MET, _("There is a version in sign language.")
    return State.OPTIONAL, _("There is none. Nothing is held back without it.")


DUTIES = (
    Duty(
        "captions",
        gettext_lazy("Captions"),
        gettext_lazy("WCAG 2.2, 1.2.2 (A): films with sound have captions."),
        _captions,
    ),
    Duty(
        "alternative",
        gettext_lazy("Transcript"),
        gettext_lazy(
            "WCAG 2.2, 1.2.3, without sound 1.2.1 (A): what is seen and heard can also be read, or is described."
        ),
        _alternative,
    ),
    Duty(
        "description",
        gettext_lazy("Audio description"),
        gettext_lazy(
            "WCAG 2.2, 1.2.5 (AA): what is seen is told. In Norway for public bodies’ films published since "
            "1 February 2024."
        ),
        _description,
    ),
    Duty(
        "sign_language",
        gettext_lazy("Sign language"),
        gettext_lazy("WCAG 2.2, 1.2.6 (AAA)."),
        _sign_language,
    ),
)
