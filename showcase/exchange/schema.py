"""The rules of schema.json, applied: what is wrong in words, and what a property that is left out means."""

import datetime
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker, validators

from profiles.wording import in_quotes

from .problems import Problems, Where

VERSION = 1
SCHEMA_FILE = Path(__file__).parent / "schema.json"
_ROOT = "#/$defs/"

_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and bool(datetime.date.fromisoformat(value)))


@_formats.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    """RFC 3339: with its offset from UTC."""
    if not isinstance(value, str):
        return True
    instant = parse_datetime(value)
    return instant is not None and instant.tzinfo is not None


@_formats.checks("uri", raises=DjangoValidationError)
def _is_uri(value: object) -> bool:
    if isinstance(value, str) and value:
        URLValidator(schemes=["http", "https"])(value)
    return True


def _pattern(validator: Any, pattern: str, value: Any, schema: dict[str, Any]) -> Iterator[Any]:
    # JSON Schema's "$" is the end (ECMA 262); Python's also stands before a line break at the end.
    if isinstance(value, str) and not re.search(f"{pattern.removesuffix('$')}\\Z", value):
        yield jsonschema.ValidationError(pattern)


_Validator = validators.extend(Draft202012Validator, {"pattern": _pattern})


@cache
def definitions() -> dict[str, dict[str, Any]]:
    return json.loads(SCHEMA_FILE.read_text("utf-8"))["$defs"]


def definition(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with its reference, if it is one, followed."""
    if "$ref" in schema:
        return {**definitions()[schema["$ref"].removeprefix(_ROOT)], **schema}
    return schema


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = {"$ref": f"{_ROOT}{kind}", "$defs": definitions()}
    return _Validator(schema, format_checker=_formats)


def check(kind: str, file: str, document: Any, problems: Problems) -> dict[str, Any]:
    """Report everything in which `document` breaks the schema's rules for `kind`.

    Returns it mended as far as its shape goes, so that other checks can go on: what has the wrong type is
    replaced by the property's default (an item of a list by None), what is left out is filled in, what is
    unknown is left out.
    """
    document = deepcopy(document)
    holder = {"": document}
    for error in sorted(
        _validator(kind).iter_errors(document), key=lambda error: [str(p) for p in error.path]
    ):
        where: Where = tuple(error.absolute_path)
        for place, message in _in_words(error, where):
            problems.add(file, place, message)
        if error.validator in {"type", "required", "additionalProperties", "const", "enum"}:
            _drop_wrong_shape(holder, where, error)
    return complete(kind, holder.get("") or {})


def complete(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """`item` with every property of its kind, in the schema's order; what is left out has its default."""
    return _completed(definitions()[kind], item)


def for_export(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """`item` as an export writes it: in the schema's order, rare properties only where they say something."""
    return _exported(definitions()[kind], item)


def _exported(schema: dict[str, Any], value: Any) -> Any:
    schema = definition(schema)
    if isinstance(value, dict):
        rules = {name: definition(rule) for name, rule in schema["properties"].items() if name in value}
        return {
            name: _exported(rule, value[name])
            for name, rule in rules.items()
            if not (rule.get("omitWhenDefault") and value[name] == rule["default"])
        }
    if isinstance(value, list):
        return [_exported(schema["items"], item) for item in value]
    return value


def _completed(schema: dict[str, Any], value: Any) -> Any:
    schema = definition(schema)
    if isinstance(value, dict) and "properties" in schema:
        return {
            name: _completed(rule, value[name]) if name in value else _default(rule)
            for name, rule in schema["properties"].items()
        }
    if isinstance(value, list) and "items" in schema:
        return [_completed(schema["items"], item) for item in value]
    return value


def _default(schema: dict[str, Any]) -> Any:
    schema = definition(schema)
    if "default" in schema:
        return deepcopy(schema["default"])
    return schema.get("const", "")


def _drop_wrong_shape(holder: dict[str, Any], where: Where, error: jsonschema.ValidationError) -> None:
    container: Any = holder
    for part in ("", *where)[:-1]:
        try:
            container = container[part]
        except (KeyError, TypeError):
            # An outer part has been replaced already.
            return
    last = ("", *where)[-1]
    if error.validator in {"type", "const", "enum"}:
        if isinstance(container, list):
            container[last] = None
        elif isinstance(container, dict):
            container.pop(last, None)


def _in_words(error: jsonschema.ValidationError, where: Where) -> list[tuple[Where, str]]:
    """The places and messages of one error of the schema."""
    value, rule = error.instance, error.validator_value
    if error.validator == "required":
        # One error is raised for each name that is missing; its message begins with the name, quoted.
        missing = [name for name in rule if name not in value and error.message.startswith(repr(name))]
        return [((*where, name), _("This is missing. Write it.")) for name in missing]
    if error.validator == "additionalProperties":
        known = ", ".join(error.schema["properties"])
        unknown = sorted(set(value) - set(error.schema["properties"]))
        return [
            ((*where, name), _("This property is not known here. Known are: %(known)s.") % {"known": known})
            for name in unknown
        ]
    if error.validator == "type":
        return [(where, _("This must be %(types)s.") % {"types": _types(rule)})]
    if error.validator == "maxLength":
        message = _("This is %(length)s characters long; at most %(limit)s are kept. Shorten it.")
        return [(where, message % {"length": len(value), "limit": rule})]
    if error.validator == "minLength":
        return [(where, _("This is empty. Write it."))]
    if error.validator == "uniqueItems":
        twice = sorted({str(item) for item in value if value.count(item) > 1})
        return [(where, _("In this list twice: %(items)s. Keep one of each.") % {"items": ", ".join(twice)})]
    if error.validator in {"const", "enum"}:
        allowed = ", ".join(in_quotes(str(item)) for item in (rule if error.validator == "enum" else [rule]))
        return [
            (
                where,
                _("“%(value)s” is not possible here: write %(allowed)s.")
                % {"value": value, "allowed": allowed},
            )
        ]
    if error.validator == "pattern":
        return [(where, _pattern_in_words(rule) % {"value": value})]
    if error.validator == "format":
        return [(where, _format_in_words(rule) % {"value": value})]
    return [(where, error.message)]


def _types(rule: str | list[str]) -> str:
    words = {
        "string": _("a text in quotes"),
        "boolean": _("true or false"),
        "integer": _("a whole number"),
        "array": _("a list in square brackets"),
        "object": _("an object in curly brackets"),
        "null": _("null"),
    }
    return _(" or ").join(words[name] for name in ([rule] if isinstance(rule, str) else rule))


def _pattern_in_words(pattern: str) -> str:
    if "[0-9]{4}" in pattern:
        return _("“%(value)s” is not a code: it has four digits, in quotes, for example “3401”.")
    if "_" in pattern:
        return _("“%(value)s” is not a slug: use letters a to z, digits, hyphens and underscores only.")
    return _("“%(value)s” is not the code of a language, for example “nb” or “en”.")


def _format_in_words(name: str) -> str:
    return {
        "date": _("“%(value)s” is not a day: write year, month, day, for example “2026-02-03”."),
        "date-time": _("“%(value)s” is not a moment: write it in UTC, for example “2026-02-03T08:00:00Z”."),
        "uri": _("“%(value)s” is not an address: it begins with https:// or http://."),
    }[name]
