"""compose.yaml says what the site understands, and .env.example has what it asks for.

No engine is needed: what it starts is tested in tests/image/ and tests/nodes/.
"""

import re

import pytest
import yaml

from tests.showcase.settings.starting import ROOT, names_of_settings, start

# "${NAME}", "${NAME:-what else}", "${NAME:?what is wrong}".
ASKED = re.compile(r"\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}")
BACKENDS = ROOT / "showcase/delivery/varnish/backends.vcl"
FILLED_IN = {
    "SECRET_KEY": "only-for-a-look-at-compose-Gv7cN2rXqT9mLw4Yb8KzHs3Jd6Pf1Ae5",
    "ALLOWED_HOSTS": "showcase.example",
    "SHOWCASE_BASE_URL": "https://showcase.example",
    "POSTGRES_PASSWORD": "aPasswordOfLetters",
}


@pytest.fixture(scope="module")
def text() -> str:
    return (ROOT / "compose.yaml").read_text()


@pytest.fixture(scope="module")
def compose(text: str) -> dict:
    return yaml.safe_load(text)


@pytest.fixture(scope="module")
def services(compose: dict) -> dict[str, dict]:
    return compose["services"]


@pytest.fixture(scope="module")
def example() -> set[str]:
    """The names in .env.example."""
    return set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def of_the_site(services: dict[str, dict]) -> dict[str, dict]:
    """Those that run the image of the Dockerfile."""
    return {name: service for name, service in services.items() if "build" in service}


def substituted(value: str, variables: dict[str, str]) -> str:
    """As Compose fills in a value. KeyError where a needed one is missing."""

    def fill(found: re.Match[str]) -> str:
        name, mark, other = found.groups()
        return variables.get(name) or other if mark == "-" else variables[name]

    return ASKED.sub(fill, value)


def test_every_name_of_the_site_is_a_setting(services, tmp_path):
    given = {name for service in of_the_site(services).values() for name in service["environment"]}
    assert given - names_of_settings(tmp_path) == set()


def test_production_takes_every_value(services, tmp_path):
    given = services["app-1"]["environment"]
    variables = {name: substituted(value, FILLED_IN) for name, value in given.items()}
    done = start(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **variables)
    assert done.returncode == 0, done.stderr


def test_what_has_to_be_filled_in_stands_in_the_example(text, example):
    needed = {name for name, mark, _rest in ASKED.findall(text) if mark == "?"}
    assert needed <= example and needed == set(FILLED_IN)


def test_what_stands_in_the_example_is_asked_for(text, example):
    assert example <= {name for name, _mark, _rest in ASKED.findall(text)}


def test_varnish_knows_the_servers_by_their_names(services):
    named = set(re.findall(r'"([a-z][a-z0-9-]*)";', BACKENDS.read_text()))
    assert named == {name for name in of_the_site(services) if name != "migrations"}


def test_nobody_but_varnish_is_reached_from_outside(services):
    assert [name for name, service in services.items() if "ports" in service] == ["varnish"]


def test_a_server_is_given_the_time_that_it_waits_for_visitors(services):
    waits = re.search(r'"--graceful-timeout", "(\d+)"', (ROOT / "Dockerfile").read_text())
    assert waits and int(services["app-1"]["stop_grace_period"].removesuffix("s")) > int(waits[1])
