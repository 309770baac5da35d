"""Gates: the reasons why a profile may not be published yet. Each says in words what to do.

A gate is a function that takes a `ProfilePage` and the answers it would be published with, and yields
`Problem`s. `ProfilePage.clean()` runs them all, so that an editor reads everything at once. Register more with
`@gate`; a site turns one off by naming it in `SHOWCASE_GATES_OFF`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

if TYPE_CHECKING:
    from .models import Answer, ProfilePage

MIN_ANSWERS = 3
# What a draft is called until someone writes the person's name.
UNNAMED = gettext_lazy("Unnamed")


@dataclass(frozen=True)
class Problem:
    """What is missing: the field to mend it in (None where it is no single field) and the words."""

    field: str | None
    message: str


Gate = Callable[["ProfilePage", "list[Answer]"], Iterable[Problem]]
_registry: dict[str, Gate] = {}


def gate(function: Gate) -> Gate:
    """Register a gate under its function's name."""
    _registry[function.__name__] = function
    return function


def check(profile: ProfilePage, answers: Iterable[Answer]) -> list[Problem]:
    """Every reason why this profile may not be published with these answers, in the order of the form."""
    off = set(getattr(settings, "SHOWCASE_GATES_OFF", ()))
    answers = list(answers)
    return [
        problem for name, run in _registry.items() if name not in off for problem in run(profile, answers)
    ]


def missing_in_draft(profile: ProfilePage) -> list[str]:
    """What the latest draft of this profile misses, each with the person's name: for messages outside its form."""
    draft = profile.get_latest_revision_as_object()
    return [f"{draft}: {problem.message}" for problem in check(draft, draft.answers.all())]


def _required(profile: ProfilePage, field: str, message: str) -> Iterator[Problem]:
    if not getattr(profile, field):
        yield Problem(field, message)


@gate
def name(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    if is_unnamed(profile.title):
        yield Problem("title", _("Write the person's name."))


@gate
def headline(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    yield from _required(
        profile, "headline", _("Write a headline: one line that makes people want to read on.")
    )


@gate
def summary(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    yield from _required(
        profile, "summary", _("Write a summary of one or two sentences: lists and shared links show it.")
    )


@gate
def portrait(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    if profile.portrait_id is None:
        yield Problem("portrait", _("Choose or upload a portrait."))


@gate
def portrait_alt(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    """WCAG 2.2 SC 1.1.1."""
    yield from _required(
        profile,
        "portrait_alt",
        _("Describe the portrait for people who do not see it: who, doing what, where."),
    )


@gate
def job_title(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    yield from _required(profile, "job_title", _("Write the person's job title."))


@gate
def workplace(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    if profile.workplace_id is None:
        yield Problem("workplace", _("Choose the workplace, or create it with the “Choose” button."))


@gate
def answered(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    """Enough answers to be an interview, and none half done."""
    full = [answer for answer in answers if has_words(answer.body)]
    if len(full) < MIN_ANSWERS:
        yield Problem(
            None,
            ngettext(
                "At least %(minimum)s questions need an answer; so far %(count)s has one.",
                "At least %(minimum)s questions need an answer; so far %(count)s have one.",
                len(full),
            )
            % {"minimum": MIN_ANSWERS, "count": len(full)},
        )
    for answer in answers:
        if answer.wording and not has_words(answer.body):
            yield Problem(
                None,
                _("“%(question)s” has no answer yet: write one, or delete the question.")
                % {"question": answer.wording},
            )
        elif has_words(answer.body) and not answer.wording:
            text = strip_tags(answer.body)[:60]
            yield Problem(
                None, _("The answer that begins “%(answer)s” has no question: write it.") % {"answer": text}
            )


@gate
def asked_once(profile: ProfilePage, answers: list[Answer]) -> Iterator[Problem]:
    """One person answers a question of the library once, so that counts of answers are counts of people."""
    asked = Counter(answer.question_id for answer in answers if answer.question_id)
    for answer in answers:
        if asked.pop(answer.question_id, 0) > 1:
            yield Problem(
                None,
                _(
                    "“%(question)s” is there more than once: delete one, or empty its “Question in the library”."
                )
                % {"question": answer.question.text},
            )


def has_words(html: str) -> bool:
    """Whether rich text says anything: an empty editor leaves "<p></p>" behind."""
    return bool(strip_tags(html or "").replace("\xa0", " ").strip())


def is_unnamed(title: str) -> bool:
    """Whether the title is no name: empty, or the stand-in in the language of whoever saved the draft."""
    stand_ins = {""}
    for language, _name in settings.LANGUAGES:
        with override(language):
            stand_ins.add(str(UNNAMED))
    return title in stand_ins
