"""The OpenAPI document: committed as it is served, and with words and examples for everything."""

import json
import subprocess
import sys

import pytest

from showcase.api.document import FILE, text
from showcase.api.v1 import api

from .asking import ask

DOCUMENT = json.loads(FILE.read_text("utf-8"))
OPERATIONS = {path: operations["get"] for path, operations in DOCUMENT["paths"].items()}
PARAMETERS = [(path, each) for path, operation in OPERATIONS.items() for each in operation["parameters"]]
FIELDS = [
    (name, field, rules)
    for name, schema in DOCUMENT["components"]["schemas"].items()
    for field, rules in schema["properties"].items()
]


def test_the_committed_document_is_the_api_s():
    assert FILE.read_text("utf-8") == text(api.get_openapi_schema()), "Run: python -m showcase.api"


@pytest.mark.django_db
def test_the_served_document_is_the_committed_one(home):
    assert ask("openapi.json").json() == DOCUMENT


def test_the_document_is_openapi_3_1():
    assert DOCUMENT["openapi"].startswith("3.1.")


@pytest.mark.parametrize("path", OPERATIONS)
def test_an_operation_says_what_it_is(path):
    operation = OPERATIONS[path]
    assert operation["summary"] and operation["description"] and operation["operationId"]


@pytest.mark.parametrize("path", OPERATIONS)
def test_an_operation_declares_every_error(path):
    errors = {"400", "404", "405", "422"} | ({"410"} if path.endswith("{profile}/") else set())
    assert set(OPERATIONS[path]["responses"]) == {"200", "304"} | errors


def test_only_reading_is_declared():
    assert {method for operations in DOCUMENT["paths"].values() for method in operations} == {"get"}


def test_every_parameter_says_what_it_is_with_an_example():
    assert [each for each in PARAMETERS if not each[1]["description"] or "example" not in each[1]] == []


def test_every_field_says_what_it_is():
    assert [each for each in FIELDS if not each[2].get("description")] == []


def test_every_field_has_an_example_itself_or_in_what_it_is_made_of():
    assert [
        each for each in FIELDS if not each[2].get("examples") and "$ref" not in json.dumps(each[2])
    ] == []


def test_every_reference_leads_somewhere():
    found = set()

    def walk(part):
        if isinstance(part, dict):
            found.update(value for name, value in part.items() if name == "$ref")
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    walk(DOCUMENT)
    components = DOCUMENT["components"]
    kept = {f"#/components/{kind}/{name}" for kind, parts in components.items() for name in parts}
    # Everything that is kept is used, too.
    assert found == kept


def test_the_command_writes_the_document_anew(tmp_path):
    """On a copy: what is committed is not touched by a test."""
    code = (
        "import pathlib, runpy, showcase.api.document as d; "
        f"d.FILE = pathlib.Path({str(tmp_path / 'openapi.json')!r}); "
        "runpy.run_module('showcase.api', run_name='__main__')"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FILE.parent.parent, capture_output=True)
    assert (tmp_path / "openapi.json").read_text("utf-8") == FILE.read_text("utf-8")
