"""The committed schema says what the models say."""

import json

import pytest
from jsonschema import Draft202012Validator

from media.channels import CHANNELS
from media.models import CaptionTrack
from profiles.models import SocialLink
from showcase.exchange import kinds
from showcase.exchange.schema import SCHEMA_FILE, definition, definitions

COLUMNS = [
    *(
        (kind.name, name, kind.model, column)
        for kind in kinds.BY_NAME.values()
        for name, column in kind.columns.items()
    ),
    ("socialLink", "url", SocialLink, "url"),
    ("captions", "language", CaptionTrack, "language"),
]
OBJECTS = [name for name, rule in definitions().items() if "properties" in rule]


def test_schema_is_valid_json_schema():
    Draft202012Validator.check_schema(json.loads(SCHEMA_FILE.read_text("utf-8")))


@pytest.mark.parametrize("name", OBJECTS)
def test_no_definition_lets_unknown_properties_pass(name):
    assert definitions()[name]["additionalProperties"] is False


@pytest.mark.parametrize("name", OBJECTS)
def test_every_property_that_may_be_left_out_says_what_that_means(name):
    rules = definitions()[name]
    optional = set(rules["properties"]) - set(rules["required"])
    assert all("default" in definition(rules["properties"][name]) for name in optional)


@pytest.mark.parametrize(("kind", "name", "model", "column"), COLUMNS)
def test_length_in_the_schema_is_the_length_in_the_model(kind, name, model, column):
    limit = None if (kind, name) in kinds.RICH_TEXT else model._meta.get_field(column).max_length
    assert definition(definitions()[kind]["properties"][name]).get("maxLength") == limit


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.BY_NAME.values()])
def test_every_property_of_a_kind_is_kept_somewhere(kind):
    entry = kinds.BY_NAME[kind]
    elsewhere = {
        *("type", "live", "private", "children", "profiles", "questions", "focal_point", "file", "captions"),
        *("occupations", "films", "answers", "social_links", "topics", *kinds.FILM_FILES),
    }
    assert set(definitions()[kind]["properties"]) - elsewhere == set(entry.columns) | set(entry.relations)


def test_networks_are_those_of_the_model():
    networks = definitions()["socialLink"]["properties"]["network"]["enum"]
    assert networks == [channel.key for channel in CHANNELS]


def test_version_of_the_schema_is_the_version_that_is_read():
    from showcase.exchange.schema import VERSION

    assert definitions()["bundle"]["properties"]["version"]["const"] == VERSION
