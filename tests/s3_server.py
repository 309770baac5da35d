"""A server that speaks S3 (moto), on this machine, in a virtual environment of its own: its packages and the project's
do not agree about each other.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.demo_server import free_port

from .services import missing

MOTO = "moto[server,s3]==5.2.5"
SECONDS_TO_START = 60
# It takes any.
KEYS = {"S3_ACCESS_KEY_ID": "key", "S3_SECRET_ACCESS_KEY": "hush", "S3_REGION": "us-east-1"}


@dataclass
class S3Server:
    """A server, and how to make it one that takes connections and answers nobody."""

    url: str
    process: subprocess.Popen

    def make_bucket(self, name: str) -> dict[str, str]:
        """The variables of the environment that have a site keep its uploads in a new bucket."""
        import boto3

        keys = {"aws_access_key_id": KEYS["S3_ACCESS_KEY_ID"], "region_name": KEYS["S3_REGION"]}
        keys["aws_secret_access_key"] = KEYS["S3_SECRET_ACCESS_KEY"]
        boto3.client("s3", endpoint_url=self.url, **keys).create_bucket(Bucket=name)
        return KEYS | {"S3_BUCKET": name, "S3_ENDPOINT": self.url}

    def freeze(self) -> None:
        os.kill(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self.process.pid, signal.SIGCONT)


@contextmanager
def s3_server(cache: Path) -> Iterator[S3Server]:
    """An empty server, which ends with the block. `cache` keeps the environment for the next time.

    Skips the test where pip cannot install it.
    """
    port = free_port()
    command = [_python(cache), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with (cache / "server.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/moto-api/", process)
            yield S3Server(f"http://127.0.0.1:{port}", process)
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(timeout=20)


def _python(cache: Path) -> str:
    folder = cache / MOTO
    python = folder / "bin" / "python"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            venv.create(folder, with_pip=True, clear=True)
            # Most of its hundreds of services are never asked for: to compile them takes longer than to install them.
            options = ["--no-compile", "--quiet", "--disable-pip-version-check"]
            command = [python, "-m", "pip", "install", *options, MOTO]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                missing(MOTO, f"pip could not install it: {done.stderr.splitlines()[-1]}")
            (folder / "complete").touch()
    return str(python)


def _wait_for(url: str, process: subprocess.Popen) -> None:
    for _attempt in range(SECONDS_TO_START * 10):
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - an address of this machine
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"{sys.executable}: the S3 server did not start; see server.log in pytest's cache")
