"""The image as compose.yaml runs it: without rights, on a file system that cannot be written to."""

import json
import re
import time

import pytest

from tools.podman import Container, Image

from .conftest import Volume

# What the proxy in front of a real site says: the visitor speaks TLS.
VISITOR = {"Host": "showcase.example", "X-Forwarded-Proto": "https"}
STATIC = re.compile(r'(?:href|src)="(/static/[^"?#]+)"')
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
# Far less than what compose.yaml gives it, and far more than it needs with nobody to wait for.
SECONDS_TO_END = 15


@pytest.fixture(scope="module")
def files(server: Container) -> list[str]:
    """The addresses of the static files that the page for signing in asks for."""
    return STATIC.findall(server.ask("/admin/login/", **VISITOR).body.decode())


def test_migrations_run_with_it(volume: Volume):
    assert volume.migrations.returncode == 0, volume.migrations.stderr


def test_its_deploy_check_is_clean(image: Image):
    done = image.run("python", "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", ["/-/live", "/-/ready"])
def test_its_probes_are_answered(server: Container, path):
    assert server.ask(path).status == 200


def test_its_own_health_check_passes(server: Container):
    assert server.is_healthy()


def test_a_server_without_a_database_lives_and_is_not_ready(image: Image):
    with image.started(volume="empty") as container:
        container.wait("Listening at")
        assert [container.ask(path).status for path in ("/-/live", "/-/ready")] == [200, 503]


def test_the_front_page_is_served(server: Container):
    assert server.ask("/", **VISITOR).status == 200


def test_static_files_are_named_after_what_is_in_them(files: list[str]):
    assert files and [path for path in files if not HASHED.search(path)] == []


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_static_files_were_compressed_beforehand(server: Container, files: list[str], encoding):
    style = next(path for path in files if path.endswith(".css"))
    headers = server.ask(style, **VISITOR, **{"Accept-Encoding": encoding}).headers
    assert headers["content-encoding"] == encoding and "immutable" in headers["cache-control"]


def test_nothing_can_be_written_but_where_it_is_meant_to_be(server: Container):
    places = "/ /app /app/static /venv /var/lib /var/lib/showcase /tmp /dev/shm"
    script = f"for place in {places}; do touch $place/new 2>/dev/null && echo $place; done; true"
    written = server.podman.said("exec", server.name, "sh", "-c", script).split()
    assert written == ["/var/lib/showcase", "/tmp", "/dev/shm"]  # noqa: S108 - places in the container


def test_its_log_is_one_of_json(server: Container):
    server.ask("/explore/", **VISITOR)
    lines = [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]
    assert "showcase.access" in {line["logger"] for line in lines}


def test_a_server_that_is_told_to_end_does(image: Image, volume: Volume):
    with image.started(volume=volume.name) as container:
        container.wait("Listening at")
        container.ask("/-/ready")
        begun = time.monotonic()
        assert container.stop(2 * SECONDS_TO_END) == 0
        assert time.monotonic() - begun < SECONDS_TO_END


def test_a_worker_runs_with_it_and_ends_when_it_is_told_to(image: Image, volume: Volume):
    command = ["python", "manage.py", "worker"]
    with image.started(*command, volume=volume.name, SHOWCASE_TASKS="database") as container:
        container.wait("orker")
        assert container.stop(2 * SECONDS_TO_END) == 0


def test_a_setting_that_is_wrong_ends_it_with_a_sentence(image: Image):
    done = image.run(SECRET_KEY="hush")
    assert done.returncode and "SECRET_KEY has a key of 4 characters" in done.stderr
