"""A demo site of one's own, for the browser's stories in tests/e2e and for the screenshots.

The settings, commands and content of `make demo`, on a database and an upload folder that end with it.
"""

import os
import shutil
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
MANAGE = [sys.executable, "manage.py"]


def chromium() -> str | None:
    """The path of a Chromium (Debian's package `chromium`), or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def chromium_without_windows() -> str | None:
    """The path of a Chromium that has no windows and is quicker (Debian's `chromium-headless-shell`), or of any."""
    return shutil.which("chromium-headless-shell") or chromium()


@contextmanager
def demo_server(folder: Path) -> Iterator[str]:
    """The address of a fresh demo, which ends with the block; RuntimeError with its log if it does not start."""
    port = free_port()
    load_demo(folder, port)
    with serve_demo(folder, port) as url:
        yield url


@contextmanager
def serve_demo(folder: Path, port: int) -> Iterator[str]:
    """The address of a server for the demo that is loaded there, which ends with the block."""
    command = [*MANAGE, "runserver", "--nostatic", "--noreload", f"127.0.0.1:{port}"]
    with running(command, demo_environment(folder, port), port, folder / "server.log") as url:
        yield url


def load_demo(folder: Path, port: int) -> None:
    """Make a database in the folder, with the demo as a site that is served on this port."""
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
        manage(command, demo_environment(folder, port))


def demo_environment(folder: Path, port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "showcase.settings.demo",
        "SHOWCASE_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/showcase.sqlite3",
        "SHOWCASE_BASE_URL": f"http://127.0.0.1:{port}",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(command: list[str], environment: dict[str, str]) -> None:
    """Run one of manage.py's commands, silently; CalledProcessError where it fails."""
    subprocess.run(
        MANAGE + command, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL
    )


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int, log: Path) -> Iterator[str]:
    """The address of a server, once it answers; it ends with the block. RuntimeError with its log otherwise."""
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=output
        )
    try:
        if not _answers(f"{url}/questions/", process):
            raise RuntimeError(f"The server did not start:\n{log.read_text()}")
        yield url
    finally:
        process.terminate()
        # gunicorn lets those finish who are being answered, for up to half a minute.
        process.wait(40)


def read(url: str) -> bytes:
    """What a server that was started here answers. Raises OSError where it does not."""
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - http, to this machine
        return answer.read()


def _answers(url: str, process: subprocess.Popen) -> bool:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            read(url)
            return True
        except OSError:
            time.sleep(0.2)
    return False
