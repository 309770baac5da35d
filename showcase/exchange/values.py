"""From a property of a bundle to a column and back, and what a bundle's items name."""

import datetime
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.dateparse import parse_datetime

from . import richtext, schema
from .kinds import BY_NAME, RICH_TEXT, STREAMS, UNORDERED


@cache
def allowed_tags(kind: str, name: str) -> frozenset[str]:
    """The tags that this rich text property may hold: those that the editor offers for its column."""
    return richtext.allowed_tags(BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[name]).features)


def max_text_length(kind: str, name: str) -> int:
    """How many characters this rich text property may have, tags not counted."""
    return BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[name]).max_length


def to_column(kind: str, name: str, value: Any, page_ids: Mapping[str, int]) -> Any:
    """A property's value as its column keeps it."""
    if (kind, name) in RICH_TEXT:
        return richtext.to_database(value, allowed_tags(kind, name), page_ids)
    if block := STREAMS.get((kind, name)):
        return json.dumps([{"type": block, "value": item} for item in value if item is not None])
    rule = schema.definition(schema.definitions()[kind]["properties"][name])
    if value and rule.get("format") == "date":
        return datetime.date.fromisoformat(value)
    if value and rule.get("format") == "date-time":
        return parse_datetime(value)
    return value


def from_column(kind: str, name: str, value: Any, addresses: Mapping[int, str]) -> Any:
    """A column's value as a bundle writes it."""
    if (kind, name) in RICH_TEXT:
        return richtext.from_database(value, allowed_tags(kind, name), addresses)
    if (kind, name) in STREAMS:
        return [
            {key: from_column(kind, key, part, addresses) for key, part in block.value.items()}
            for block in value
        ]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def normal(kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """A completed item of a bundle as an export would write it, so that the two can be compared."""
    result = dict(item)
    for name in BY_NAME[kind].columns:
        value = item[name]
        if (kind, name) in RICH_TEXT:
            result[name] = richtext.canonical(value, allowed_tags(kind, name))
        elif value and (kind, name) not in STREAMS:
            result[name] = from_column(kind, name, to_column(kind, name, value, {}), {})
    for name in item:
        if (kind, name) in UNORDERED:
            result[name] = sorted(item[name])
    if kind == "profile":
        result["answers"] = [normal("answer", answer) for answer in item["answers"]]
    return result


def references(item: dict[str, Any], kind: str) -> Iterable[tuple[tuple[str | int, ...], str, str]]:
    """Where a completed item names things of the bundle: the place, the kind named, and the key."""
    lists = {
        ("profile", "occupations"): "occupation",
        ("profile", "films"): "film",
        ("profile", "topics"): "topic",
        ("questionSet", "questions"): "question",
    }
    for name, other in BY_NAME[kind].relations.items():
        if item[name] is not None:
            yield (name,), other, item[name]
    for (owner, name), other in lists.items():
        if owner == kind:
            yield from (((name, at), other, key) for at, key in enumerate(item[name]) if key is not None)
    for at, answer in enumerate(item.get("answers", ())):
        if answer is not None:
            yield from (
                (("answers", at, *where), other, key) for where, other, key in references(answer, "answer")
            )
