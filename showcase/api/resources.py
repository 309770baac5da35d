"""How an operation is declared: by one decorator, which also refuses parameters that it does not have."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, cleandoc, signature
from typing import Annotated, Any, Literal, get_args, get_origin

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Query, Router
from ninja.errors import ValidationError
from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Site

from profiles.languages.homes import homes_of

from .problems import ProblemError

MOST_RESULTS = 100
USUAL_RESULTS = 24


def _whole_number(value: Any) -> Any:
    """Digits and nothing else: Pydantic would also read “1_0”, “ 1 ” and “1.0”."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise PydanticCustomError("whole_number", "Give a whole number in digits.")
    return value


class Paging(BaseModel):
    """Which part of a list is asked for."""

    limit: Annotated[int, BeforeValidator(_whole_number)] = Field(
        USUAL_RESULTS,
        ge=1,
        le=MOST_RESULTS,
        description="How many results at most.",
        examples=[10],
    )
    cursor: str = Field(
        "",
        # 255 characters of four bytes in Base64, with what stands beside them.
        pattern=r"^[-_.a-zA-Z0-9]{0,1600}$",
        description="Which page: comes with “next” and “previous”, and is not made by hand. Empty for the first page.",
        examples=[""],
    )


PagingQuery = Annotated[Paging, Query()]


class Reading(BaseModel):
    """Whose words are asked for."""

    language: Literal["", "en", "nb", "nn"] = Field(
        "",
        description="The language to read in; the site's first without it. What is not translated is there in another, "
        "and says in which.",
        examples=[""],
    )


READING = Parameter("reading", Parameter.KEYWORD_ONLY, annotation=Annotated[Reading, Query()])


def resource(
    router: Router, path: str, response: type[BaseModel], summary: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a GET operation: its name is the function's, its description the function's docstring.

    Every operation can be read in every language of the site (`Reading`). A parameter that the operation does not have
    is refused (422): one misspelled would else be a filter that is silently not there.
    """

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        known = [*_query_parameters(function), *Reading.model_fields]

        @wraps(function)
        def operation(request: HttpRequest, *args: Any, reading: Reading, **kwargs: Any) -> Any:
            _refuse_unknown(request, known)
            language = reading.language or settings.LANGUAGE_CODE
            site = Site.find_for_request(request)
            if reading.language and site and language not in homes_of(site):
                raise ProblemError(404, _("The site is not published in this language. Ask in another."))
            with override(language):
                return function(request, *args, **kwargs)

        own = signature(function)
        operation.__signature__ = own.replace(parameters=[*own.parameters.values(), READING])
        return router.get(
            path,
            response=response,
            summary=summary,
            description=" ".join(cleandoc(function.__doc__ or "").split()),
            operation_id=function.__name__,
            url_name=function.__name__,
        )(operation)

    return declare


def _query_parameters(function: Callable[..., Any]) -> list[str]:
    """The fields of the models that stand in the query."""
    annotations = [parameter.annotation for parameter in signature(function).parameters.values()]
    models = [get_args(each)[0] for each in annotations if get_origin(each) is Annotated]
    return [
        name
        for model in models
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name in model.model_fields
    ]


def _refuse_unknown(request: HttpRequest, known: list[str]) -> None:
    names = ", ".join(known) or "–"
    errors = [
        {"type": "unknown_parameter", "loc": ("query", name), "msg": "", "ctx": {"known": names}}
        for name in request.GET
        if name not in known
    ]
    if errors:
        raise ValidationError(errors)
