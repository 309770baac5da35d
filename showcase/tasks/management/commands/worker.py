import logging
import os
import signal
import time
from typing import Any

from django.core.management.base import BaseCommand

from showcase.tasks.worker import Worker


class Command(BaseCommand):
    help = "Do the tasks of the queue, and what is due by the clock, until told to stop (SIGTERM, Ctrl+C)."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verbosity"]:
            for name in ("showcase.tasks", "django_tasks"):
                logging.getLogger(name).setLevel(logging.INFO)
            if not logging.getLogger().handlers:
                logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        worker, told = Worker(), []

        def stop(number: int, frame: object) -> None:
            # Who is told a second time does not wait for the task in hand.
            signal.signal(number, lambda *_: os._exit(1))
            # Nothing more here: a handler interrupts this very thread, which may be holding a lock.
            told.append(number)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        worker.start()
        while not told:
            time.sleep(0.2)
        worker.stop()
