"""What fails, and what readers and editors notice of it: nobody reads less than the site has, nothing that was saved is
lost, whoever works in the admin is told in words, and afterwards everything is as before by itself.

What was counted is printed: `pytest -rP`, and beside a test that fails.
"""

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from contextlib import ExitStack

import pytest
from bs4 import BeautifulSoup

from tests.postgres_server import AT_ONCE
from tests.services import missing
from tools.demo_server import free_port
from tools.nodes import make_node, started, wait_for_port

from .work import READERS, Admin, Answer, Readers, ask, gone, wait_until

# Seconds: PostgreSQL is away for this long.
AWAY = 20
# More than one node has threads.
LOOKERS = 12
# Varnish asks each second whether a node is there, and believes two answers of three.
NOTICED = 5


@pytest.fixture(scope="module")
def urls(nodes, editor) -> list[str]:
    """Every address that visitors read, once the worker has done what there was to do."""
    wait_until(lambda: editor.do("waiting") == 0, seconds=120)
    return [url for url in editor.do("urls") if nodes.read(url)[0] == 200]


@pytest.fixture
def admin(nodes, editor, urls) -> Admin:
    return Admin(nodes, editor)


def count(readers: Readers, admin: Admin, lookers: Readers | None = None) -> None:
    """Print what was counted, and what was said to whom nothing was saved for."""
    print(f"reads of pages by status: {by_status(readers.answers)}")
    if lookers:
        print(f"reads of pictures by status: {by_status(lookers.answers)}")
    print(
        f"saved: {len(admin.saved)}, lost: {len(admin.lost)}, refused by status: {by_status(admin.refused)}"
    )
    for answer in admin.refused:
        print(f"told after {answer.ended - answer.begun:.1f} s: {text_of(answer)}")


def text_of(answer: Answer) -> str:
    return " ".join(BeautifulSoup(answer.body, "html.parser").get_text(" ").split())


def by_status(answers: list[Answer]) -> dict[int, int]:
    return dict(Counter(answer.status for answer in answers))


def in_words(answer: Answer, words: str) -> bool:
    """Whether somebody is told this, and what to do about it, in every language of the site."""
    page = answer.body.decode()
    return words in page and "load it again" in page and 'lang="nn"' in page


def is_ready(nodes, port: int) -> bool:
    try:
        return nodes.read("/-/ready", port)[0] == 200
    except OSError:
        return False


def everything_is_as_before(nodes, admin: Admin) -> bool:
    """Both nodes are ready, and what is saved now is read a second later."""
    if not all(is_ready(nodes, node.port) for node in nodes.nodes) or admin.save().status != 302:
        return False
    time.sleep(1)
    return admin.saved[-1].encode() in nodes.read(admin.url)[1]


def test_a_node_that_is_killed_fails_nobody_but_whom_it_was_answering(nodes, admin, urls, editor):
    node, pictures = nodes.nodes[0], editor.do("pictures")
    with (
        Readers(nodes, urls, searching=True) as readers,
        # Varnish keeps none of these: each look is a question to a node.
        Readers(nodes, pictures) as lookers,
        admin.at_work(),
    ):
        admin.saves(2)
        killed = time.monotonic()
        with gone(node):
            admin.saves(3)
        wait_for_port(node, node.port)
        admin.saves(2)
    count(readers, admin, lookers)
    failed = readers.failed + lookers.failed
    assert [answer for answer in failed if answer.begun > killed] == []
    assert len(failed) <= 2 * READERS
    # A form is never sent twice by Varnish: until it knows better, it may bring one to the node that is gone.
    assert [answer for answer in admin.refused if answer.begun > killed + NOTICED] == []
    assert all(in_words(answer, "may not be saved") for answer in admin.refused)
    assert admin.lost == set()
    wait_until(lambda: everything_is_as_before(nodes, admin))


def test_nobody_notices_that_one_node_after_the_other_is_started_anew(nodes, admin, urls, editor):
    pictures = editor.do("pictures")
    with (
        Readers(nodes, urls, searching=True) as readers,
        Readers(nodes, pictures) as lookers,
        admin.at_work(),
    ):
        for node in nodes.nodes:
            admin.saves(1)
            node.drain.touch()
            wait_until(lambda node=node: not nodes.is_asked(node))
            with gone(node, signal.SIGTERM):
                node.drain.unlink()
            wait_until(lambda node=node: nodes.is_asked(node))
        admin.saves(1)
    count(readers, admin, lookers)
    assert (readers.failed, lookers.failed, admin.refused, admin.lost) == ([], [], [], set())


def test_with_all_nodes_gone_varnish_shows_what_it_has(nodes, admin, urls, editor):
    keep_in_front(nodes, urls, editor)
    first, second = nodes.nodes
    with gone(first), gone(second):
        read = [ask(nodes.front, url) for url in urls]
        unknown = ask(nodes.front, f"/explore/?q={time.time_ns()}")
        told = admin.save()
    for node in nodes.nodes:
        wait_for_port(node, node.port)
    print(f"reads of pages by status: {by_status(read)}")
    assert {answer.status for answer in read} == {200}
    assert (unknown.status, "load the page again" in unknown.body.decode()) == (503, True)
    assert (told.status, in_words(told, "may not be saved")) == (503, True)
    wait_until(lambda: everything_is_as_before(nodes, admin))


def test_nobody_misses_redis(nodes, admin, urls):
    with Readers(nodes, urls, searching=True) as readers, admin.at_work():
        admin.saves(2)
        with gone(nodes.redis):
            admin.saves(3)
        admin.saves(2)
    count(readers, admin)
    assert (readers.failed, admin.refused, admin.lost) == ([], [], set())
    wait_until(lambda: b'"cache": "ok"' in nodes.read("/-/ready", nodes.nodes[0].port)[1])
    wait_until(lambda: everything_is_as_before(nodes, admin))


def test_while_the_database_is_away_the_site_shows_what_it_has(nodes, admin, urls, postgres, editor):
    assert [admin.save().status for _ in range(3)] == [302] * 3
    keep_in_front(nodes, urls, editor)
    picture = editor.do("pictures")[0]
    with Readers(nodes, urls) as readers:
        stopped = time.monotonic()
        told, pictures, unknown = [], [], []
        with gone(postgres.process, AT_ONCE):
            while time.monotonic() < stopped + AWAY:
                told.append(admin.save())
                pictures.append(ask(nodes.front, picture))
                unknown.append(ask(nodes.front, f"/explore/?q={time.time_ns()}"))
                time.sleep(2)
        wait_until(lambda: everything_is_as_before(nodes, admin))
    count(readers, admin)
    assert readers.failed == []
    assert {answer.status for answer in pictures} == {200}
    # What nobody has kept: soon back, and not a bare error.
    assert {(answer.status, "load the page again" in answer.body.decode()) for answer in unknown} == {
        (503, True)
    }
    assert {(answer.status, in_words(answer, "may not be saved")) for answer in told} == {(503, True)}
    assert admin.lost == set()
    wait_until(lambda: editor.do("waiting") == 0)


def keep_in_front(nodes, urls: list[str], editor) -> None:
    """Read everything until Varnish has it: what is drawn meanwhile has pages thrown away again."""

    def is_kept() -> bool:
        wait_until(lambda: editor.do("waiting") == 0)
        time.sleep(1.1)
        # Younger than a second is what was made for this answer.
        ages = [int(ask(nodes.front, url).headers.get("age", 0)) for url in urls]
        return min(ages) > 0

    wait_until(is_kept)


def test_while_the_bucket_hangs_pictures_are_missing_and_nothing_else(nodes, admin, urls, s3, editor):
    pictures = editor.do("pictures")[:40]
    with (
        Readers(nodes, urls, searching=True) as readers,
        Readers(nodes, pictures, number=LOOKERS) as lookers,
        admin.at_work(),
    ):
        s3.freeze()
        try:
            told = [admin.upload(), admin.upload()]
            admin.saves(3)
        finally:
            s3.thaw()
        wait_until(lambda: admin.upload().status == 200)
    count(readers, admin, lookers)
    assert (readers.failed, admin.refused, admin.lost) == ([], [], set())
    assert {answer.status for answer in lookers.answers} == {200, 503}
    assert {(answer.status, in_words(answer, "may not be saved")) for answer in told} == {(503, True)}
    assert {ask(nodes.front, picture).status for picture in pictures} == {200}
    wait_until(lambda: editor.do("waiting") == 0)


def test_what_a_worker_had_in_hand_when_it_was_killed_is_done(nodes, admin, urls, s3, editor):
    before = editor.do("done_at_second_try")

    def is_held_up() -> bool:
        first = editor.do("in_hand")
        time.sleep(1)
        return bool(set(first) & set(editor.do("in_hand")))

    # What draws waits for the bucket, so the worker is in the middle of it.
    s3.freeze()
    try:
        assert admin.save().status == 302
        wait_until(is_held_up)
        with gone(nodes.worker):
            assert editor.do("in_hand") != []
            editor.do("half_a_minute_passes")
    finally:
        s3.thaw()
    wait_until(lambda: editor.do("waiting") == 0)
    assert editor.do("done_at_second_try") > before
    assert admin.lost == set()


def test_a_full_disk_is_named_to_whoever_uploads_and_nobody_else_notices(nodes, small_disk, urls, editor):
    node, disk = small_disk
    admin = Admin(nodes, editor, node.port)
    assert admin.upload().status == 200
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free))
    told = admin.upload()
    read = [ask(node.port, url) for url in urls]
    saved = admin.save()
    (disk / "filler").unlink()
    print(f"reads of pages by status: {by_status(read)}, lost: {len(admin.lost)}")
    assert (told.status, in_words(told, "The disk for pictures and films is full")) == (507, True)
    assert {answer.status for answer in read} == {200}
    assert (saved.status, admin.lost) == (302, set())
    assert admin.upload().status == 200


@pytest.fixture
def small_disk(nodes, tmp_path):
    """A server of the same site that keeps uploads in a folder, and that folder: a disk of two megabytes."""
    disk = tmp_path / "uploads"
    disk.mkdir()
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    mount = [*as_root, "mount", "-t", "tmpfs", "-o", "size=2m,mode=777", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        missing("A disk of one's own", f"Whoever runs the tests may not mount one: {mounted.stderr}")
    try:
        in_folder = {name: value for name, value in nodes.environment.items() if not name.startswith("S3_")}
        static = {"SHOWCASE_VAR": str(tmp_path), "SHOWCASE_STATIC": str(nodes.folder / "static")}
        port = free_port()
        with ExitStack() as ending:
            yield started(ending, make_node(port, in_folder | static, tmp_path), port), disk
    finally:
        subprocess.run([*as_root, "umount", str(disk)], check=True)
