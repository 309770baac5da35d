"""Errors, all of one shape: a problem document (RFC 9457) that says what is wrong and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import ValidationError

from profiles.absence import WithdrawnError, status_of

from .schemas.problems import ParameterProblem, ProblemDocument

if TYPE_CHECKING:
    from ninja import NinjaAPI

CONTENT_TYPE = "application/problem+json"
# Enough to see which one is meant; a longer name is somebody trying what the site can bear.
LONGEST_NAME = 100
MOST_PROBLEMS = 20

# By Pydantic's name of what is wrong (https://docs.pydantic.dev/latest/errors/validation_errors/).
_SENTENCES: dict[str, Promise] = {
    "int_parsing": gettext_lazy("Give a whole number in digits."),
    "whole_number": gettext_lazy("Give a whole number in digits."),
    "greater_than_equal": gettext_lazy("Give %(ge)s or more."),
    "less_than_equal": gettext_lazy("Give %(le)s or less."),
    "string_too_long": gettext_lazy("Give at most %(max_length)s characters."),
    "string_pattern_mismatch": gettext_lazy(
        "This is not written as such a value is: it must match %(pattern)s"
    ),
    "too_long": gettext_lazy("Give this parameter at most %(max_length)s times."),
    "literal_error": gettext_lazy("Give one of these: %(expected)s."),
    "unknown_parameter": gettext_lazy(
        "There is no such parameter here. Take it away; these are known: %(known)s."
    ),
}


class ProblemError(Exception):
    """What is wrong with a request: an HTTP status, a sentence, and what is wrong with which parameter."""

    def __init__(self, status: int, detail: str, errors: Iterable[ParameterProblem] = ()) -> None:
        super().__init__(detail)
        self.document = ProblemDocument(
            title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors)
        )

    def response(self) -> HttpResponse:
        content = json.dumps(self.document.model_dump(), ensure_ascii=False)
        return HttpResponse(content, status=self.document.status, content_type=CONTENT_TYPE)


def connect(api: NinjaAPI) -> None:
    """Have every error of this API answered with a problem document."""
    api.add_exception_handler(ProblemError, lambda request, problem: problem.response())
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(SuspiciousOperation, _suspicious)


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    detail = _(
        "There is no such thing, or it is not published. The lists of the API have everything that is."
    )
    if isinstance(error, WithdrawnError):
        detail = _("This person asked not to be shown any more. Delete what you have kept of them.")
    return ProblemError(status_of(error), detail).response()


def _suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    """More parameters than Django reads, and the like."""
    return ProblemError(400, _("This request cannot be read. Send fewer parameters.")).response()


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [_parameter_problem(each) for each in error.errors[:MOST_PROBLEMS]]
    detail = _("Some parameters cannot be read: “errors” says which, and what each must be.")
    return ProblemError(422, detail, errors).response()


def _parameter_problem(error: dict[str, Any]) -> ParameterProblem:
    # Ninja puts the name of the function's own argument before that of a parameter with several values, and which of
    # them it is after it.
    place, *path = error["loc"]
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    sentence = _SENTENCES.get(error["type"])
    message = str(sentence) % error.get("ctx", {}) if sentence else error["msg"]
    return ParameterProblem.model_validate({"in": place, "name": name[:LONGEST_NAME], "message": message})
