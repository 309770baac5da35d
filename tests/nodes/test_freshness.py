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

from tests.showcase.delivery.edits import UNSAID

SEQUENCES = int(os.environ.get("SEQUENCES", "6"))
SEED = int(os.environ.get("SEED", "0")) or random.randrange(1_000_000)
READERS = 3
# After each sequence of edits, each by every door.
ADDRESSES = 8
PROMISED = 1.0


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


@pytest.mark.timeout(1800 + 20 * SEQUENCES)
def test_a_second_after_an_edit_nobody_reads_what_was_before_it(nodes, editor, readers):
    dice, stale, fresh = random.Random(SEED), [], 0
    for number in range(SEQUENCES):
        done = editor.do("edit", seed=dice.randrange(10**9))
        edited = time.monotonic()
        urls = editor.do("urls")
        asked = dice.sample(urls, min(len(urls), ADDRESSES))
        time.sleep(max(0, edited + PROMISED - time.monotonic()))
        # The worker draws pictures and cards meanwhile, which pages show once they are there.
        before = editor.do("read", urls=asked)
        seen = {(url, door): nodes.read(url, door) for url in asked for door in nodes.doors}
        for url, *right in zip(asked, before, editor.do("read", urls=asked), strict=True):
            for door in nodes.doors:
                status, body = seen[url, door]
                if [status, sha256(body).hexdigest()] in right:
                    fresh += 1
                else:
                    stale.append((number, done, url, "Varnish" if door == nodes.front else "a node"))
    assert (stale, readers) == ([], []), f"SEED={SEED}"
    assert fresh >= SEQUENCES * ADDRESSES * len(nodes.doors) * 0.9
