"""Where somebody matched: the passage of an interview that has most of the words, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ..models import Answer, ProfileFilm
from ..wording import plain_text
from .text import SHORTEST_BEGINNING, TOKEN, fold, stems, telling_words

if TYPE_CHECKING:
    from ..models import ProfilePage

LENGTH = 220
# Before the first word that matched: enough to see whom and what it is about.
LEAD = 70
ANSWER, SUMMARY, FILM = "answer", "summary", "film"


@dataclass(frozen=True)
class Passage:
    """A passage with its words marked. `label` is the question as it was asked, or the film's title; "" for a summary.

    `answer_id` is the key of the answer it is from, `film_slug` the film it is from.
    """

    kind: str
    label: str
    html: SafeString
    answer_id: int | None = None
    film_slug: str = ""


@dataclass(frozen=True)
class _Text:
    kind: str
    label: str
    text: str
    answer_id: int | None = None
    film_slug: str = ""


@dataclass(frozen=True)
class _Match:
    start: int
    end: int
    word: str


class Query:
    """The telling words of a query, to be found in texts as the engines find them: by stem, or by how a word begins.

    Stop words alone are asked for only among names, jobs and facts, so no text shows them.
    """

    def __init__(self, text: str) -> None:
        self._stems = {word: stems(word) for word in telling_words(text)}
        self._known: dict[str, str] = {}

    def matches(self, text: str) -> list[_Match]:
        """Where the words stand in a text, in order."""
        found = []
        for token in TOKEN.finditer(text):
            if word := self._word_of(token.group()):
                found.append(_Match(token.start(), token.end(), word))
        return found

    def _word_of(self, token: str) -> str:
        """The word of the query that this token is a form of; "" for none."""
        if token not in self._known:
            folded = fold(token)
            self._known[token] = next((word for word in self._stems if self._is_form(folded, word)), "")
        return self._known[token]

    def _is_form(self, folded: str, word: str) -> bool:
        if folded == word or stems(folded) & self._stems[word]:
            return True
        beginnings = {word, *self._stems[word]}
        return any(len(part) >= SHORTEST_BEGINNING and folded.startswith(part) for part in beginnings)


def passages(people: Iterable[ProfilePage], text: str) -> dict[int, Passage]:
    """By profile, the passage that matches a query best; two queries.

    Who matches only by name, job or facts has none.
    """
    keys = [person.pk for person in people]
    texts: dict[int, list[_Text]] = {
        person.pk: [_Text(SUMMARY, "", person.summary), _Text(SUMMARY, "", person.headline)]
        for person in people
    }
    for answer in Answer.objects.filter(page__in=keys).order_by("sort_order"):
        answered = _Text(ANSWER, answer.wording, plain_text(answer.body), answer.pk)
        texts[answer.page_id].append(answered)
    for use in ProfileFilm.objects.filter(page__in=keys).select_related("film"):
        film = use.film
        texts[use.page_id].append(
            _Text(FILM, film.title_here, plain_text(film.transcript_here), film_slug=film.slug)
        )
    query = Query(text)
    found = {key: _best(query, written) for key, written in texts.items()}
    return {key: passage for key, passage in found.items() if passage}


def _best(query: Query, texts: list[_Text]) -> Passage | None:
    """The passage with most of the words; of equals the first answer, then the summary, then the film."""
    best: tuple[tuple[int, bool, int], _Text, list[_Match]] | None = None
    for text in texts:
        matches = query.matches(text.text)
        asked = {match.word for match in query.matches(text.label)} if text.kind == ANSWER else set()
        if not matches and not asked:
            continue
        score = (
            len(asked | {match.word for match in matches}),
            text.kind == ANSWER,
            bool(matches) + min(len(matches), 5),
        )
        if best is None or score > best[0]:
            best = score, text, matches
    if best is None:
        return None
    _score, text, matches = best
    return Passage(text.kind, text.label, _marked(text.text, matches), text.answer_id, text.film_slug)


def _marked(text: str, matches: list[_Match]) -> SafeString:
    """The part of a text where its matches stand closest, escaped, with each match in a `<mark>`."""
    start, end = _window(text, matches)
    parts: list[str] = ["… "] if start else []
    at = start
    for match in matches:
        if start <= match.start and match.end <= end:
            parts += [conditional_escape(text[at : match.start]), "<mark>"]
            parts += [conditional_escape(text[match.start : match.end]), "</mark>"]
            at = match.end
    parts += [conditional_escape(text[at:end].rstrip()), " …" if end < len(text.rstrip()) else ""]
    # Every piece that somebody wrote is escaped above.
    return mark_safe("".join(parts))  # noqa: S308


def _window(text: str, matches: list[_Match]) -> tuple[int, int]:
    """From where to where a passage is cut: around the match with most others after it, at the borders of words."""
    if not matches:
        first = 0
    else:
        first = max(matches, key=lambda match: len({other.word for other in _after(match, matches)})).start
    start = max(0, first - LEAD)
    if start:
        # A sentence that begins here is a better place than the middle of one.
        sentence = max(text.rfind(mark, start, first) for mark in (". ", "? ", "! ", "\n"))
        space = text.find(" ", start, first)
        start = sentence + 2 if sentence >= 0 else (space + 1 if space >= 0 else first)
    end = start + LENGTH
    if end >= len(text):
        return start, len(text)
    covered = max((match.end for match in matches if match.start < end), default=start)
    space = text.rfind(" ", covered, end)
    return start, space if space > 0 else max(covered, end)


def _after(match: _Match, matches: list[_Match]) -> Iterator[_Match]:
    return (other for other in matches if match.start <= other.start < match.start + LENGTH - LEAD)
