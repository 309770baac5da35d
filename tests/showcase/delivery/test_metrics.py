"""What Prometheus reads, and who else may."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from django_tasks import task
from prometheus_client.parser import text_string_to_metric_families

from showcase.delivery import metrics, requests_seen

from .observed import Outside

TWO_PROCESSES = """
import os, django
django.setup()
from showcase.delivery import metrics
metrics.prepare()
child = os.fork()
metrics.cache_error()
if not child:
    os._exit(0)
os.waitpid(child, 0)
print(metrics.page()[0].decode())
"""


@pytest.fixture
def counted(settings):
    """Metrics are on, and begin at nothing."""
    settings.SHOWCASE_METRICS_TOKEN = "a-token"
    metrics._registry.cache_clear()
    metrics._counters.cache_clear()
    yield
    metrics._registry.cache_clear()
    metrics._counters.cache_clear()
    metrics._gauges.clear()


def read() -> dict[tuple[str, ...], float]:
    """The numbers: by name, then the labels' values, in the order of the labels' names."""
    text = Client().get("/-/metrics", headers={"authorization": "Bearer a-token"}).content.decode()
    return {
        (sample.name, *(value for _label, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def site(**inside):
    def application(environ, start_response):
        environ.update(inside)
        start_response("200 OK", [])
        return []

    return application


def ask(settings, **extra) -> int:
    return Client(headers=extra.pop("headers", {})).get("/-/metrics", **extra).status_code


def test_without_a_setting_nobody_reads(settings):
    assert ask(settings) == 404


def test_who_knows_the_token_reads(counted, settings):
    assert ask(settings, headers={"authorization": "Bearer a-token"}) == 200


@pytest.mark.parametrize("sent", ["Bearer another", "Bearer ", "a-token", "Bearer å", ""])
def test_who_does_not_know_it_finds_nothing(counted, settings, sent):
    assert ask(settings, headers={"authorization": sent}) == 404


@pytest.mark.parametrize(("address", "status"), [("10.1.2.3", 200), ("192.0.2.7", 404), ("", 404)])
def test_who_is_in_a_network_that_is_named_reads(settings, address, status):
    settings.SHOWCASE_METRICS_NETWORKS = ["10.0.0.0/8"]
    assert ask(settings, REMOTE_ADDR=address) == status


def test_an_empty_token_opens_nothing(settings):
    settings.SHOWCASE_METRICS_NETWORKS = ["10.0.0.0/8"]
    assert ask(settings, headers={"authorization": "Bearer "}) == 404


def test_requests_are_counted_by_route_method_and_status(counted):
    Outside(site(**{requests_seen.ROUTE: "profiles:explore"})).get("/explore/")
    assert read()["showcase_requests_total", "GET", "profiles:explore", "200"] == 1


def test_a_method_that_somebody_made_up_is_no_label_of_its_own(counted):
    Outside(site()).get("/", method="HUSH")
    assert read()["showcase_requests_total", "other", "", "200"] == 1


def test_times_are_counted_in_a_histogram(counted):
    Outside(site()).get("/")
    assert read()["showcase_request_seconds_bucket", "+Inf", ""] == 1


def test_pages_that_were_kept_are_counted(counted):
    Outside(site(**{requests_seen.PAGE_CACHE: "hit"})).get("/")
    assert read()["showcase_page_cache_total", "hit"] == 1


@pytest.mark.django_db
def test_statements_that_fail_are_counted(counted):
    from showcase.delivery.queries import time_and_count

    with connection.execute_wrapper(time_and_count), pytest.raises(OperationalError):
        raise_from_database()
    assert read()["showcase_database_errors_total",] == 1


def raise_from_database() -> None:
    from django.db.backends.utils import CursorWrapper

    with connection.cursor() as cursor:
        assert isinstance(cursor, CursorWrapper)
        # Not a statement of SQL in any database.
        try:
            cursor.execute("NONSENSE")
        except Exception as error:
            raise OperationalError from error


@task
def work() -> None:
    pass


@task
def fail() -> None:
    raise RuntimeError


@pytest.mark.parametrize(("job", "outcome"), [(work, "succeeded"), (fail, "failed")])
def test_tasks_are_counted_by_what_became_of_them(counted, db, job, outcome):
    job.enqueue()
    numbers = read()
    assert numbers["showcase_tasks_total", "enqueued", job.module_path] == 1
    assert numbers["showcase_tasks_total", outcome, job.module_path] == 1


def test_some_numbers_are_asked_for_when_somebody_reads(counted):
    metrics.gauge("tasks_waiting", "Tasks that wait", lambda: 3)
    assert read()["showcase_tasks_waiting",] == 3


def test_a_number_that_cannot_be_had_leaves_the_others(counted):
    metrics.gauge("tasks_waiting", "Tasks that wait", lambda: 1 / 0)
    metrics.cache_error()
    assert read()["showcase_cache_errors_total",] == 1


def test_several_processes_are_counted_together(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "showcase.settings.development",
        "SHOWCASE_METRICS_TOKEN": "a-token",
        "SHOWCASE_VAR": str(tmp_path),
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
    }
    done = subprocess.run(
        [sys.executable, "-c", TWO_PROCESSES], env=environment, capture_output=True, text=True
    )
    assert "showcase_cache_errors_total 2.0" in done.stdout, done.stderr
