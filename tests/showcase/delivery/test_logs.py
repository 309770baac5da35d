"""The log: a line for each request, each with the request's name, and nothing in it that is nobody's business."""

import json
import logging
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import RequestFactory
from django.views.debug import get_exception_reporter_filter
from django_tasks import task

from showcase.delivery import request_id
from showcase.delivery.logs import JsonLines, WholeLines, address_in_part, path_without_secrets

from .observed import Outside, lines

logger = logging.getLogger("showcase.test")


def site(status: str = "200 OK", *headers: tuple[str, str]):
    """A site that logs something and answers."""

    def application(environ, start_response):
        logger.warning("Something happened")
        start_response(status, [*headers])
        return [b"ok"]

    return application


def broken(environ, start_response):
    raise RuntimeError


def written(path: str = "/a/", application=None, addresses: str = "network", **extra: str) -> list[dict]:
    with lines() as log:
        Outside(application or site(), addresses).get(path, **extra)
        return log()


def test_each_request_has_a_line():
    line = written("/nyhus/", site("404 Not Found", ("Content-Length", "17")))[-1]
    assert {name: line[name] for name in ("logger", "method", "path", "status", "bytes")} == {
        "logger": "showcase.access",
        "method": "GET",
        "path": "/nyhus/",
        "status": 404,
        "bytes": 17,
    }


def test_a_line_says_when_and_how_long():
    line = written()[-1]
    assert line["time"].endswith("+00:00") and line["ms"] >= 0


def test_a_request_that_breaks_has_a_line_too():
    with lines() as log:
        with pytest.raises(RuntimeError):
            Outside(broken).get("/a/")
        assert log()[-1]["status"] == 500


@pytest.mark.django_db
def test_a_line_names_the_route(home):
    with lines() as log:
        Outside().get(home.url)
        assert log()[-1]["route"] == "wagtail_serve"


def test_a_path_is_written_as_people_write_it():
    assert written("/b%C3%A5t/")[-1]["path"] == "/båt/"


def test_probes_have_no_lines():
    assert [line["logger"] for line in written("/-/live")] == ["showcase.test"]


def test_all_lines_of_a_request_have_its_name():
    names = {line["request_id"] for line in written()}
    assert len(names) == 1 and len(names.pop()) == 32


def test_the_answer_has_the_same_name():
    with lines() as log:
        _status, headers, _body = Outside(site()).get("/a/")
        assert headers["X-Request-ID"] == log()[-1]["request_id"]


def test_another_request_has_another_name():
    assert written()[0]["request_id"] != written()[0]["request_id"]


def test_a_proxys_name_for_a_request_is_kept():
    assert written(HTTP_X_REQUEST_ID="proxy-0001.a")[-1]["request_id"] == "proxy-0001.a"


@pytest.mark.parametrize(
    "name", ["short", "x" * 129, "a b c d e f", 'quote"quote', "line\nline12", "æøåæøåæøå", ""]
)
def test_a_name_that_could_forge_lines_is_not_kept(name):
    assert written(HTTP_X_REQUEST_ID=name)[-1]["request_id"] != name


def test_outside_of_requests_there_is_no_name():
    written()
    assert request_id.current.get() == ""


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/explore/?q=sinna+sjef&place=", "/explore/?q&place"),
        ("/a/?token", "/a/?token"),
        ("/confirm/MQ/c5ab3d-0123456789abcdef0123456789abcdef/", "/confirm/MQ/…/"),
        ("/a-long-name-with-dashes/", "/a-long-name-with-dashes/"),
        (f"/a/?{'&'.join(f'n{n}=1' for n in range(99))}", f"/a/?{'&'.join(f'n{n}' for n in range(12))}"),
    ],
)
def test_what_people_wrote_and_what_lets_them_in_is_left_out(path, kept):
    assert path_without_secrets(*path.partition("?")[::2]) == kept


@pytest.mark.parametrize(
    ("how", "address", "kept"),
    [
        ("network", "192.0.2.77", "192.0.2.0/24"),
        ("network", "2001:db8:1:2::3", "2001:db8:1::/48"),
        ("full", "192.0.2.77", "192.0.2.77"),
        ("none", "192.0.2.77", None),
        ("network", "", None),
    ],
)
def test_as_much_of_an_address_is_written_as_is_asked_for(how, address, kept):
    assert address_in_part(address, how) == kept


def test_no_whole_address_is_written_unless_asked_for():
    assert "192.0.2.77" not in str(written(REMOTE_ADDR="192.0.2.77"))


def test_an_error_is_one_line_with_its_traceback():
    with lines() as log:
        try:
            raise RuntimeError("first\nsecond")
        except RuntimeError:
            logger.exception("It broke at /reset/c5ab3d-0123456789abcdef0123456789abcdef/")
        [line] = log()
    assert "RuntimeError: first\nsecond" in line["exc_info"]
    assert line["message"] == "It broke at /reset/…/"


def test_what_django_attaches_to_an_event_is_left_out():
    with lines() as log:
        logger.error("Broken", extra={"status_code": 500, "request": RequestFactory().get("/?q=hush")})
        assert "hush" not in str(log())


@pytest.mark.parametrize("name", ["CACHES", "SENTRY_DSN", "SHOWCASE_METRICS_TOKEN", "EMAIL_HOST_PASSWORD"])
def test_mails_about_errors_have_no_secrets(settings, name):
    setattr(settings, name, {"default": {"LOCATION": "redis://:hush@h/1"}} if name == "CACHES" else "hush")
    get_exception_reporter_filter.__globals__["get_default_exception_reporter_filter"].cache_clear()
    shown = get_exception_reporter_filter(None).get_safe_settings()
    get_exception_reporter_filter.__globals__["get_default_exception_reporter_filter"].cache_clear()
    assert "hush" not in str(shown[name])


def write(*messages: str) -> None:
    """Each as an event, by a thread of several, to the log as production has it."""
    handler = WholeLines()
    handler.setFormatter(JsonLines())
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda said: handler.handle(logging.makeLogRecord({"msg": said})), messages))


def test_lines_of_many_threads_are_whole(capfd):
    messages = [f"{number} {'x' * 2000}" for number in range(400)]
    write(*messages)
    written = [json.loads(line)["message"] for line in capfd.readouterr().err.splitlines()]
    assert sorted(written) == sorted(messages)


def test_a_line_that_the_system_takes_in_pieces_is_written_to_its_end(capfd, monkeypatch):
    take = os.write
    monkeypatch.setattr(os, "write", lambda file, data: take(file, data[:7]))
    write("Much to say")
    assert json.loads(capfd.readouterr().err)["message"] == "Much to say"


def test_what_is_no_text_is_written_in_another_way(capfd):
    write("/\udc80/")
    assert json.loads(capfd.readouterr().err)["message"] == "/\udc80/"


@task
def work() -> None:
    logger.warning("At work")


def test_a_request_and_its_task_are_found_from_each_other():
    with lines() as log:
        token = request_id.current.set("the-request")
        work.enqueue()
        request_id.current.reset(token)
        asked = next(line for line in log() if line["logger"] == "showcase.tasks")
        worked = next(line for line in log() if line["message"] == "At work")
    assert asked["request_id"] == "the-request"
    assert worked["request_id"] == f"task-{asked['task_id']}"
