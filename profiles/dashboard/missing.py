"""What drafts still miss, in a few words, for a whole list of them in a fixed number of queries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Revision

from media.models import Film, Image

from .. import gates
from ..models import ProfilePage, Workplace

# The wheel of a draft has as many arms as the mark.
ARMS = 8


def _answers(interview: gates.Interview) -> str:
    empty = [answer for answer in interview.answers if answer.wording and not gates.has_words(answer.body)]
    if not empty:
        return _("questions with answers")
    return ngettext("%(count)s answer", "%(count)s answers", len(empty)) % {"count": len(empty)}


# By the names of gates; a gate that is not here is told in its own words.
WORDS: dict[str, str | Callable[[gates.Interview], str]] = {
    "name": gettext_lazy("name"),
    "headline": gettext_lazy("headline"),
    "summary": gettext_lazy("summary"),
    "portrait": gettext_lazy("portrait"),
    "portrait_alt": gettext_lazy("the portrait in words"),
    "job_title": gettext_lazy("job title"),
    "workplace": gettext_lazy("workplace"),
    "answered": _answers,
    "asked_once": gettext_lazy("each question only once"),
    "film_captions": gettext_lazy("captions of a film"),
    "film_transcript": gettext_lazy("transcript of a film"),
    "film_description": gettext_lazy("audio description of a film"),
}
# It asks the database about each profile. Lists leave withdrawn people out, or do not need to know.
BUT = ("withdrawal",)


@dataclass(frozen=True)
class Draft:
    """A profile as a revision has it, and what it misses."""

    portrait: Image | None
    missing: list[str]
    gates: int
    held: int

    @property
    def arms(self) -> list[tuple[int, bool]]:
        """The arms of the draft's wheel: the angle of each, and whether it is taken; all where nothing is missing."""
        taken = ARMS if not self.held else int((self.gates - self.held) / self.gates * ARMS)
        return [(360 // ARMS * arm, arm < taken) for arm in range(ARMS)]


def drafts_of(pages: Iterable[ProfilePage], revisions: dict[int, Revision]) -> dict[int, Draft]:
    """What a revision of each of these pages has, by the page's key. Three queries and one for the captions."""
    read = {page.pk: _read(page, revisions.get(page.pk)) for page in pages}
    portraits = Image.objects.prefetch_related("renditions").in_bulk(
        {draft.portrait_id for draft in read.values() if draft.portrait_id}
    )
    workplaces = set(
        Workplace.objects.filter(pk__in={draft.workplace_id for draft in read.values()}).values_list(
            "pk", flat=True
        )
    )
    uses = {pk: [use.film_id for use in draft.film_uses.all()] for pk, draft in read.items()}
    films = Film.objects.prefetch_related("captions").in_bulk(
        {film for used in uses.values() for film in used}
    )
    found = {}
    for pk, draft in read.items():
        # What was deleted since is missing again.
        draft.portrait = portraits.get(draft.portrait_id)
        draft.workplace_id = draft.workplace_id if draft.workplace_id in workplaces else None
        interview = gates.Interview(
            draft, list(draft.answers.all()), [films[film] for film in uses[pk] if film in films]
        )
        found[pk] = _judge(interview)
    return found


def _judge(interview: gates.Interview) -> Draft:
    problems = gates.check_by_gate(interview, but=BUT)
    missing: list[str] = []
    for name in (name for name, found in problems.items() if found):
        words = WORDS.get(name)
        if words is None:
            missing += [problem.message for problem in problems[name]]
        else:
            missing.append(words(interview) if callable(words) else str(words))
    held = sum(bool(found) for found in problems.values())
    return Draft(interview.profile.portrait, missing, len(problems), held)


def _read(page: ProfilePage, revision: Revision | None) -> ProfilePage:
    """The page as the revision has it, without a look at the database: for reading, not for saving."""
    if revision is None:
        return page
    draft = ProfilePage.from_serializable_data(revision.content, check_fks=False)
    draft.series = page.series
    return draft
