"""The worker: a thread for each lane of the queue, and one for the clock.

It outlives its database: what fails is tried again, with pauses that grow. Told to stop, it finishes what it has in
hand.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread

from django.db import connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker

from . import publishing, schedule
from .backends import QUEUE
from .lanes import DEFAULT, LANES, PROMPT, SLOW
from .models import Worker as WorkerRow
from .queue import BEAT, GONE, claim, settle, take_back, take_back_from_the_gone

logger = logging.getLogger(__name__)

# In seconds: between two looks at the clock, and into a lane that was empty. A page goes live within a second of its
# time.
TICK = 0.4
LOOK = {PROMPT: 0.3, DEFAULT: 0.5, SLOW: 2}
# After the database was away; the pause doubles from one second to this.
LONGEST_PAUSE = 15
# Of workers that were killed, nobody asks after this.
FORGET = timedelta(days=1)


class Lane:
    """Does the tasks of one lane, one at a time."""

    def __init__(self, lane: str, owner: str) -> None:
        self.lane = lane
        self.owner = owner
        self._in_hand = False
        self._runner = DatabaseWorker(
            queue_names=[lane],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name=QUEUE,
            startup_delay=False,
            max_tasks=None,
            worker_id=owner,
        )

    def step(self) -> bool:
        """Do the next task; whether there was one."""
        if self._in_hand:
            # The database went away in the middle. Nobody else takes back what belongs to a worker that is heard of.
            take_back(lambda owner: owner == self.owner)
        self._in_hand = True
        row = claim(self.lane, self.owner)
        if row is not None:
            self._runner.run_task(row)
            settle(row)
        self._in_hand = False
        return row is not None


class Clock:
    """Is heard of, takes back what others left behind, and puts into the queue what is due."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._jobs = schedule.jobs()
        self._next_beat = self._last_beat = self._judges_from = timezone.now()

    def step(self) -> bool:
        now = timezone.now()
        if now >= self._next_beat:
            WorkerRow.objects.update_or_create(name=self.name, defaults={"seen_at": now})
            WorkerRow.objects.filter(seen_at__lt=now - FORGET).delete()
            if now - self._last_beat >= GONE:
                # What kept this one from being heard of, such as a long import into SQLite, kept the others too.
                self._judges_from = now + GONE
            if now >= self._judges_from:
                take_back_from_the_gone(now)
            schedule.put_due(self._jobs, now)
            self._last_beat = now
            self._next_beat = now + BEAT
        publishing.put_due(now)
        return False

    def leave(self) -> None:
        """Not to be missed: what ends in order is not waited for."""
        WorkerRow.objects.filter(name=self.name).delete()


class Worker:
    """The threads together. Starting returns at once, whether the database answers yet or not."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(8)}"
        self._stop = Event()
        self._stop_clock = Event()
        self._clock = Clock(self.name)
        self._lanes = [
            Thread(
                target=attend,
                args=(Lane(lane, f"{self.name}/{lane}").step, self._stop, LOOK[lane]),
                name=f"worker-{lane}",
                daemon=True,
            )
            for lane in LANES
        ]
        self._ticking = Thread(target=self._tick, name="worker-clock", daemon=True)

    def start(self) -> None:
        self._ticking.start()

    def stop(self) -> None:
        """Take nothing new in hand, and return when what is in hand is done. Not for a handler of signals: it locks."""
        self._stop.set()
        for thread in self._lanes:
            if thread.ident:
                thread.join()
        # To the end, others must hear of it: they would take over what it still does.
        self._stop_clock.set()
        self._ticking.join()
        logger.info("The worker %s has stopped.", self.name)

    def _tick(self) -> None:
        # Heard of first: what is done by a worker that nobody has heard of is taken over.
        attend(self._clock.step, self._stop, TICK, once=True)
        if not self._stop.is_set():
            logger.info("The worker %s is at work.", self.name)
            for thread in self._lanes:
                thread.start()
        attend(self._clock.step, self._stop_clock, TICK)
        try:
            self._clock.leave()
        except Exception:
            # It will be missed for a while, and then forgotten.
            logger.warning("The worker %s could not take its leave.", self.name, exc_info=True)
        _let_go()


def attend(
    step: Callable[[], bool], stop: Event, pause: float, *, once: bool = False, longest: float = LONGEST_PAUSE
) -> None:
    """Do a step again and again until told to stop, or until it succeeds; at once if there was something to do.

    Whatever it raises, the next try follows: the database may have been restarted, or not be migrated yet.
    """
    failures = 0
    while not stop.is_set():
        try:
            busy = step()
        except Exception as error:
            if not failures:
                logger.exception("The worker was interrupted, and goes on as soon as it can.")
            else:
                logger.warning("The worker still cannot go on: %s", error)
            _let_go()
            stop.wait(min(2**failures, longest))
            failures = min(failures + 1, 10)
            continue
        if failures:
            logger.warning("The worker goes on.")
            failures = 0
        if once:
            return
        if not busy:
            stop.wait(pause)
    _let_go()


def _let_go() -> None:
    """Close this thread's connections: the next step opens new ones."""
    for connection in connections.all(initialized_only=True):
        try:
            connection.close()
        except Exception:
            logger.debug("A connection could not be closed in order.", exc_info=True)
            connection.connection = None
