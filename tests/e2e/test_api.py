"""The API of a running demo, asked by schemathesis: thousands of requests, made from the OpenAPI document it serves.

Every check is on but the one for slowness: a limit in seconds says more about the machine than about the API.
"""

from collections import Counter
from collections.abc import Iterator

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from .conftest import Server

FEWEST_REQUESTS = 2_000
# For each operation and each of its ways to be asked, in a right and in a wrong way.
EXAMPLES = 200


@pytest.fixture(scope="module")
def document(server: Server):
    """The running API's own document."""
    return schemathesis.openapi.from_url(f"{server.url}/api/v1/openapi.json", config=SchemathesisConfig())


@pytest.fixture(scope="module")
def statuses() -> Iterator[Counter[int]]:
    """How often each status came; in the end, whether enough was asked, and not only to be refused."""
    counted: Counter[int] = Counter()
    yield counted
    assert counted.total() >= FEWEST_REQUESTS, counted
    assert min(counted[status] for status in (200, 404, 405, 422)) > 50, counted


@pytest.fixture(scope="module")
def visitor() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


api = schemathesis.pytest.from_fixture("document")


@api.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_the_api_keeps_to_its_document(case, visitor, statuses):
    statuses[case.call_and_validate(session=visitor).status_code] += 1
