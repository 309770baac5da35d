"""The worker as a process: what is killed, what is told to stop, and what is done twice."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from profiles.models import TextPage
from showcase.tasks.models import Worker
from showcase.tasks.worker import attend
from tests.factories import make_home, make_text

from .chores import succeed, wait_for
from .conftest import ROOT, environment_of, wait_until

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared", "queued")]


def status(result) -> str:
    return DBTaskResult.objects.get(pk=result.id).status


def test_a_task_whose_worker_is_killed_is_done_by_the_next(start_worker, tmp_path):
    result = wait_for.enqueue(str(tmp_path))
    first = start_worker()
    wait_until((tmp_path / "begun").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    (tmp_path / "go").touch()
    # As if half a minute had passed.
    Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=31))
    start_worker()
    wait_until(lambda: status(result) == "SUCCESSFUL")
    assert (tmp_path / "begun").read_text() == "xx"


def test_a_worker_that_is_told_to_stop_finishes_what_it_has_in_hand(start_worker, tmp_path):
    result = wait_for.enqueue(str(tmp_path))
    worker = start_worker()
    wait_until((tmp_path / "begun").exists)
    worker.terminate()
    (tmp_path / "go").touch()
    assert (worker.wait(60), status(result)) == (0, "SUCCESSFUL")


def test_a_worker_that_has_stopped_is_not_waited_for(start_worker):
    worker = start_worker()
    wait_until(Worker.objects.exists)
    worker.terminate()
    worker.wait(60)
    assert not Worker.objects.exists()


def test_two_workers_do_each_task_once(start_worker):
    results = [succeed.enqueue() for _ in range(40)]
    start_worker()
    start_worker()
    wait_until(lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    tries = [len(DBTaskResult.objects.get(pk=result.id).worker_ids) for result in results]
    assert tries == [1] * 40


def cut_connections() -> None:
    """As when PostgreSQL is restarted: everyone else's connections are gone. SQLite has none that could be cut."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def test_a_worker_outlives_its_connections(start_worker, tmp_path):
    in_hand = wait_for.enqueue(str(tmp_path))
    worker = start_worker()
    wait_until((tmp_path / "begun").exists)
    cut_connections()
    (tmp_path / "go").touch()
    later = succeed.enqueue()
    wait_until(lambda: (status(in_hand), status(later)) == ("SUCCESSFUL", "SUCCESSFUL"))
    assert worker.poll() is None


def test_a_page_goes_live_at_its_time(start_worker):
    page = make_text(make_home(), live=False)
    start_worker()
    wait_until(Worker.objects.exists)
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    wait_until(lambda: TextPage.objects.get(pk=page.pk).live)
    assert TextPage.objects.get(pk=page.pk).last_published_at > page.go_live_at


def test_a_server_has_a_worker_beside_it_where_tasks_are_done_at_once(shared, tmp_path):
    result = succeed.enqueue()
    serve = "import time, showcase.wsgi; time.sleep(600)"
    environment = environment_of(shared, tmp_path, SHOWCASE_TASKS="immediate")
    server = subprocess.Popen([sys.executable, "-c", serve], cwd=ROOT, env=environment)
    try:
        wait_until(lambda: status(result) == "SUCCESSFUL")
    finally:
        server.kill()
        server.wait()


def test_of_a_server_that_forks_each_process_has_one_and_the_first_has_none(shared, tmp_path):
    """Threads do not outlive a fork: one that was started before would do nothing in any process that serves."""
    environment = environment_of(shared, tmp_path, SHOWCASE_TASKS="immediate")
    options = ["--config", "showcase/delivery/gunicorn_conf.py", "--bind", "127.0.0.1:0"]
    command = [sys.executable, "-m", "gunicorn", *options]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_until(lambda: Worker.objects.count() == 2)
        assert len(list(Path(f"/proc/{server.pid}/task").iterdir())) == 1
    finally:
        server.terminate()
        server.wait(60)


def test_a_server_has_none_where_there_is_a_worker_of_its_own(shared, tmp_path):
    succeed.enqueue()
    serve = "import threading, showcase.wsgi; print(threading.active_count())"
    environment = environment_of(shared, tmp_path)
    command = [sys.executable, "-c", serve]
    assert (
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout == b"1\n"
    )


def test_a_setting_that_is_none_stops_the_start_and_is_named(shared, tmp_path):
    environment = environment_of(shared, tmp_path, SHOWCASE_TASKS="later")
    command = [sys.executable, "manage.py", "worker"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, "SHOWCASE_TASKS is “later”" in ended.stderr) == (1, True)


def test_a_worker_waits_for_a_database_that_does_not_answer_yet():
    tries = []

    def step() -> bool:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("not yet")
        stop.set()
        return False

    stop = Event()
    attend(step, stop, pause=0, longest=0.01)
    assert len(tries) == 3
