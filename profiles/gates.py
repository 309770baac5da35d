"""Gates: the reasons why a profile may not be published yet. Each says in words what to do.

A gate is a function that takes an `Interview`, a profile with the answers and films it would be published with, and
yields `Problem`s. `ProfilePage.clean()` runs them all, so that an editor reads everything at once. Register more with
`@gate`. `SHOWCASE_GATES_OFF` turns gates off by their names: "film_captions" everywhere, "example.org:film_captions"
for the site with that host.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from wagtail.models import Site

from media import duties

from .wording import says

if TYPE_CHECKING:
    from media.models import Film

    from .models import Answer, ProfilePage

MIN_ANSWERS = 3
# What a draft is called until someone writes the person's name.
UNNAMED = gettext_lazy("Unnamed")


@dataclass(frozen=True)
class Problem:
    """What is missing: the field or child relation to mend it in (None where it is no single one) and the words.

    What is wrong with one `answer` names it, and its `column`.
    """

    field: str | None
    message: str
    answer: Answer | None = None
    column: str = ""


@dataclass(frozen=True)
class Interview:
    """A profile with the answers and films that it would be published with: as typed, as drafted or as stored."""

    profile: ProfilePage
    answers: list[Answer]
    films: list[Film]

    @classmethod
    def of(cls, profile: ProfilePage) -> Self:
        """As the profile itself has them; a draft's are the draft's."""
        films = [use.film for use in profile.film_uses.all() if use.film_id]
        return cls(profile, list(profile.answers.all()), films)


Gate = Callable[[Interview], Iterable[Problem]]
_registry: dict[str, Gate] = {}


def gate(function: Gate) -> Gate:
    """Register a gate under its function's name."""
    _registry[function.__name__] = function
    return function


def check(interview: Interview) -> list[Problem]:
    """Every reason why this interview may not be published yet, in the order of the form."""
    return [problem for problems in check_by_gate(interview).values() for problem in problems]


def check_by_gate(interview: Interview, *, but: Container[str] = ()) -> dict[str, list[Problem]]:
    """What each gate that is on has to say, nothing where it is open, in the order of the form; without gates `but`."""
    off = _off(interview.profile)
    return {
        name: list(run(interview)) for name, run in _registry.items() if name not in off and name not in but
    }


def names() -> list[str]:
    """The names of all gates, as settings name them."""
    return list(_registry)


def missing_in_draft(profile: ProfilePage) -> list[str]:
    """What the latest draft of this profile misses, each with the person's name: for messages outside its form."""
    draft = profile.get_latest_revision_as_object()
    return [f"{draft}: {problem.message}" for problem in check(Interview.of(draft))]


def _off(profile: ProfilePage) -> set[str]:
    """The names of the gates that are turned off for the profile's site."""
    entries = [entry.rpartition(":") for entry in settings.SHOWCASE_GATES_OFF]
    if not any(host for host, _colon, _name in entries):
        return {name for _host, _colon, name in entries}
    # Asked of the series: a page that is being added has no place in the tree yet. What is imported has not even a
    # series, and goes into the default site.
    site = profile.series.get_site() if profile.series else Site.objects.filter(is_default_site=True).first()
    return {name for host, _colon, name in entries if not host or (site and host == site.hostname)}


def _required(interview: Interview, field: str, message: str) -> Iterator[Problem]:
    if not getattr(interview.profile, field):
        yield Problem(field, message)


@gate
def withdrawal(interview: Interview) -> Iterator[Problem]:
    """GDPR Art. 7 (3): who has asked not to be shown is not shown again by mistake."""
    from .models import Withdrawal

    if Withdrawal.of(interview.profile):
        yield Problem(
            None,
            _(
                "%(name)s asked not to be shown any more. Only if that has changed: a series manager lifts the "
                "withdrawal, in the menu at the top of this page."
            )
            % {"name": interview.profile.title},
        )


@gate
def name(interview: Interview) -> Iterator[Problem]:
    if is_unnamed(interview.profile.title):
        yield Problem("title", _("Write the person's name."))


@gate
def headline(interview: Interview) -> Iterator[Problem]:
    yield from _required(
        interview, "headline", _("Write a headline: one line that makes people want to read on.")
    )


@gate
def summary(interview: Interview) -> Iterator[Problem]:
    yield from _required(
        interview, "summary", _("Write a summary of one or two sentences: lists and shared links show it.")
    )


@gate
def portrait(interview: Interview) -> Iterator[Problem]:
    if interview.profile.portrait_id is None:
        yield Problem("portrait", _("Choose or upload a portrait."))


@gate
def portrait_alt(interview: Interview) -> Iterator[Problem]:
    """WCAG 2.2 SC 1.1.1."""
    yield from _required(
        interview,
        "portrait_alt",
        _("Describe the portrait for people who do not see it: who, doing what, where."),
    )


@gate
def job_title(interview: Interview) -> Iterator[Problem]:
    yield from _required(interview, "job_title", _("Write the person's job title."))


@gate
def workplace(interview: Interview) -> Iterator[Problem]:
    if interview.profile.workplace_id is None:
        yield Problem("workplace", _("Choose the workplace. “Choose workplace” also lets you create one."))


@gate
def answered(interview: Interview) -> Iterator[Problem]:
    """Enough answers to be an interview, and none half done."""
    full = [answer for answer in interview.answers if has_words(answer.body)]
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
    for answer in interview.answers:
        if answer.wording and not has_words(answer.body):
            yield Problem(
                None,
                _("“%(question)s” has no answer yet: write one, or delete the question.")
                % {"question": answer.wording},
                answer,
                "body",
            )
        elif has_words(answer.body) and not answer.wording:
            text = strip_tags(answer.body)[:60]
            yield Problem(
                None,
                _("The answer that begins “%(answer)s” has no question: write it.") % {"answer": text},
                answer,
                "wording",
            )


@gate
def pull_quotes(interview: Interview) -> Iterator[Problem]:
    """Words that are set large are words that the person said, and has approved.

    Not of a translation: there they are taken out until both are translated (`languages/provenance.py`).
    """
    if interview.profile.provenance:
        return
    for answer in interview.answers:
        if answer.pull_quote and not says(answer.body, answer.pull_quote):
            yield Problem(
                None,
                _(
                    "“%(quote)s” is to be set large, but does not stand in the answer to “%(question)s” word for word. "
                    "Copy it from the answer, or leave it out."
                )
                % {"quote": answer.pull_quote, "question": answer.wording},
                answer,
                "pull_quote",
            )


@gate
def asked_once(interview: Interview) -> Iterator[Problem]:
    """One person answers a question of the library once, so that counts of answers are counts of people."""
    asked = Counter(answer.question_id for answer in interview.answers if answer.question_id)
    for answer in interview.answers:
        if asked.pop(answer.question_id, 0) > 1:
            yield Problem(
                None,
                _(
                    "“%(question)s” is there more than once: delete one, or empty its “Question in the library”."
                )
                % {"question": answer.question.text},
                answer,
                "question",
            )


@gate
def film_captions(interview: Interview) -> Iterator[Problem]:
    """WCAG 2.2 SC 1.2.2."""
    yield from _duty(interview, "captions")


@gate
def film_transcript(interview: Interview) -> Iterator[Problem]:
    """WCAG 2.2 SC 1.2.3, and 1.2.1 for films without sound."""
    yield from _duty(interview, "alternative")


@gate
def film_description(interview: Interview) -> Iterator[Problem]:
    """WCAG 2.2 SC 1.2.5."""
    yield from _duty(interview, "description")


def _duty(interview: Interview, key: str) -> Iterator[Problem]:
    for film in interview.films:
        for standing in duties.missing(film):
            if standing.duty.key == key:
                yield Problem(
                    "film_uses",
                    _(
                        "%(duty)s: missing for the film “%(film)s”. %(what)s Open the film under “Showcase”, “Films”; "
                        "where it cannot be, a series manager can write down there why."
                    )
                    % {"duty": standing.duty.name, "film": film, "what": standing.message},
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
