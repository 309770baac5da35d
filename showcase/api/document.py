"""The OpenAPI 3.1 document: what Ninja writes, mended, with what every operation has in common."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from .problems import CONTENT_TYPE
from .schemas.problems import ParameterProblem, ProblemDocument

FILE = Path(__file__).resolve().parent.parent.parent / "docs" / "openapi.json"
# What each error means here, and what it says. 410 is for those operations alone that are about one person.
_OF_ONE_PERSON = {"profile"}
_ERRORS = {
    400: ("The request cannot be read.", "This request cannot be read. Send fewer parameters."),
    404: (
        "There is no such thing, or it is not published; or no such cursor was given out.",
        "There is no such thing, or it is not published. The lists of the API have everything that is.",
    ),
    405: ("The method is not one that reads.", "This API is read-only. Ask with GET, HEAD or OPTIONS."),
    410: (
        "The person asked not to be shown any more.",
        "This person asked not to be shown any more. Delete what you have kept of them.",
    ),
    422: (
        "A parameter is unknown, or is not written as it must be.",
        "Some parameters cannot be read: “errors” says which, and what each must be.",
    ),
}
_HEADERS = {
    "ETag": ("Names this answer: send it back as If-None-Match.", '"9a0364b9e99bb480dd25e1f0284c8555"'),
    "Cache-Control": ("May be kept, and must be asked for again.", "public, no-cache"),
    "Access-Control-Allow-Origin": ("Every web page may read this.", "*"),
}
# Ninja writes these too, though they are only the query's parameters as one.
_NOT_ANSWERED = ("Reading", "Paging", "FiltersAndPaging")


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the errors and headers that every operation has."""
    components = document["components"]
    _mapping, problems = models_json_schema(
        [(ParameterProblem, "serialization"), (ProblemDocument, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    components["schemas"] |= problems["$defs"]
    for name in _NOT_ANSWERED:
        components["schemas"].pop(name, None)
    components["responses"] = {_name(status): _error(status) for status in _ERRORS}
    components["responses"][_name(304)] = {
        "description": "The answer is still the one that If-None-Match names."
    }
    components["headers"] = {
        name: {"description": description, "required": True, "schema": {"type": "string"}, "example": example}
        for name, (description, example) in _HEADERS.items()
    }
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
            for response in operation["responses"].values():
                response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
            for status in (304, *_ERRORS):
                if status == HTTPStatus.GONE and operation["operationId"] not in _OF_ONE_PERSON:
                    continue
                operation["responses"][status] = {"$ref": f"#/components/responses/{_name(status)}"}
    return document


def text(document: dict[str, Any]) -> str:
    """The document as it is committed."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter as OpenAPI has it.

    Ninja gives a list of examples where a map belongs (OpenAPI 3.1 §4.8.12.3), and says of one that may be left out
    that it may be null, which no query can be.
    """
    schema = dict(parameter["schema"])
    for name in ("description", "title"):
        schema.pop(name, None)
    [example] = schema.pop("examples")
    for choice in schema.pop("anyOf", []):
        if choice != {"type": "null"}:
            schema |= choice
    mended = {"name": parameter["name"], "in": parameter["in"], "required": parameter["required"]}
    return mended | {"description": parameter["description"], "schema": schema, "example": example}


def _name(status: int) -> str:
    return HTTPStatus(status).phrase.replace(" ", "")


def _error(status: int) -> dict[str, Any]:
    description, detail = _ERRORS[status]
    errors = [{"in": "query", "name": "limit", "message": "Give 100 or less."}] if status == 422 else []
    example = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": errors,
    }
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    return {"description": description, "content": {CONTENT_TYPE: {"schema": schema, "example": example}}}
