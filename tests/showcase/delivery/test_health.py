"""Probes come by address and without TLS, at any time, and learn no more than they need."""

import os
import signal

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from showcase.delivery import health

PROBES = ["/-/live", "/-/ready"]


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["showcase.example"]


@pytest.fixture(autouse=True)
def another_process():
    """What a process learns about itself is forgotten."""
    yield
    health._migrated.clear()
    health._ending.clear()


@pytest.fixture
def probe():
    return Client(headers={"host": "10.0.3.7:8000", "accept-language": "nb"})


def checks(probe) -> dict[str, str]:
    return probe.get("/-/ready").json()["checks"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PROBES)
def test_a_probe_is_answered_by_whatever_host_and_scheme_it_comes(probe, path):
    response = probe.get(path)
    assert (response.status_code, response.json()["status"]) == (200, "ok")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PROBES)
def test_nobody_keeps_the_answer(probe, path):
    assert probe.get(path)["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", PROBES)
def test_no_cookie_is_set(probe, path):
    assert not probe.get(path).cookies


def test_a_process_lives_without_a_database(probe):
    # No mark: a look at the database would fail.
    assert probe.get("/-/live").status_code == 200


@pytest.mark.django_db
def test_a_ready_node_names_what_it_looked_at(probe):
    assert checks(probe) == dict.fromkeys(["running", "database", "migrations", "cache"], "ok")


@pytest.mark.django_db
def test_a_node_asks_about_migrations_once(probe, django_assert_num_queries):
    probe.get("/-/ready")
    with django_assert_num_queries(1):
        probe.get("/-/ready")


@pytest.mark.django_db
def test_a_node_without_its_migrations_is_not_ready(probe):
    MigrationRecorder.Migration.objects.filter(app="profiles").delete()
    response = probe.get("/-/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failed"


def test_a_node_without_its_database_is_not_ready_and_tells_no_details(probe):
    # pytest-django's own guard is a database that does not answer.
    response = probe.get("/-/ready")
    assert response.status_code == 503
    assert response.json()["checks"] == {
        "running": "ok",
        "database": "failed",
        "migrations": "failed",
        "cache": "ok",
    }


@pytest.mark.django_db
def test_a_node_is_ready_without_its_cache(probe, settings):
    # Nothing listens on port 1.
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    response = probe.get("/-/ready")
    assert (response.status_code, response.json()["checks"]["cache"]) == (200, "failed")


@pytest.mark.django_db
def test_a_node_that_was_told_to_end_is_not_ready(probe):
    server_was_told = []
    before = signal.signal(signal.SIGTERM, lambda *_: server_was_told.append(True))
    try:
        health.end_on_sigterm()
        os.kill(os.getpid(), signal.SIGTERM)
        assert (probe.get("/-/ready").status_code, server_was_told) == (503, [True])
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.django_db
def test_a_node_that_is_taken_out_is_not_ready(probe, settings, tmp_path):
    settings.SHOWCASE_DRAIN_FILE = str(tmp_path / "drain")
    assert probe.get("/-/ready").status_code == 200
    (tmp_path / "drain").touch()
    assert probe.get("/-/ready").status_code == 503


def test_the_guard_of_the_tests_is_on():
    with pytest.raises(RuntimeError):
        connection.cursor()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/-/ready/", "/-/other/", "/-/metrics"])
def test_other_addresses_are_no_probes(home, path):
    assert Client(headers={"host": "showcase.example"}).get(path, secure=True).status_code == 404
