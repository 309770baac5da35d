"""A second after an edit nobody reads what was there before it, through Varnish or past it; and nobody reads a draft.

Readers read all the while, so that answers are under way while what they say changes. SEQUENCES and SEED in the
environment make it a longer one, or the same again.
"""

import os
import random
import threading
import time
from hashlib import sha256

import pytest

from tests.nodes.conftest import Editor
from tests.showcase.delivery.edits import UNSAID
from tools.nodes import Nodes

SEQUENCES = int(os.environ.get("SEQUENCES", "6"))
SEED = int(os.environ.get("SEED", "0")) or random.randrange(1_000_000)
READERS = 3
# After each sequence of edits, each by every door.
ADDRESSES = 8
PROMISED = 1.0
# A newcomer's pages change a few times: the portrait, its sizes, three forms of the card.
TRIES = 20


@pytest.fixture
def readers(nodes, editor):
    """People who read by chance, by every door; what they find that nobody may find."""
    urls, found, ended = editor.do("urls"), [], threading.Event()

    def read() -> None:
        dice = random.Random()
        while not ended.is_set():
            url = dice.choice(urls)
            try:
                _, body = nodes.read(url, dice.choice(nodes.doors))
            except OSError as error:
                found.append((url, str(error)))
                continue
            if UNSAID.encode() in body:
                found.append((url, UNSAID))

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    yield found
    ended.set()
    for thread in threads:
        thread.join()


def read_by_every_door(nodes: Nodes, editor: Editor, urls: list[str]) -> list[tuple[str, dict[int, bool]]]:
    """Each page with, by each door, whether it says what has been right for a second.

    The worker draws pictures and cards meanwhile, each of which changes the pages that show it once it is there: which
    page has not stood still for the second is asked again.
    """
    found = []
    for _try in range(TRIES):
        before = editor.do("read", urls=urls)
        time.sleep(PROMISED)
        answers = [{door: nodes.read(url, door) for door in nodes.doors} for url in urls]
        moving = []
        for url, by_door, *right in zip(urls, answers, before, editor.do("read", urls=urls), strict=True):
            is_right = {
                door: [status, sha256(body).hexdigest()] in right for door, (status, body) in by_door.items()
            }
            if all(is_right.values()) or right[0] == right[1]:
                found.append((url, is_right))
            else:
                moving.append(url)
        urls = moving
        if not urls:
            return found
    raise AssertionError(f"They do not come to rest: {urls}")


@pytest.mark.timeout(1800 + 20 * SEQUENCES)
def test_a_second_after_an_edit_nobody_reads_what_was_before_it(nodes, editor, readers):
    dice, stale, fresh = random.Random(SEED), [], 0
    for number in range(SEQUENCES):
        done = editor.do("edit", seed=dice.randrange(10**9))
        urls = editor.do("urls")
        for url, right in read_by_every_door(nodes, editor, dice.sample(urls, min(len(urls), ADDRESSES))):
            for door, is_right in right.items():
                if is_right:
                    fresh += 1
                else:
                    stale.append((number, done, url, "Varnish" if door == nodes.front else "a node"))
    assert (stale, readers) == ([], []), f"SEED={SEED}"
    assert fresh >= SEQUENCES * ADDRESSES * len(nodes.doors) * 0.9
