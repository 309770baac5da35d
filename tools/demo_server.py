"""A demo site of one's own, for the browser's stories in tests/e2e and for the screenshots.

The settings, commands and content of `make demo`, on a database and an upload folder that end with it.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "demo-wheels-turning"  # noqa: S105 - the demo's own, printed by `make demo`
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 120


@contextmanager
def demo_server(folder: Path) -> Iterator[str]:
    """The address of a fresh demo, which ends with the block; RuntimeError with its log if it does not start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
        "SHOWCASE_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/showcase.sqlite3",
        "SHOWCASE_BASE_URL": url,
    }
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
        subprocess.run(manage + command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*manage, "runserver", "--nostatic", "--noreload", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        if not _answers(f"{url}/questions/", process):
            raise RuntimeError(f"The demo server did not start:\n{log.read_text()}")
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _answers(url: str, process: subprocess.Popen) -> bool:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 - our own server
            return True
        except OSError:
            time.sleep(0.2)
    return False
